//! A scenario beside the baseline, draw by draw.

use super::super::chart::{
    Band, ChartError, ComparisonChart, Difference, Mark, Picture, comparison,
};
use super::super::number::Scale;
use super::Album;
use crate::axes::Year;
use crate::evaluation::Summary;
use crate::projection::Projection;
use crate::source::Language;
use crate::units::Unit;

impl Album<'_> {
    /// The scenario less the baseline, draw by draw; nothing where no number of people differs.
    pub(super) fn against(
        &self,
        baseline: &Projection,
        language: Language,
    ) -> Option<Result<Picture, ChartError>> {
        let projection = &self.outcome.projection;
        let mut scenarios = Vec::new();
        for key in &self.model.settings.headline {
            let Some(place) = projection.index(key) else {
                continue;
            };
            let quantity = &projection.quantities()[place];
            if quantity.unit == Unit::Persons && self.differs(baseline, key) {
                let label = quantity.title.get(language);
                scenarios.extend(self.difference(projection, baseline, key, label));
            }
        }
        let title = self.dearer(baseline, language);
        let frame = self.frame(
            title.clone(),
            language
                .pick(
                    "与基准之差（人），同一次模拟相减，差异来自情景而非偶然",
                    "difference from the baseline (persons), draw by draw: the effect of the scenario, not of luck",
                )
                .to_string(),
            title,
            vec![Mark::Judged],
            language,
        );
        (!scenarios.is_empty()).then(|| {
            comparison(
                &frame,
                &ComparisonChart {
                    unit: language.pick("人", "persons").to_string(),
                    scenarios,
                    columns: 2,
                    shared_scale: false,
                },
            )
        })
    }

    /// Whether a quantity is another one than in the baseline.
    fn differs(&self, baseline: &Projection, key: &str) -> bool {
        let projection = &self.outcome.projection;
        let mut years = self.base()..=self.last();
        years.any(|year| projection.get(key, year) != baseline.get(key, year))
    }

    /// How much more or less the services cost than in the baseline.
    fn dearer(&self, baseline: &Projection, language: Language) -> String {
        let projection = &self.outcome.projection;
        let name = self.model.scenario.title.get(language);
        let all = self.model.quantities.all;
        let gap = all.and_then(|all| {
            let key = &projection.quantities()[all.cost].key;
            paired(projection, baseline, key, self.last())
        });
        let Some(gap) = gap else {
            return name.to_string();
        };
        let (low, high) = gap.eighty();
        let (middle, year) = (gap.median(), self.last());
        let more = middle >= 0.0;
        let scale = Scale::of(middle, Unit::Yuan, language);
        let (low, high) = if more { (low, high) } else { (-high, -low) };
        let (size, interval) = (
            scale.with_unit(middle.abs()),
            scale.range_with_unit(low, high),
        );
        match language {
            Language::Zh => {
                let than = if more { "多" } else { "少" };
                format!("{name}：{year} 年全部服务资金比基准{than} {size}（80% 区间 {interval}）")
            }
            Language::En => {
                let than = if more { "more" } else { "less" };
                format!(
                    "{name}: in {year} all services cost {size} {than} than in the baseline (80% interval {interval})"
                )
            }
        }
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
