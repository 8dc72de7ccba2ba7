//! What was assumed of series without being told, in sentences.

use crate::source::Words;

use super::kind::{Assumption, Decided};

/// What was assumed, of which series.
#[derive(Debug, Default)]
pub struct Assumed(std::collections::BTreeMap<Assumption, Vec<String>>);

/// Names that are listed before the rest are only counted.
const NAMED: usize = 4;

impl Assumed {
    /// Remembers what was assumed of a series.
    pub fn add(&mut self, name: &str, decided: &Decided) {
        if let Some(assumed) = decided.assumed {
            self.0.entry(assumed).or_default().push(name.to_string());
        }
    }

    /// One sentence for each assumption.
    pub fn words(&self) -> Vec<Words> {
        let say = |(assumed, names): (&Assumption, &Vec<String>)| {
            let listed = names.iter().take(NAMED).map(|name| format!("“{name}”"));
            let listed: Vec<String> = listed.collect();
            let (mut zh, mut en) = (listed.join("、"), listed.join(", "));
            if names.len() > NAMED {
                zh = format!("{zh} 等 {} 个序列", names.len());
                en = format!("{en} and others ({} series)", names.len());
            }
            match assumed {
                Assumption::Share => Words {
                    zh: format!(
                        "{zh}按比例处理：值都在 0 与 1 之间，预测不会超出 0 至 100%。若不是比例，请加 --positive；若知道分母，请用 --share-of"
                    ),
                    en: format!(
                        "{en}: taken as shares, since all values lie between 0 and 1; the forecast stays within 0 to 100%. If they are not, add --positive; if the denominators are known, use --share-of"
                    ),
                },
                Assumption::Small => Words {
                    zh: format!(
                        "{zh}的值都小于 0.5，按大于 0 的数处理，不设上限。若是比例，请把单位写成 %，或用 --share-of"
                    ),
                    en: format!(
                        "{en}: all values are below 0.5; taken as amounts above zero without a ceiling. If they are shares, give the unit as %, or use --share-of"
                    ),
                },
                Assumption::PerCents => Words {
                    zh: format!(
                        "{zh}没有单位，按名称和大小像是百分数：预测不设上限，可能超过 100。若是百分数，请把表头写成“名称（%）”"
                    ),
                    en: format!(
                        "{en}: no unit, per cents by name and size; the forecast has no ceiling and may go above 100. If they are per cents, write “name (%)” in the heading"
                    ),
                },
                Assumption::BelowOne => Words {
                    zh: format!("{zh}的值不超过 1，按 --below-one 所说的读"),
                    en: format!("{en}: values of at most 1 are read as --below-one says"),
                },
                Assumption::Count => Words {
                    zh: format!(
                        "{zh}按人数或件数处理：都是不小于 0 的整数，预测也是整数。若是金额，请加 --positive"
                    ),
                    en: format!(
                        "{en}: taken as counts, since all values are whole; the forecast is whole too. If they are amounts, add --positive"
                    ),
                },
            }
        };
        self.0.iter().map(say).collect()
    }
}
