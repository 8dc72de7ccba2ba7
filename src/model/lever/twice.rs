//! Levers of one scenario that exclude each other: the same thing of a service, from the same year on.

use crate::dataset::Complaints;
use crate::model::file::LeverFile;
use crate::model::lines::Lines;
use crate::source::Language;

/// What a lever may set, and whether it does.
fn sets(lever: &LeverFile) -> [(&'static str, bool); 4] {
    [
        ("standard", lever.standard.is_some()),
        ("coverage", lever.coverage.is_some()),
        ("eligible", lever.eligible.is_some()),
        ("uprating", lever.uprating.is_some()),
    ]
}

/// Complains of each lever that sets what an earlier one has set from the same year on: only one of them could hold.
pub(super) fn twice(levers: &[LeverFile], lines: &Lines, complaints: &mut Complaints) {
    for (place, lever) in levers.iter().enumerate() {
        for (what, _) in sets(lever).iter().filter(|(_, set)| *set) {
            let same = |other: &LeverFile| {
                let also = sets(other).contains(&(*what, true));
                also && other.service == lever.service && other.from == lever.from
            };
            let Some(first) = levers[..place].iter().position(same) else {
                continue;
            };
            let (service, from) = (&lever.service, lever.from);
            let (file, there) = lines.find(&format!("lever.{}.{what}", first + 1));
            let first = |language| {
                let there = format!("{file} {}", there.render(language));
                there.trim_end().to_string()
            };
            lines.complain(
                complaints,
                &format!("lever.{}.{what}", place + 1),
                (
                    format!(
                        "{service} 的 {what} 从 {from} 年起设了两次，前一次是 {}",
                        first(Language::Zh)
                    ),
                    format!(
                        "{what} of {service} is set twice from {from} on, first by {}",
                        first(Language::En)
                    ),
                ),
                (
                    "同一年起，同一服务的每一项只设一次".into(),
                    "each thing of a service once from one year on".into(),
                ),
                (
                    "请删去一个；要比较几个数值，用逗号并列（500,600）",
                    "Remove one; to compare several values, write them with commas (500,600)",
                ),
            );
        }
    }
}
