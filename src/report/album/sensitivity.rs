//! The pictures of an uncertainty: which groups it comes from, and which parameters and common factors move the quantity.

use super::super::chart::{
    Bar, ChartError, IndicesChart, IndicesRow, Mark, Picture, TornadoBar, TornadoChart, indices,
    tornado,
};
use super::super::number::with_unit;
use super::super::sensitivities::Told;
use super::{Around, NamedPicture};
use crate::evaluation::sensitivity::words;
use crate::source::{Language, Words};
use crate::statistics::sobol::Index;
use crate::units::Unit;

impl Around<'_> {
    /// All pictures of an uncertainty in a language; the second only where some parameter moves the quantity.
    pub fn sensitivity(&self, told: &Told, language: Language) -> Vec<NamedPicture> {
        let mut pictures = vec![(
            "sensitivity".to_string(),
            self.shares_of_variance(told, language),
        )];
        if told.clear().next().is_some() {
            let picture = self.moved_by_parameters(told, language);
            pictures.push(("tornado".to_string(), picture));
        }
        pictures
    }

    fn shares_of_variance(&self, told: &Told, language: Language) -> Result<Picture, ChartError> {
        let groups = told.groups();
        let most = groups.first().map_or("", |group| {
            let (zh, en) = words(group.origin);
            language.pick(zh, en)
        });
        let about = told.about(language);
        let title = match language {
            Language::Zh => format!("{about}？最多来自{most}"),
            Language::En => format!("{about}: most of it from {most}"),
        };
        let subtitle = match language {
            Language::Zh => format!("占方差的比例；细线为 {} 行重抽样的 95% 区间", told.rows),
            Language::En => format!(
                "shares of the variance; thin lines: 95% intervals by resampling {} rows",
                told.rows
            ),
        };
        let frame = self.frame(
            [title.clone(), subtitle, title],
            vec![Mark::Judged, Mark::Assumed],
            &self.table_sources(),
            language,
        );
        let bar = |index: &Index| {
            let [low, high] = index.interval;
            Bar {
                value: 100.0 * index.value,
                interval: (100.0 * low, 100.0 * high),
            }
        };
        let rows = groups.into_iter().map(|group| {
            let (zh, en) = words(group.origin);
            IndicesRow {
                label: language.pick(zh, en).to_string(),
                first: bar(&group.found.first),
                total: bar(&group.found.total),
            }
        });
        let chart = IndicesChart {
            first_words: language.pick("单独", "by itself").to_string(),
            total_words: language
                .pick("连同与其他组的相互作用", "with its interactions")
                .to_string(),
            rows: rows.collect(),
        };
        indices(&frame, &chart)
    }

    fn moved_by_parameters(&self, told: &Told, language: Language) -> Result<Picture, ChartError> {
        let quantity = &told.quantity;
        let (title, year) = (quantity.title.get(language), told.year);
        let most = told.clear().next();
        let most = most.map_or_else(Words::default, |swing| swing.mover.title(self.model));
        let most = most.get(language);
        let title = match language {
            Language::Zh => format!("{title}，{year} 年：“{most}”使它变动最大"),
            Language::En => format!("{title}, {year}: “{most}” moves it the most"),
        };
        let middle = with_unit(told.found.middle, quantity.unit, language);
        let subtitle = match language {
            Language::Zh => {
                format!("一个参数或共同因素取低值或高值、其余照常模拟时的均值；都不固定时 {middle}")
            }
            Language::En => format!(
                "means with one parameter or common factor low or high and all else as drawn; {middle} with none held"
            ),
        };
        let frame = self.frame(
            [title.clone(), subtitle, title],
            vec![Mark::Judged, Mark::Assumed],
            &self.table_sources(),
            language,
        );
        let (times, unit) = match quantity.unit {
            Unit::Share | Unit::Growth => (100.0, "%"),
            Unit::Yuan | Unit::YuanConstant => (1.0, language.pick("元", "yuan")),
            other => (1.0, language.pick(other.zh(), other.en())),
        };
        let bars = told.clear().map(|swing| {
            let [low, high] = swing.means.map(|mean| times * mean);
            let (title, evidence) = (
                swing.mover.title(self.model),
                swing.mover.evidence(self.model),
            );
            let label = match language {
                Language::Zh => format!("{}（{}）", title.zh, evidence.zh()),
                Language::En => format!("{} ({})", title.en, evidence.en()),
            };
            TornadoBar { label, low, high }
        });
        let chart = TornadoChart {
            unit: unit.to_string(),
            base: times * told.found.middle,
            low_words: language.pick("取第 10 百分位", "at its 10 %").to_string(),
            high_words: language.pick("取第 90 百分位", "at its 90 %").to_string(),
            bars: bars.collect(),
        };
        tornado(&frame, &chart)
    }
}
