//! A scenario beside the baseline, draw by draw.

use super::super::chart::{
    Band, ChartError, ComparisonChart, Difference, Mark, Picture, comparison,
};
use super::super::number::with_unit;
use super::Album;
use crate::axes::Year;
use crate::evaluation::Summary;
use crate::projection::Projection;
use crate::source::Language;
use crate::units::Unit;

impl Album<'_> {
    /// The scenario less the baseline, draw by draw.
    pub(super) fn against(
        &self,
        baseline: &Projection,
        language: Language,
    ) -> Result<Picture, ChartError> {
        let projection = &self.outcome.projection;
        let mut scenarios = Vec::new();
        for (key, zh, en) in [
            ("holders", "持证残疾人", "certificate holders"),
            (
                "care_subsidy.served",
                "护理补贴享受人数",
                "care-subsidy recipients",
            ),
        ] {
            scenarios.extend(self.difference(projection, baseline, key, language.pick(zh, en)));
        }
        let title = {
            let gap = paired(projection, baseline, "cost.subsidies", self.last());
            let words = gap.as_ref().map_or(String::new(), |gap| {
                let (low, high) = gap.eighty();
                let say = |value: f64| with_unit(value, Unit::Yuan, language);
                match language {
                    Language::Zh => format!(
                        "{}：{} 年两项补贴资金比基线多 {}（80% 区间 {}—{}）",
                        self.model.scenario.title.zh,
                        self.last(),
                        say(gap.median()),
                        say(low),
                        say(high)
                    ),
                    Language::En => format!(
                        "{}: in {} the two subsidies cost {} more than in the baseline (80% interval {} to {})",
                        self.model.scenario.title.en,
                        self.last(),
                        say(gap.median()),
                        say(low),
                        say(high)
                    ),
                }
            });
            if words.is_empty() {
                self.model.scenario.title.get(language).to_string()
            } else {
                words
            }
        };
        let frame = self.frame(
            title.clone(),
            language
                .pick(
                    "与基线之差（人），同一次抽样相减，差异来自情景而非偶然",
                    "difference from the baseline (persons), draw by draw: the effect of the scenario, not of luck",
                )
                .to_string(),
            title,
            vec![Mark::Judged],
            &self.table_sources(),
            language,
        );
        comparison(
            &frame,
            &ComparisonChart {
                unit: language.pick("人", "persons").to_string(),
                scenarios,
                columns: 2,
                shared_scale: false,
            },
        )
    }

    pub(super) fn difference(
        &self,
        projection: &Projection,
        baseline: &Projection,
        key: &str,
        label: &str,
    ) -> Option<Difference> {
        let mut difference = Difference {
            label: label.to_string(),
            ..Difference::default()
        };
        let mut bands = [0.95, 0.8].map(|level| Band {
            level,
            ..Band::default()
        });
        for year in self.base()..=self.last() {
            let summary = paired(projection, baseline, key, year)?;
            difference.years.push(year);
            difference.median.push(summary.median());
            for (band, (low, high)) in bands
                .iter_mut()
                .zip([summary.ninety_five(), summary.eighty()])
            {
                band.low.push(low);
                band.high.push(high);
            }
        }
        difference.bands = bands.into();
        Some(difference)
    }
}

/// Summary of the draw-by-draw difference of a quantity in a year.
pub fn paired(
    projection: &Projection,
    baseline: &Projection,
    key: &str,
    year: Year,
) -> Option<Summary> {
    let here = projection.get(key, year)?;
    let there = baseline.get(key, year)?;
    let differences: Vec<f32> = here.iter().zip(there).map(|(a, b)| a - b).collect();
    Summary::of(&differences)
}
