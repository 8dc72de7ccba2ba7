//! The sheet of scenarios: what might be done about services, a row for each thing.

mod what;
mod when;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use self::what::what;
use self::when::{from, phase};
use self::words::{AT_ONCE, CENTRES, COVERAGE, ELIGIBLE, EVENLY, FRONT, STANDARD, UPRATING};
use super::super::census::Census;
use super::answers::{Filled, Planned};
use super::cells::SheetReading;
use super::centres::service;
use super::eligible::text_of;
use super::rises;
use super::written::{filled, service_called, text};
use crate::model::ModelFolder;
use crate::model::file::{LeverFile, Phase};
use crate::model::scenario::BASELINE;
use crate::report::template::layout::scenarios;
use crate::report::template::{FormCell, Row};
use crate::source::Words;

impl Filled {
    pub(super) fn scenarios(
        &mut self,
        reading: &mut SheetReading<'_>,
        base: &ModelFolder,
        _: &Census,
    ) {
        let mut titles: BTreeMap<String, String> = BTreeMap::new();
        let rows = reading.rows();
        let names = rows.iter();
        let names = names.filter_map(|row| reading.text(scenarios::NAME, *row));
        let taken: BTreeSet<String> = names.filter(|name| is_name(name)).collect();
        let mut in_chinese: Vec<[String; 2]> = Vec::new();
        for row in rows {
            let Some(written) = named(reading, row) else {
                continue;
            };
            let (name, said) = keyed(written, &taken, &mut in_chinese);
            let said = said.filter(|_| !titles.contains_key(&name));
            let title = reading.text(scenarios::TITLE, row).or(said.clone());
            let title = title.unwrap_or_default();
            if let Some(said) = said.filter(|said| *said != title) {
                called_otherwise(reading, &said, [name.as_str(), title.as_str()]);
            }
            if !title.is_empty() {
                let first = titles.entry(name.clone()).or_insert_with(|| title.clone());
                if *first != title {
                    let found = (
                        format!("{name} 的标题又写成“{title}”"),
                        format!("{name} has another title here, “{title}”"),
                    );
                    let expected = (first.clone(), first.clone());
                    let advice = ("一个情景一个标题", "One title for each scenario");
                    reading.fault(scenarios::TITLE, row, found, expected, advice);
                }
            }
            let Some((key, known)) = service(reading, scenarios::SERVICE, row, base) else {
                if reading.text(scenarios::SERVICE, row).is_none() {
                    reading.empty(scenarios::SERVICE, row);
                }
                continue;
            };
            let mut lever = LeverFile {
                service: key.clone(),
                ..LeverFile::default()
            };
            let done = what(&mut lever, reading, row, (known, base));
            let dated = from(&mut lever, reading, row, base);
            let phased = phase(&mut lever, reading, row);
            if done && dated && phased {
                self.scenarios.push(Planned { name, title, lever });
            }
        }
    }

    pub(super) fn scenario_rows(&self, base: &ModelFolder) -> Vec<Row> {
        let all = self.scenarios.iter();
        all.filter_map(|own| row_of(own, base)).collect()
    }
}

