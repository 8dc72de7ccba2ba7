//! What a report may be about, by every name that people use for it.

use std::collections::BTreeMap;

use indexmap::IndexMap;

use super::growth_names::is_growth_called;
use crate::dataset::{Complaint, RawTable};
use crate::model::file::{
    ObservationFile, PeopleQuantity, PlanFile, ProcessFile, ServiceFile, recipients_called,
    recipients_in, recipients_of,
};
use crate::source::Words;
use crate::units::Unit;

/// What a row may be about, by every name that it may have.
pub(super) struct NamesOfRows {
    pub named: BTreeMap<String, About>,
    /// The unit of each service's recipients, by their quantity.
    pub served: BTreeMap<String, Unit>,
    /// Growths with which targets are to keep step: their titles and keys.
    growths: Vec<(Words, String)>,
}

/// What a row is about.
#[derive(Clone)]
pub(super) enum About {
    Process(String),
    Target(String),
    Quantity(String),
}

/// What a row is about, or why nobody knows, and the unit that its name has in brackets behind it.
pub(super) type AboutRow = (Result<About, Box<Complaint>>, Option<String>);

impl About {
    /// What a report is about; nothing where it does not say.
    pub fn of(seen: &ObservationFile) -> Option<Self> {
        let process = seen.process.clone().map(About::Process);
        let target = || seen.target.clone().map(About::Target);
        let quantity = || seen.quantity.clone().map(About::Quantity);
        process.or_else(target).or_else(quantity)
    }

    /// Says of a report that it is about this.
    pub fn put(self, seen: &mut ObservationFile) {
        match self {
            About::Process(key) => seen.process = Some(key),
            About::Target(key) => seen.target = Some(key),
            About::Quantity(quantity) => seen.quantity = Some(quantity),
        }
    }
}

impl NamesOfRows {
    pub fn of(
        processes: &IndexMap<String, ProcessFile>,
        services: &IndexMap<String, ServiceFile>,
        plan: &PlanFile,
    ) -> Self {
        let (mut names, mut served) = (BTreeMap::new(), BTreeMap::new());
        for (key, service) in services {
            let quantity = recipients_of(key);
            let about = About::Quantity(quantity.clone());
            served.insert(quantity.clone(), service.unit);
            let (zh, en) = (&service.title.zh, &service.title.en);
            for name in [
                quantity,
                recipients_called(zh),
                format!("{zh}：{}", recipients_in(service.unit)),
                format!("{zh}：享受"),
                format!("{en}: served"),
                format!("{en} recipients"),
            ] {
                names.insert(bare(&name), about.clone());
            }
        }
        for (key, process) in processes {
            let title = process.title();
            for name in [key, &title.zh, &title.en] {
                names.insert(bare(name), About::Process(key.clone()));
            }
        }
        // A target measures more than a process of the same name tells.
        for (key, target) in &plan.targets {
            for name in [key, &target.title.zh, &target.title.en] {
                names.insert(bare(name), About::Target(key.clone()));
            }
        }
        for quantity in PeopleQuantity::ALL {
            let key = quantity.key();
            for name in quantity.names().iter().copied().chain([key]) {
                names.insert(name.to_string(), About::Quantity(key.to_string()));
            }
        }
        let beside = plan.targets.values();
        let beside = beside.filter_map(|target| target.in_step_with.as_ref());
        let growths = beside.filter_map(|key| {
            let title = processes.get(key)?.title();
            Some((title.clone(), key.clone()))
        });
        NamesOfRows {
            named: names,
            served,
            growths: growths.collect(),
        }
    }

    /// The same of a name behind which a unit may stand in brackets, and that unit.
    pub fn with_unit(&self, name: &str) -> Option<(About, Option<String>)> {
        if let Some(about) = self.about(name) {
            return Some((about, None));
        }
        let (bare, unit) = RawTable::name_with_unit(name)?;
        Some((self.about(&bare)?, Some(unit)))
    }

    /// What a name is one of; nothing where nobody knows it.
    pub fn about(&self, name: &str) -> Option<About> {
        let growth = || {
            let mut growths = self.growths.iter();
            let (_, key) = growths.find(|(title, _)| is_growth_called(name, title))?;
            Some(About::Process(key.clone()))
        };
        let called = |name: &str| self.named.get(&bare(name)).cloned();
        let bulleted = || called(without_bullet(name)?);
        called(name).or_else(growth).or_else(bulleted)
    }
}

/// Signs that are set around a name, or left out.
const QUOTES: [char; 10] = ['“', '”', '"', '‘', '’', '\'', '「', '」', '《', '》'];

/// What a name follows where it is one of several: words, and signs behind numbers.
const AMONG: [&str; 2] = ["其中：", "其中:"];
const POINTS: [char; 6] = ['、', '.', '．', ')', '）', '：'];

/// A name without blanks and quotation marks, in small letters.
pub(crate) fn bare(name: &str) -> String {
    name.chars()
        .filter(|c| !c.is_whitespace() && !QUOTES.contains(c))
        .collect::<String>()
        .to_lowercase()
}

/// A name without the number or the word before it (`1.`, `（二）`, `三、`, `其中：`); nothing where there is none.
fn without_bullet(name: &str) -> Option<&str> {
    let name = name.trim();
    if let Some(rest) = AMONG.iter().find_map(|word| name.strip_prefix(word)) {
        return Some(rest);
    }
    let number = name.trim_start_matches(['(', '（']);
    let rest = number
        .trim_start_matches(|c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
    let behind = rest.strip_prefix(POINTS)?;
    (rest.len() < number.len()).then_some(behind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_words_before_a_name_are_no_part_of_it() {
        for name in [
            "1.就业率",
            "（二）就业率",
            "三、 就业率",
            "其中：就业率",
            "12）就业率",
        ] {
            assert_eq!(
                without_bullet(name).map(str::trim),
                Some("就业率"),
                "{name}"
            );
        }
        for name in ["就业率", "一户多残", "、就业率", "十五分钟服务圈"] {
            assert_eq!(without_bullet(name), None, "{name}");
        }
        assert_eq!(bare("“残疾人之家” 覆盖率"), bare("残疾人之家覆盖率"));
    }
}
