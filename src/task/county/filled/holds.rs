//! When a target must hold, where the workbook leaves that to the model that is extended.

use super::Filled;
use crate::model::ModelFolder;
use crate::model::file::{Hold, Way};
use crate::report::template::layout::targets;
use crate::source::Words;

impl Filled {
    /// Targets that must hold in every year because those of the model that is extended do, while the county's value of
    /// the base year falls short: the first years alone will fail them. Each in words.
    pub fn holds_that_fail(&self, base: &ModelFolder) -> Vec<Words> {
        let targets = &base.file.plan.targets;
        let failing = self.targets.iter().filter_map(|aim| {
            let known = targets.get(&aim.key)?;
            let every = aim.hold.is_none() && known.hold == Hold::EveryYear;
            let baseline = aim.baseline.filter(|_| every)?;
            let short = match aim.relation.unwrap_or(known.relation).way()? {
                Way::Up => baseline < aim.target,
                Way::Down => baseline > aim.target,
            };
            short.then(|| said(&known.title))
        });
        failing.collect()
    }
}

fn said(title: &Words) -> Words {
    let (sheet, column) = (targets::SHEET.name, targets::HOLD.name);
    let [every, end] = [Hold::EveryYear, Hold::End].map(Hold::offered);
    Words {
        zh: format!(
            "{}：“{column}”空着，与沿用的模型一样是“{every}”，即规划期内每年都须达到，而基期值还没有达到；到目标年达到即可的，请在“{sheet}”的“{column}”写“{end}”",
            title.zh
        ),
        en: format!(
            "{}: {column} is empty, so that it must hold in every year of the plan as in the model that is extended, and the value of the base year falls short; if it need only hold by the target's year, write {end} in the column {column} of {sheet}",
            title.en
        ),
    }
}
