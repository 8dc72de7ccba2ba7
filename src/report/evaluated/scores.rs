//! How good the forecast of the base year was: its intervals, its errors, and the probabilities that it gave.

use super::Evaluated;
use crate::evaluation::progress::{Quality, Statement, mean_brier};
use crate::model::Model;
use crate::report::number::chance;
use crate::source::Language;

impl Evaluated {
    /// What is said of it, a sentence each.
    pub fn scores(&self, model: &Model, language: Language) -> Vec<String> {
        let quality = Quality::of(&self.foretold);
        let mut lines = vec![inside(&quality, language)];
        lines.extend(errors(&quality, language));
        lines.extend(self.chances(language));
        lines.extend(
            self.statements
                .iter()
                .filter_map(|one| wrong(model, one, language)),
        );
        lines
    }

    /// The probabilities that were said of the targets that are decided.
    fn chances(&self, language: Language) -> Option<String> {
        let brier = mean_brier(&self.statements)?;
        let all = self.statements.len();
        let met = self.statements.iter().filter(|one| one.met).count();
        let expected: f64 = self.statements.iter().map(|one| one.probability).sum();
        Some(match language {
            Language::Zh => format!(
                "已有结论的 {all} 项目标实际达标 {met} 项，基期时给出的概率合计预计 {expected:.1} 项；布赖尔分数 {brier:.3}（0 为全部说中，一律说一半为 0.25）。"
            ),
            Language::En => format!(
                "Of {all} decided targets {met} were met; the probabilities of the base year add up to {expected:.1}. Brier score {brier:.3} (0: right and sure; saying one half of everything: 0.25)."
            ),
        })
    }
}

fn inside(quality: &Quality, language: Language) -> String {
    let (cases, [in80, in95]) = (quality.cases, quality.inside);
    let [eighty, ninety_five] = [0.8, 0.95].map(|part| part * cases as f64);
    match language {
        Language::Zh => format!(
            "基期时的预测：{cases} 个已公布的数中，{in80} 个落在当时的 80% 区间内，{in95} 个落在 95% 区间内（应约 {eighty:.0} 和 {ninety_five:.0} 个），{} 个低于当时的中位数。",
            half(quality.below)
        ),
        Language::En => format!(
            "The forecast of the base year: of {cases} reported values {in80} lie in its 80 % intervals and {in95} in its 95 % ones (about {eighty:.0} and {ninety_five:.0} should), {} below its medians.",
            half(quality.below)
        ),
    }
}

/// Errors in points, beside those of the forecast that nothing changes.
fn errors(quality: &Quality, language: Language) -> Option<String> {
    let (crps, unchanged) = (quality.crps?, quality.unchanged?);
    let count = quality.scored;
    let beside = match (unchanged > 0.0, language) {
        (true, Language::Zh) => format!("，为后者的 {:.0}%", 100.0 * crps / unchanged),
        (true, Language::En) => format!(", {:.0} % of it", 100.0 * crps / unchanged),
        (false, _) => String::new(),
    };
    Some(match language {
        Language::Zh => format!(
            "平均误差（CRPS，{count} 个数，比例按百分点、数量按基期值的百分数计）{crps:.2}，“与基期持平”的预测为 {unchanged:.2}{beside}。"
        ),
        Language::En => format!(
            "Mean error (CRPS of {count} values, shares in points, numbers in per cent of the base value): {crps:.2}; of the forecast that nothing changes {unchanged:.2}{beside}."
        ),
    })
}

/// Probability from which a statement is called sure.
const SURE: f64 = 0.8;

/// A statement that was sure and wrong.
fn wrong(model: &Model, one: &Statement, language: Language) -> Option<String> {
    let said = match one.met {
        true if one.probability <= 1.0 - SURE => language.pick("实际达标", "was met"),
        false if one.probability >= SURE => language.pick("实际未达标", "was missed"),
        _ => return None,
    };
    let target = model.targets.iter().find(|target| target.key == one.key)?;
    let title = target.title.get(language);
    let chance = chance(one.probability, language);
    Some(match language {
        Language::Zh => format!("  当时说偏的：{title}，概率 {chance}，{said}。"),
        Language::En => format!("  Said wrongly then: {title}, {chance}, {said}."),
    })
}

/// A count that may have a half.
fn half(count: f64) -> String {
    if count.fract() == 0.0 {
        format!("{count:.0}")
    } else {
        format!("{count:.1}")
    }
}
