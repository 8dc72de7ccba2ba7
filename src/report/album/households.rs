//! The picture of households, where people were followed one by one.

use super::super::chart::{Arrangement, ChartError, FanChart, Mark, Picture, fan};
use super::Album;
use super::phrase::phrase;
use crate::source::Language;

/// The quantities shown.
const SHOWN: [&str; 4] = [
    "households.with_several",
    "holders.kept_by_the_old",
    "holders.alone",
    "holders.with_others_low_income",
];

impl Album<'_> {
    pub(super) fn households(&self, language: Language) -> Result<Picture, ChartError> {
        let last = self.last();
        let quantities = self.outcome.projection.quantities();
        let shown = SHOWN
            .iter()
            .filter_map(|key| quantities.iter().find(|quantity| quantity.key == *key));
        let (mut series, mut words) = (Vec::new(), Vec::new());
        for quantity in shown {
            let name = quantity.title.get(language);
            let unit = language.pick(quantity.unit.zh(), quantity.unit.en());
            let label = match language {
                Language::Zh => format!("{name}（{unit}）"),
                Language::En => format!("{name} ({unit})"),
            };
            series.push(self.series(&quantity.key, &label, 1.0));
            if let Some(summary) = self.summary(&quantity.key, last) {
                words.push(phrase(name, summary, quantity.unit, language));
            }
        }
        let said = words.join(language.pick("；", "; "));
        let described = match language {
            Language::Zh => format!("{last} 年：{said}"),
            Language::En => format!("In {last}: {said}"),
        };
        let first = words.into_iter().next().unwrap_or_default();
        let title = match language {
            Language::Zh => format!("{last} 年：{first}"),
            Language::En => format!("In {last}: {first}"),
        };
        let frame = self.frame(
            title,
            language
                .pick(
                    "家庭由模型组成，此后无人迁居，新办证与家庭无关；带为 80% 与 95% 区间",
                    "households are formed by the model, later nobody moves and new certificates know nothing of them; bands are 80% and 95% intervals",
                )
                .to_string(),
            described,
            vec![Mark::Assumed, Mark::Unverified],
            language,
        );
        fan(
            &frame,
            &FanChart {
                unit: language.pick("户、人", "households, persons").to_string(),
                series,
                targets: Vec::new(),
                present: Some(self.model.newest_of_people()),
                floor_at_zero: true,
                layout: Arrangement::SmallMultiples {
                    columns: 2,
                    shared_scale: false,
                },
            },
        )
    }
}
