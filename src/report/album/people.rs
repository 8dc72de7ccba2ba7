//! Pictures of people: certificate holders, recipients, the age structure.

use super::super::chart::{
    Arrangement, ChartError, FanChart, Mark, Picture, PyramidChart, PyramidInterval, PyramidPanel,
    fan, pyramid,
};
use super::super::number::{Scale, with_unit};
use super::{Album, by_age};
use crate::axes::{Category, Year};
use crate::evaluation::Summary;
use crate::simulation::{PROFILE_GROUPS, Whom};
use crate::source::Language;
use crate::units::Unit;

impl Album<'_> {
    pub(super) fn holders(&self, language: Language) -> Result<Picture, ChartError> {
        let total = language.pick("持证残疾人", "Certificate holders");
        let mut all = self.series("holders", language.pick("合计", "All"), 1.0);
        all.observed = self.shown("holders", self.model.holders_seen(None));
        let mut series = vec![all];
        for category in Category::ALL {
            let name = language.pick(category.zh(), category.en());
            let key = format!("holders.{category}");
            let mut own = self.series(&key, name, 1.0);
            own.observed = self.shown(&key, self.model.holders_seen(Some(*category)));
            series.push(own);
        }
        let mut description = self.change(total, "holders", Unit::Persons, language);
        for category in Category::ALL {
            let name = language.pick(category.zh(), category.en());
            let key = format!("holders.{category}");
            description.push_str(language.pick("；", "; "));
            description.push_str(&self.change(name, &key, Unit::Persons, language));
        }
        // What the register counted is not what the projection begins with in the base year.
        let below = match self.model.holders_seen(None).is_empty() {
            true => language.pick(
                "按类别，人；带为 80% 与 95% 区间",
                "by category, persons; bands are 80% and 95% intervals",
            ),
            false => language.pick(
                "按类别，人；带为 80% 与 95% 区间；圆点为登记册年末实有人数，基期由模型推算",
                "by category, persons; bands are 80% and 95% intervals; dots are counts of the register, the base year is the model's",
            ),
        };
        let frame = self.frame(
            self.change(total, "holders", Unit::Persons, language),
            below.to_string(),
            description,
            vec![Mark::Estimated, Mark::Judged],
            language,
        );
        fan(
            &frame,
            &FanChart {
                unit: language.pick("人", "persons").to_string(),
                series,
                targets: Vec::new(),
                present: Some(self.model.newest_of_people()),
                floor_at_zero: true,
                layout: Arrangement::SmallMultiples {
                    columns: 4,
                    shared_scale: false,
                },
            },
        )
    }

    pub(super) fn recipients(&self, language: Language) -> Result<Picture, ChartError> {
        let mut series = Vec::new();
        let mut words = Vec::new();
        let mut newest = self.model.newest_of_people();
        let services = self.model.services.iter();
        for (service, places) in services.zip(&self.model.quantities.services) {
            let Some(observed) = service.observed else {
                continue;
            };
            let key = format!("{}.served", service.key);
            let name = service.title.get(language);
            let mut fan = self.series(&key, name, 1.0);
            let mut seen = self.model.reported_of(places.served);
            seen.retain(|year, _| *year > self.base());
            newest = seen.keys().copied().fold(newest, Year::max);
            seen.insert(self.base(), observed);
            fan.observed = self.shown(&key, seen);
            series.push(fan);
            words.push(self.change(name, &key, Unit::Persons, language));
        }
        let last = self.last();
        let ends: Vec<String> = self
            .model
            .services
            .iter()
            .filter(|service| service.observed.is_some())
            .filter_map(|service| {
                let summary = self.summary(&format!("{}.served", service.key), last)?;
                let people = with_unit(summary.median(), Unit::Persons, language);
                Some(format!("{} {people}", service.title.get(language)))
            })
            .collect();
        let title = match language {
            Language::Zh => format!("{last} 年：{}", ends.join("，")),
            Language::En => format!("In {last}: {}", ends.join(", ")),
        };
        let frame = self.frame(
            title,
            language
                .pick(
                    "享受人数；圆点为规划和其后公布的人数，基期以前为推算",
                    "recipients; dots are the figures of the plan and of later reports, years before the base year are reconstructed",
                )
                .to_string(),
            words.join(language.pick("；", "; ")),
            vec![Mark::Estimated, Mark::Judged, Mark::Unverified],
            language,
        );
        fan(
            &frame,
            &FanChart {
                unit: language.pick("人", "persons").to_string(),
                series,
                targets: Vec::new(),
                present: Some(newest),
                floor_at_zero: true,
                layout: Arrangement::Overlay,
            },
        )
    }

    pub(super) fn pyramid(&self, language: Language) -> Result<Picture, ChartError> {
        let profiles = &self.outcome.profiles;
        // Five-year groups of holders are small counts, which nothing that is published may show.
        let disability =
            self.model.settings.disability.is_some() && self.summaries.withheld().is_none();
        let panels: Vec<PyramidPanel> = profiles
            .years
            .iter()
            .enumerate()
            .map(|(place, year)| {
                let summaries = |whom, sex| -> Vec<Summary> {
                    (0..PROFILE_GROUPS)
                        .filter_map(|group| Summary::of(profiles.draws(place, whom, sex, group)))
                        .collect()
                };
                let medians = |whom, sex| -> Vec<f64> {
                    summaries(whom, sex).iter().map(Summary::median).collect()
                };
                let ends = |sex, high: bool| -> Vec<f64> {
                    let pick = |s: &Summary| if high { s.eighty().1 } else { s.eighty().0 };
                    summaries(Whom::People, sex).iter().map(pick).collect()
                };
                let holders = |sex| {
                    if disability {
                        medians(Whom::Holders, sex)
                    } else {
                        vec![0.0; PROFILE_GROUPS]
                    }
                };
                PyramidPanel {
                    title: year.to_string(),
                    ages: (0..PROFILE_GROUPS).map(|group| 5 * group as i32).collect(),
                    male: medians(Whom::People, 0),
                    female: medians(Whom::People, 1),
                    male_disabled: holders(0),
                    female_disabled: holders(1),
                    whole: [
                        self.summary("population", *year).map(Summary::median),
                        self.summary("holders", *year)
                            .filter(|_| disability)
                            .map(Summary::median),
                    ],
                    interval: Some(PyramidInterval {
                        level: 0.8,
                        male_low: ends(0, false),
                        male_high: ends(0, true),
                        female_low: ends(1, false),
                        female_high: ends(1, true),
                    }),
                }
            })
            .collect();
        let share = |year: Year| -> Option<f64> {
            let old = self.summary("population_65", year)?.median();
            Some(old / self.summary("population", year)?.median())
        };
        let (now, then) = (share(self.base()), share(self.last()));
        let scale = Scale::of(1.0, Unit::Share, language);
        let say = |value: Option<f64>| scale.figure(value.unwrap_or(f64::NAN));
        let title = match language {
            Language::Zh => format!(
                "65 岁及以上人口比例：{} 年 {}，{} 年 {}",
                self.base(),
                say(now),
                self.last(),
                say(then)
            ),
            Language::En => format!(
                "Share of people aged 65 and over: {} in {}, {} in {}",
                say(now),
                self.base(),
                say(then),
                self.last()
            ),
        };
        let registered = self.model.settings.of_registered;
        let whose = if registered {
            language.pick("户籍人口", "registered population")
        } else {
            language.pick("总人口", "population")
        };
        let within = if disability {
            language.pick(
                "，深色为其中的持证残疾人",
                ", dark: certificate holders among them",
            )
        } else {
            ""
        };
        let description = by_age::described(&title, whose, &panels, language);
        let frame = self.frame(
            title,
            format!(
                "{whose}{within}{}",
                language.pick(
                    "；中位数与 80% 区间，各组相加与合计略有出入",
                    "; medians and 80% intervals, which add up only roughly"
                )
            ),
            description,
            vec![Mark::Estimated],
            language,
        );
        pyramid(
            &frame,
            &PyramidChart {
                unit: language.pick("人", "persons").to_string(),
                men: language.pick("男", "men").to_string(),
                women: language.pick("女", "women").to_string(),
                disabled: language
                    .pick("持证残疾人", "certificate holders")
                    .to_string(),
                panels,
            },
        )
    }
}
