//! What is said of numbers that are left out, for publication.

use crate::evaluation::Summaries;
use crate::evaluation::withheld::{THRESHOLD, WithheldMark};
use crate::model::Model;
use crate::model::data::Remark;
use crate::source::{Language, Words};

/// One sentence where something is left out or could have been; nothing where all may be shown.
pub fn note(summaries: &Summaries) -> Option<Words> {
    summaries.withheld().map(|own| left_out(own.counts()))
}

/// What is written of what was read, and of what is left out: without reminders, which say single numbers, where small
/// counts are withheld.
pub fn remarks(model: &Model, summaries: &Summaries, tell: fn(&Remark) -> &Words) -> Vec<Words> {
    let publish = summaries.withheld().is_some();
    let all = model.data.remarks.iter();
    let (left, told): (Vec<&Remark>, Vec<&Remark>) =
        all.partition(|own| publish && own.tells_numbers);
    let told = told.into_iter().map(|own| tell(own).clone());
    let told = told.chain(reminders_left_out(left.len()));
    told.chain(note(summaries)).collect()
}

fn reminders_left_out(count: usize) -> Option<Words> {
    (count > 0).then(|| {
        Words::both(
            format!("公开发布用：另有 {count} 条数据核实提醒会说出单个的数，没有列出。"),
            format!(
                "For publication: reminders to verify data say single numbers and are left out ({count} in all)."
            ),
        )
    })
}

/// How many numbers are left out: small counts, and others.
pub fn left_out([small, beside]: [usize; 2]) -> Words {
    let shown = |language| {
        (
            WithheldMark::Small.shown(language),
            WithheldMark::Beside.shown(language),
        )
    };
    let (few, other) = shown(Language::Zh);
    let (few_en, other_en) = shown(Language::En);
    Words {
        zh: format!(
            "公开发布用：少于 {THRESHOLD:.0} 人的人数以“{few}”代替（{small} 处）；能据以推算出它们的合计、比例和金额以“{other}”代替（{beside} 处），所以不能由合计倒推。"
        ),
        en: format!(
            "For publication: counts of fewer than {THRESHOLD:.0} people are shown as “{few_en}” ({small}); totals, shares and money from which they could be worked out as “{other_en}” ({beside})."
        ),
    }
}
