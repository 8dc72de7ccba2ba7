//! `parameters.toml`: the people of the place, as the censuses and the workbook have them.

use toml::{Table, Value};

use super::{CENSUS, OWN, Writer, lognormal, registered_at, spread, with_mark, words};
use crate::source::Words;

/// A number with where it comes from.
struct SourcedNumber<'s> {
    distribution: Table,
    source: &'s str,
    at: String,
    evidence: &'s str,
    verified: bool,
    note: Option<Words>,
}

impl SourcedNumber<'_> {
    fn table(self) -> Value {
        Value::Table(self.entries())
    }

    fn entries(self) -> Table {
        let mut table = Table::new();
        table.insert("distribution".into(), Value::Table(self.distribution));
        table.insert("source".into(), self.source.into());
        table.insert("at".into(), self.at.into());
        table.insert("evidence".into(), self.evidence.into());
        table.insert(
            "verification".into(),
            if self.verified {
                "verified"
            } else {
                "unverified"
            }
            .into(),
        );
        let none = || Words {
            zh: "普查或本县的数。".into(),
            en: "A figure of the census, or the county's own.".into(),
        };
        table.insert("note".into(), words(&self.note.unwrap_or_else(none)));
        table
    }
}

/// Judged: how far (standard deviation of the logarithm) the part of a county that was cut out of another, or is left of
/// it, lies from its part of the residents who are registered there.
const PARTED: f64 = 0.05;

