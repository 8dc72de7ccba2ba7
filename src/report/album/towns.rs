//! Pictures of the towns: holders, and who lacks most; of any one town by service, where nothing tells them apart.

use super::super::chart::{ChartError, Frame, Mark, Picture, RankChart, Ranked, rank};
use super::super::towns::ByTown;
use super::{Album, NamedPicture};
use crate::evaluation::towns::{Lack, Range};
use crate::source::{Evidence, Language};
use crate::units::Unit;

impl Album<'_> {
    /// All pictures of the towns in a language, of the last year that was asked for.
    pub fn by_town(&self, by_town: &ByTown, language: Language) -> Vec<NamedPicture> {
        let Some(year) = by_town.years.last().copied() else {
            return Vec::new();
        };
        let lacks: Vec<&Lack> = by_town
            .lacks
            .iter()
            .filter(|row| row.year == year && row.lacking.mean >= 0.5)
            .collect();
        if !by_town.towns.are_told_apart() {
            let rows = lacks.iter().filter(|row| !hidden(by_town, &row.lacking));
            let rows: Vec<Ranked> = rows
                .map(|row| ranked(self.title(row.service, language), &row.lacking, false))
                .collect();
            let title = match language {
                Language::Zh => format!("{year} 年任一镇（街道）各项服务的缺口：没有分镇数据"),
                Language::En => format!("What any one town lacks in {year}: no figures by town"),
            };
            return pictures(
                vec![("towns-lacking", title, rows)],
                |title, subtitle| self.frame_of(by_town, title, subtitle, language),
                language,
            );
        }
        let people = by_town.people.iter().filter(|row| row.year == year);
        let people = people.filter(|row| !hidden(by_town, &row.holders));
        let holders: Vec<Ranked> = people
            .map(|row| {
                let name = by_town.name(row.town, language);
                ranked(name, &row.holders, by_town.is_known(row.town))
            })
            .collect();
        let most = holders.first().map_or("", |row| row.label.as_str());
        let title = match language {
            Language::Zh => format!("{year} 年各镇（街道）持证残疾人：{most}最多"),
            Language::En => format!("Certificate holders by town in {year}: most in {most}"),
        };
        let mut all = vec![("towns-holders", title, holders)];
        // The service that is lacked most, in all towns.
        if let Some(service) = most_lacked(&lacks) {
            let of = lacks.iter().filter(|row| row.service == service);
            let rows: Vec<Ranked> = of
                .filter(|row| !hidden(by_town, &row.lacking))
                .map(|row| {
                    let name = by_town.name(row.town, language);
                    ranked(name, &row.lacking, by_town.is_known(row.town))
                })
                .collect();
            let service = self.title(service, language);
            let title = match language {
                Language::Zh => format!("{year} 年缺口最大的服务是{service}：各镇（街道）缺多少"),
                Language::En => format!("Most lacked in {year}: {service}, by town"),
            };
            all.push(("towns-lacking", title, rows));
        }
        pictures(
            all,
            |title, subtitle| self.frame_of(by_town, title, subtitle, language),
            language,
        )
    }

    fn title(&self, service: usize, language: Language) -> &str {
        self.model.services[service].title.get(language)
    }

    fn frame_of(
        &self,
        by_town: &ByTown,
        title: String,
        subtitle: String,
        language: Language,
    ) -> Frame {
        let around = self.around();
        let mut sources = around.table_sources();
        sources.push(&by_town.towns.source);
        sources.sort_unstable();
        sources.dedup();
        let mut marks = vec![Mark::Judged];
        if by_town.towns.evidence == Evidence::Assumed {
            marks.push(Mark::Assumed);
        }
        let words = [title.clone(), subtitle, title];
        around.frame(words, marks, &sources, language)
    }
}

/// The pictures that have any rows.
fn pictures(
    all: Vec<(&str, String, Vec<Ranked>)>,
    frame: impl Fn(String, String) -> Frame,
    language: Language,
) -> Vec<NamedPicture> {
    let subtitle = language.pick(
        "人；中位数、80% 与 95% 区间；实心点为有自己的数的镇（街道）",
        "persons; medians, 80 % and 95 % intervals; filled: towns with figures of their own",
    );
    let drawn = all.into_iter().filter(|(_, _, rows)| !rows.is_empty());
    drawn
        .map(|(name, title, rows)| {
            let chart = RankChart {
                unit: language
                    .pick(Unit::Persons.zh(), Unit::Persons.en())
                    .to_string(),
                whole: true,
                rows,
            };
            let picture: Result<Picture, ChartError> =
                rank(&frame(title, subtitle.to_string()), &chart);
            (name.to_string(), picture)
        })
        .collect()
}

fn ranked(label: &str, range: &Range, filled: bool) -> Ranked {
    Ranked {
        label: label.to_string(),
        median: range.median,
        eighty: range.eighty,
        ninety_five: range.ninety_five,
        filled,
    }
}

/// A town whose number is not published has no dot: its place would tell it.
fn hidden(by_town: &ByTown, range: &Range) -> bool {
    by_town.suppression.hides(range.median)
}

/// The service of which most is lacked in all towns together.
fn most_lacked(lacks: &[&Lack]) -> Option<usize> {
    let mut services: Vec<(usize, f64)> = Vec::new();
    for row in lacks {
        match services
            .iter_mut()
            .find(|(service, _)| *service == row.service)
        {
            Some((_, sum)) => *sum += row.lacking.mean,
            None => services.push((row.service, row.lacking.mean)),
        }
    }
    let most = services
        .into_iter()
        .max_by(|one, other| one.1.total_cmp(&other.1));
    most.map(|(service, _)| service)
}