/// The row of one thing; nothing where the sheet has no words for it.
pub(in crate::task::county) fn row_of(own: &Planned, base: &ModelFolder) -> Option<Row> {
    let lever = &own.lever;
    let said = [
        lever
            .standard
            .map(|yuan| (STANDARD, FormCell::Number(yuan))),
        lever
            .coverage
            .map(|share| (COVERAGE, FormCell::Part(share))),
        match &lever.eligible {
            Some(clauses) => Some((ELIGIBLE, FormCell::Text(text_of(clauses, base)?))),
            None => None,
        },
        match &lever.uprating {
            Some(how) => Some((UPRATING, FormCell::Text(rises::word(how, base)?))),
            None => None,
        },
        lever
            .add_centres
            .map(|number| (CENTRES, FormCell::Number(number))),
    ];
    let mut said = said.into_iter().flatten();
    let ((what, value), None) = (said.next()?, said.next()) else {
        return None;
    };
    let phase = match (lever.phase_in, lever.phase) {
        (0, Phase::Linear) => AT_ONCE,
        (0, Phase::Front) => return None,
        (_, Phase::Linear) => EVENLY,
        (_, Phase::Front) => FRONT,
    };
    let years = Some(lever.phase_in).filter(|years| *years > 0);
    let mut row = filled([
        (scenarios::NAME, text(&own.name)),
        (scenarios::TITLE, text(&own.title)),
        (
            scenarios::SERVICE,
            text(service_called(&lever.service, base)),
        ),
        (scenarios::WHAT, text(what)),
        (scenarios::VALUE, Some(value)),
        (
            scenarios::FROM,
            Some(FormCell::Number(f64::from(lever.from))),
        ),
        (scenarios::PHASE, text(phase)),
        (
            scenarios::YEARS,
            years.map(|years| FormCell::Number(f64::from(years))),
        ),
    ]);
    let values = [lever.places, lever.staff, lever.capital, lever.running];
    if what != CENTRES && values.iter().any(Option::is_some) {
        return None;
    }
    let of_centres = scenarios::OF_CENTRES.into_iter().zip(values);
    row.extend(of_centres.filter_map(|(column, value)| Some((column, FormCell::Number(value?)))));
    Some(row)
}

/// The key of a scenario by what stands in the column of names, and its title where that is a name in Chinese: such a
/// scenario is called by a number that no other has; each name in Chinese stands beside its key.
fn keyed(
    written: String,
    taken: &BTreeSet<String>,
    in_chinese: &mut Vec<[String; 2]>,
) -> (String, Option<String>) {
    if is_name(&written) {
        return (written, None);
    }
    if let Some([_, key]) = in_chinese.iter().find(|[own, _]| *own == written) {
        return (key.clone(), Some(written));
    }
    let is_free =
        |key: &String| !taken.contains(key) && in_chinese.iter().all(|[_, own]| own != key);
    let mut keys = (1..).map(|number: usize| format!("own_{number}"));
    let key = keys.find(is_free).unwrap_or_default();
    in_chinese.push([written.clone(), key.clone()]);
    (key, Some(written))
}

/// Says that a scenario of a name in Chinese is called by its title.
fn called_otherwise(reading: &mut SheetReading<'_>, name: &str, [key, title]: [&str; 2]) {
    let sheet = scenarios::SHEET.name;
    reading.note(Words {
        zh: format!(
            "工作表“{sheet}”的名称“{name}”只留在这个工作簿里：这个情景叫“{title}”（{key}），命令里写这两个之一"
        ),
        en: format!(
            "the name “{name}” of the sheet {sheet} stays in this workbook: the scenario is called “{title}” ({key}), and commands know it by either"
        ),
    });
}

/// Whether a name is one in Chinese, or in other letters that no file is called by.
fn is_title(name: &str) -> bool {
    name.chars()
        .any(|sign| sign.is_alphabetic() && !sign.is_ascii())
}

/// Whether a scenario may have a name.
pub(in crate::task::county) fn is_name(name: &str) -> bool {
    let sound = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    !name.is_empty() && name.chars().all(sound) && name != BASELINE
}

/// The name of the scenario of a row; nothing where the row is empty or the name a fault, which is said.
fn named(reading: &mut SheetReading<'_>, row: usize) -> Option<String> {
    let Some(name) = reading.text(scenarios::NAME, row) else {
        let others = [
            scenarios::TITLE,
            scenarios::SERVICE,
            scenarios::WHAT,
            scenarios::VALUE,
        ];
        if others
            .iter()
            .any(|column| reading.text(*column, row).is_some())
        {
            reading.empty(scenarios::NAME, row);
        }
        return None;
    };
    if is_name(&name) || is_title(&name) {
        return Some(name);
    }
    reading.fault(
        scenarios::NAME,
        row,
        (format!("写的是“{name}”"), format!("found “{name}”")),
        (
            "中文名称，或小写英文字母、数字和下划线，不用 baseline",
            "a name in Chinese, or small letters, digits and underscores, not baseline",
        ),
        ("请改名", "Rename it"),
    );
    None
}
