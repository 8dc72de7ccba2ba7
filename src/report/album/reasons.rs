//! The picture of a change by cause.

use super::super::budgets::wan;
use super::super::chart::{Mark, TornadoBar, TornadoChart, tornado};
use super::{Album, Named};
use crate::evaluation::why::{Cause, Why};
use crate::source::Language;

impl Album<'_> {
    /// All pictures of a change in a language: what each cause adds, with its 80 % interval.
    pub fn reasons(&self, why: &Why, name: &str, language: Language) -> Vec<Named> {
        let bars = Cause::ALL.iter().zip(&why.causes).map(|(cause, share)| {
            let (zh, en) = cause.words();
            let [low, _, high] = share.interval;
            TornadoBar {
                label: language.pick(zh, en).to_string(),
                low: low / 1e4,
                high: high / 1e4,
            }
        });
        let ([from, to], change) = (why.years, wan(why.change.mean));
        let title = match language {
            Language::Zh => format!("{name}：{from} → {to} 年变化 {change} 万元，各原因的贡献"),
            Language::En => format!("{name}: {change} × 10,000 yuan from {from} to {to}, by cause"),
        };
        let subtitle = language.pick(
            "万元，当年价；条为每个原因贡献的 80% 区间，0 为没有影响",
            "10,000 yuan, prices of each year; bars are the 80% interval of what each cause adds, 0 is nothing",
        );
        let frame = self.frame(
            title.clone(),
            subtitle.to_string(),
            title,
            vec![Mark::Judged, Mark::Assumed],
            &self.table_sources(),
            language,
        );
        let chart = TornadoChart {
            unit: language.pick("万元", "10,000 yuan").to_string(),
            base: 0.0,
            low_words: language.pick("第 10 百分位", "10th percentile").to_string(),
            high_words: language.pick("第 90 百分位", "90th percentile").to_string(),
            bars: bars.collect(),
        };
        vec![("why".to_string(), tornado(&frame, &chart))]
    }
}