impl Writer<'_> {
    pub(super) fn parameters(&self) -> Table {
        let (census, file) = (self.census, &self.base.file);
        let settings = &file.model;
        let year = settings.base_year;
        let mut all = Table::new();
        let own = self
            .filled
            .people
            .iter()
            .find(|(own, values)| *own == year && values[0].is_some());
        let own = own.and_then(|(_, values)| values[0].as_ref());
        let (older_place, older_code) = &census.older;
        let judged = &self.elsewhere.registered;
        let registered = own.map_or_else(|| census.registered_now(judged), |own| own.value);
        let parted = census.share < 1.0;
        // What was cut out has no figures of its own in the older census; what is left stands there with all of it.
        let cut_out = parted && *older_code != self.filled.region;
        for (place, (_, names)) in settings.population.registered.iter().enumerate() {
            let older = place == 0;
            let total = match (older, own) {
                (true, _) if cut_out => self.cut_out(census.registered, "户籍人口"),
                (true, _) => SourcedNumber {
                    distribution: lognormal(census.registered, 0.002),
                    source: CENSUS[0],
                    at: format!("{older_place}（{older_code}），户籍人口"),
                    evidence: "measured",
                    verified: true,
                    note: None,
                },
                (false, Some(people)) => SourcedNumber {
                    distribution: lognormal(people.value, 0.001),
                    source: OWN,
                    at: with_mark(registered_at(year), &people.mark),
                    evidence: "measured",
                    verified: false,
                    note: None,
                },
                (false, None) => SourcedNumber {
                    distribution: lognormal(
                        registered.round(),
                        match parted {
                            true => libm::hypot(self.elsewhere.registered.sd_log, PARTED),
                            false => self.elsewhere.registered.sd_log,
                        },
                    ),
                    source: CENSUS[0],
                    at: format!("{older_place}（{older_code}），户籍人口"),
                    evidence: "judged",
                    verified: false,
                    note: Some(Words {
                        zh: format!(
                            "普查年户籍 {}{}，未给出 {year} 年末的数：按增长 {} 倍，且不少于常住且户籍在本地的人数的 {} 倍。",
                            census.registered,
                            self.part().zh,
                            judged.growth,
                            judged.least_of_local
                        ),
                        en: format!(
                            "{} in the older census{}; no figure of {year} was given: {} times as many, and no fewer than {} times the residents who are registered here.",
                            census.registered,
                            self.part().en,
                            judged.growth,
                            judged.least_of_local
                        ),
                    }),
                },
            };
            all.insert(names.total.clone(), total.table());
            if older && cut_out {
                let number = self.cut_out(census.migrants_older, "外省迁入人口");
                all.insert(names.in_migrants.clone(), number.table());
                continue;
            }
            let [other_province, other_county] = census.migrants;
            let migrants = match older {
                true => (
                    census.migrants_older,
                    0.02,
                    CENSUS[0],
                    format!("{older_place}（{older_code}），外省迁入人口"),
                ),
                false => (
                    other_province + other_county,
                    0.01,
                    CENSUS[1],
                    format!(
                        "{}，外省 {other_province} + 省内他县 {other_county}",
                        census.place
                    ),
                ),
            };
            let number = SourcedNumber {
                distribution: lognormal(migrants.0, migrants.1),
                source: migrants.2,
                at: migrants.3,
                evidence: "measured",
                verified: true,
                note: None,
            };
            all.insert(names.in_migrants.clone(), number.table());
        }
        self.judged(&mut all, registered);
        all
    }

    /// A number of the older census of a place that was cut out of another since: its part of the other's.
    fn cut_out(&self, whole: f64, what: &str) -> SourcedNumber<'static> {
        let (place, code) = &self.census.older;
        let part = self.part();
        SourcedNumber {
            distribution: lognormal((self.census.share * whole).round(), PARTED),
            source: CENSUS[0],
            at: format!("{place}（{code}），{what}"),
            evidence: "judged",
            verified: false,
            note: Some(Words {
                zh: format!("{whole}{}。", part.zh),
                en: format!("{whole}{}.", part.en),
            }),
        }
    }

    /// Which part of the older census' figure is of the place as it is now; nothing where all of it is.
    fn part(&self) -> Words {
        let (share, (place, _)) = (self.census.share, &self.census.older);
        if share >= 1.0 {
            return Words::default();
        }
        let percent = format!("{:.1}", 100.0 * share);
        Words {
            zh: format!(
                "（{place}析出新县市以前的全境；按新一次普查常住且户籍在本地的人数，本地占 {percent}%）"
            ),
            en: format!(
                " (all of {place} before it was parted, of which {percent} % is of this place, by the residents of the newer census who are registered where they live)"
            ),
        }
    }

    /// What no figure of the place was found for.
    fn judged(&self, all: &mut Table, registered: f64) {
        let (census, settings) = (self.census, &self.base.file.model);
        let year = settings.base_year;
        for (name, own) in &self.elsewhere.parameters {
            let own = self.filled.as_judged_there(own, self.base);
            all.insert(name.clone(), own);
        }
        if let Some(households) = &settings.households {
            let [number, people] = census.households;
            let census_of = |distribution: Table, at: String| SourcedNumber {
                distribution,
                source: CENSUS[1],
                at,
                evidence: "estimated",
                verified: true,
                note: None,
            };
            let alone = spread("beta", &[("mean", census.alone / people), ("sd", 0.015)]);
            let said = format!(
                "{}：一人户 {} 户，家庭户人口 {people} 人",
                census.place, census.alone
            );
            all.insert(households.alone.clone(), census_of(alone, said).table());
            let said = format!("{}：家庭户 {number} 户、{people} 人", census.place);
            all.insert(
                households.size.clone(),
                census_of(lognormal(people / number, 0.05), said).table(),
            );
        }
        let disability = settings.disability.as_ref();
        let holders = match disability.and_then(|own| own.anchored_on.as_ref()) {
            Some(service) if self.recipients(service).is_none() => Some(format!("holders_{year}")),
            Some(_) => None,
            // Otherwise the number of the model that is extended would stand for the county's.
            None => disability.and_then(|own| own.holders.get(&year.to_string()).cloned()),
        };
        if let Some(name) = holders {
            let known = &self.elsewhere.holders;
            let holders = SourcedNumber {
                distribution: lognormal((registered * known.share).round(), known.sd_log),
                source: &known.source,
                at: known.at.clone(),
                evidence: "assumed",
                verified: false,
                note: Some(known.note.clone()),
            };
            let mut holders = holders.entries();
            let title = Words {
                zh: format!("{year} 年末持证残疾人"),
                en: format!("certificate holders, end of {year}"),
            };
            holders.insert("title".into(), words(&title));
            holders.insert("unit".into(), "persons".into());
            all.insert(name, Value::Table(holders));
        }
    }
}
