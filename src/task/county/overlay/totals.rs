//! How many things a completion finishes in the county: as the workbook says, or judged by the number of people.

use toml::Table;

use super::super::filled::completed_of;
use super::Writer;
use crate::report::template::layout::targets;
use crate::source::Words;

impl Writer<'_> {
    /// So many for the county where the base model has `of`, and what is said of a start at the plan's baseline.
    pub(super) fn total(&self, of: u32, given: Option<u32>) -> (u32, Words) {
        match given {
            Some(total) => (total, said(total)),
            None => {
                let total = self.judged_total(of);
                let (sheet, column) = (targets::SHEET.name, targets::TOTAL.name);
                let note = Words {
                    zh: format!(
                        "起点为规划的基期值（取整）；没有给出总个数，按户籍人口由所沿用模型的 {of} 个折算为 {total} 个，是研判：请在工作簿“{sheet}”的“{column}”写本地的。"
                    ),
                    en: format!(
                        "Starts at the plan's baseline, rounded; how many there are was not given and is judged by registered people, {total} where the base model has {of}: write the county's own in the column {column} of the sheet {sheet}."
                    ),
                };
                (total, note)
            }
        }
    }

    /// The base model's number by the number of registered people, at least one.
    fn judged_total(&self, of: u32) -> u32 {
        let total = (f64::from(of) * self.part_of_base()).round();
        total.clamp(1.0, f64::from(u32::MAX)) as u32
    }

    /// What of these numbers is judged, each in words.
    pub(super) fn judged_totals(&self) -> Vec<Words> {
        let targets = &self.base.file.plan.targets;
        let aims = self.filled.targets.iter();
        let judged = aims.filter(|aim| aim.total.is_none()).filter_map(|aim| {
            let of = completed_of(self.base, (aim.key.as_str(), aim.baseline, aim.hold))?;
            let (title, total) = (&targets.get(&aim.key)?.title, self.judged_total(of));
            let (sheet, column) = (targets::SHEET.name, targets::TOTAL.name);
            Some(Words {
                zh: format!(
                    "{}：没有给出总数，按户籍人口由所沿用模型的 {of} 个折算为 {total} 个；请在“{sheet}”的“{column}”写本地的",
                    title.zh
                ),
                en: format!(
                    "{}: how many there are was not given and is judged by registered people, {total} where the base model has {of}; write the county's own in the column {column} of {sheet}",
                    title.en
                ),
            })
        });
        judged.collect()
    }
}

/// What is said of a number that was given.
fn said(total: u32) -> Words {
    Words {
        zh: format!("起点为规划的基期值（取整）；总个数 {total} 是本地所报。"),
        en: format!("Starts at the plan's baseline, rounded; {total} of them is the county's own."),
    }
}

/// The other way round: the number of a process of the county, where it was given.
pub(super) fn recovered(process: &Table) -> Option<u32> {
    let total = u32::try_from(process.get("of")?.as_integer()?).ok()?;
    let note = process.get("note")?.get("zh")?.as_str()?;
    (note == said(total).zh).then_some(total)
}
