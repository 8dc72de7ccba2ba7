//! The picture of a change by cause.

use super::super::budgets::wan;
use super::super::chart::{ChartError, Mark, Picture, WaterfallChart, WaterfallStep, waterfall};
use super::super::number::with_unit;
use super::super::reasons::end;
use super::super::summary::capital;
use super::phrase::told;
use super::{Album, NamedPicture};
use crate::evaluation::why::Why;
use crate::source::Language;
use crate::units::Unit;

/// A number of a change as in the tables.
fn said(value: f64, unit: Unit, language: Language) -> String {
    match (unit, language) {
        (Unit::Yuan, Language::Zh) => format!("{} 万元", wan(value)),
        (unit, _) => with_unit(value, unit, language),
    }
}

impl Album<'_> {
    /// All pictures of a change in a language: what each cause adds, with its 80 % interval.
    pub fn reasons(&self, why: &Why, name: &str, language: Language) -> Vec<NamedPicture> {
        vec![("why".to_string(), self.by_cause(why, name, language))]
    }

    /// What each cause adds to a change, from one end to the other.
    pub(super) fn by_cause(
        &self,
        why: &Why,
        name: &str,
        language: Language,
    ) -> Result<Picture, ChartError> {
        let steps = why.shown().map(|part| {
            let (zh, en) = part.cause.words();
            let [low, _, high] = part.share.interval;
            WaterfallStep {
                label: language.pick(zh, en).to_string(),
                adds: part.share.mean,
                interval: (low, high),
            }
        });
        let untold = why.untold().map(|adds| WaterfallStep {
            label: language
                .pick(
                    "其他原因合计（公开发布用，不分列）",
                    "other causes together (not told apart for publication)",
                )
                .to_string(),
            adds,
            interval: (adds, adds),
        });
        let steps: Vec<WaterfallStep> = steps.chain(untold).collect();
        let change = said(why.change.mean, why.unit, language);
        let [from, to] = [0, 1].map(|place| end(why, place, language));
        // A cause that is withheld may be larger than all that are shown.
        let most = why
            .shown()
            .max_by(|a, b| a.share.mean.abs().total_cmp(&b.share.mean.abs()))
            .filter(|_| why.untold().is_none());
        let most = most.map_or_else(String::new, |part| {
            let (zh, en) = part.cause.words();
            match language {
                Language::Zh => format!("，贡献最大的是{zh}"),
                Language::En => format!("; the largest part is {en}"),
            }
        });
        let title = match language {
            Language::Zh => format!("{name}变化 {change}{most}"),
            Language::En => format!("{} changes by {change}{most}", capital(name)),
        };
        let subtitle = match language {
            Language::Zh => format!("{from} → {to}；各步为均值，细线为 80% 区间"),
            Language::En => format!("{from} → {to}; steps are means, thin lines 80% intervals"),
        };
        let each = steps.iter().map(|step| {
            let adds = said(step.adds, why.unit, language);
            format!("{}{}{adds}", step.label, language.pick(" ", ": "))
        });
        let description = told(&title, each, language);
        let frame = self.frame(
            title,
            subtitle,
            description,
            vec![Mark::Judged, Mark::Assumed],
            language,
        );
        let unit = match why.unit {
            Unit::Yuan => language.pick("元", "yuan"),
            other => language.pick(other.zh(), other.en()),
        };
        let chart = WaterfallChart {
            unit: unit.to_string(),
            from: (from, why.before.mean),
            steps,
            to: (to, why.after.mean),
        };
        waterfall(&frame, &chart)
    }
}
