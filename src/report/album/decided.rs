//! Pictures of targets judged together: the board, and the probability of each over the years.

use super::super::chart::{Arrangement, ChartError, Fan, FanChart, Mark, Picture, fan};
use super::super::number::{chance, spaced};
use super::phrase::told;
use super::{Album, NamedPicture};
use crate::evaluation::TargetDraws;
use crate::model::checked::Rests;
use crate::source::Language;

impl Album<'_> {
    /// All pictures of the targets in a language.
    pub fn decided(&self, language: Language) -> Vec<NamedPicture> {
        let mut pictures = self.boards(language);
        pictures.push((
            "probability-over-time".to_string(),
            self.probabilities(language),
        ));
        pictures
    }

    /// The probability that each main target is met at the end of each year.
    fn probabilities(&self, language: Language) -> Result<Picture, ChartError> {
        let projection = &self.outcome.projection;
        let known = self
            .model
            .targets
            .iter()
            .filter(|target| target.rests != Rests::Nothing);
        let (mut main, others): (Vec<_>, Vec<_>) =
            known.partition(|target| target.number.is_some());
        if main.is_empty() {
            main = others;
        }
        let mut series = Vec::new();
        let mut newest = self.base();
        for target in main {
            newest = self.newest_of(target).max(newest);
            let Some(compared) = TargetDraws::of(self.model, target, projection) else {
                continue;
            };
            let mut one = Fan {
                label: target.title.get(language).to_string(),
                ..Fan::default()
            };
            for year in self.base()..=self.last() {
                if let Some(met) = compared.met_in(year) {
                    one.years.push(year);
                    one.median.push(100.0 * met);
                }
            }
            series.push(one);
        }
        let title = language
            .pick(
                "各主要指标达到目标值的概率随时间的变化",
                "How likely each main indicator stands at its target, year by year",
            )
            .to_string();
        let subtitle = language.pick(
            "%，年末达到目标值的概率",
            "per cent, at the end of each year",
        );
        let each = series.iter().filter_map(|one| ends(one, language));
        let description = told(&title, each, language);
        let frame = self.frame(
            title,
            subtitle.to_string(),
            description,
            vec![Mark::Judged],
            language,
        );
        fan(
            &frame,
            &FanChart {
                unit: "%".to_string(),
                series,
                targets: Vec::new(),
                present: Some(newest),
                floor_at_zero: true,
                layout: Arrangement::SmallMultiples {
                    columns: 3,
                    shared_scale: true,
                },
            },
        )
    }
}

/// The first and the last value of a series of per cents.
fn ends(one: &Fan, language: Language) -> Option<String> {
    let [from, to] = [one.years.first()?, one.years.last()?];
    let [first, last] =
        [one.median.first()?, one.median.last()?].map(|percent| chance(percent / 100.0, language));
    let label = &one.label;
    Some(match language {
        Language::Zh => format!(
            "{label}：{from} 年{}，{to} 年{}",
            spaced(&first),
            spaced(&last)
        ),
        Language::En => format!("{label}: {first} in {from}, {last} in {to}"),
    })
}
