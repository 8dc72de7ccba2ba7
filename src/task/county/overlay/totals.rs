//! How many things a completion finishes in the county: as the workbook says, or judged by the towns that it names or by the
//! number of people.

use toml::Table;

use super::super::filled::completed_of;
use super::Writer;
use crate::model::file::ProcessFile;
use crate::report::template::layout::targets;
use crate::source::Words;

/// By what a number is judged that nobody gave.
#[derive(Clone, Copy)]
enum JudgedBy {
    /// The towns that the workbook names.
    Towns,
    /// Registered people, and how many the base model has.
    People(u32),
}

impl JudgedBy {
    /// What is said of it.
    fn words(self, total: u32) -> [String; 2] {
        match self {
            JudgedBy::Towns => [
                format!("取工作簿里的镇（街道）数 {total} 个"),
                format!("is taken to be that of the towns that the workbook names, {total}"),
            ],
            JudgedBy::People(of) => [
                format!("按户籍人口由所沿用模型的 {of} 个折算为 {total} 个"),
                format!("is judged by registered people, {total} where the base model has {of}"),
            ],
        }
    }
}

impl Writer<'_> {
    /// So many for the county where the base model has `of`, and what is said of a start at the plan's baseline.
    pub(super) fn total(&self, key: &str, of: u32, given: Option<u32>) -> (u32, Words) {
        match given {
            Some(total) => (total, said(total)),
            None => {
                let (total, by) = self.judged_total(key, of);
                let [zh, en] = by.words(total);
                let (sheet, column) = (targets::SHEET.name, targets::TOTAL.name);
                let note = Words {
                    zh: format!(
                        "起点为规划的基期值（取整）；没有给出总个数，{zh}，是研判：请在工作簿“{sheet}”的“{column}”写本地的。"
                    ),
                    en: format!(
                        "Starts at the plan's baseline, rounded; how many there are was not given and {en}: write the county's own in the column {column} of the sheet {sheet}."
                    ),
                };
                (total, note)
            }
        }
    }

    /// As many as the workbook names towns, where the things are towns with a centre and it names any; or else the base
    /// model's number by the number of registered people, at least one.
    fn judged_total(&self, key: &str, of: u32) -> (u32, JudgedBy) {
        let towns = u32::try_from(self.filled.towns().len()).unwrap_or(0);
        if towns > 0 && self.is_of_towns(key) {
            return (towns, JudgedBy::Towns);
        }
        let total = (f64::from(of) * self.part_of_base()).round();
        let total = total.clamp(1.0, f64::from(u32::MAX)) as u32;
        (total, JudgedBy::People(of))
    }

    /// Whether a target measures in how many towns there is a centre: what it measures moves by the new centres of a service.
    fn is_of_towns(&self, key: &str) -> bool {
        let file = &self.base.file;
        let target = file.plan.targets.get(key);
        let process = target.and_then(|target| target.measure.starts_from(&file.services));
        let process = process.and_then(|process| file.processes.get(process));
        let Some(ProcessFile::Completion { by: Some(by), .. }) = process else {
            return false;
        };
        let capacities = file
            .services
            .values()
            .filter_map(|own| own.capacity.as_ref());
        let mut units = capacities.filter_map(|capacity| capacity.units.as_ref());
        units.any(|units| units == by)
    }

    /// What of these numbers is judged, each in words.
    pub(super) fn judged_totals(&self) -> Vec<Words> {
        let targets = &self.base.file.plan.targets;
        let aims = self.filled.targets.iter();
        let judged = aims.filter(|aim| aim.total.is_none()).filter_map(|aim| {
            let of = completed_of(self.base, (aim.key.as_str(), aim.baseline, aim.hold))?;
            let title = &targets.get(&aim.key)?.title;
            let (total, by) = self.judged_total(&aim.key, of);
            let [zh, en] = by.words(total);
            let (sheet, column) = (targets::SHEET.name, targets::TOTAL.name);
            Some(Words {
                zh: format!(
                    "{}：没有给出总数，{zh}；请在“{sheet}”的“{column}”写本地的",
                    title.zh
                ),
                en: format!(
                    "{}: how many there are was not given and {en}; write the county's own in the column {column} of {sheet}",
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
