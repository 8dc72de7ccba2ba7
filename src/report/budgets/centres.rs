//! The rows of the table of centres.

use super::{Budget, wan};
use crate::axes::Year;
use crate::evaluation::withheld::WithheldMark;
use crate::model::Model;
use crate::report::number::figure;
use crate::report::table::centres::{CentresOfYear, Spread};
use crate::source::Language;
use crate::units::Unit;

/// What stands where the model says nothing.
const NOTHING: &str = "—";

impl Budget {
    /// What the centres need in some years, headings first; nothing where no service has centres.
    pub fn rows_of_centres(
        &self,
        model: &Model,
        wanted: impl Fn(Year) -> bool,
        language: Language,
    ) -> Vec<Vec<String>> {
        let wanted: Vec<&CentresOfYear> =
            self.centres.iter().filter(|row| wanted(row.year)).collect();
        if wanted.is_empty() {
            return Vec::new();
        }
        let heads = [
            ("机构与名额", "centres and places"),
            ("年份", "year"),
            ("机构数", "centres"),
            ("名额", "places"),
            ("需要人数", "people who need one"),
            ("缺口", "lacking"),
            ("工作人员", "staff"),
            ("建设（万元）", "building (10,000 yuan)"),
            ("运转（万元）", "running (10,000 yuan)"),
        ];
        let mut rows = vec![
            heads
                .map(|(zh, en)| language.pick(zh, en).to_string())
                .to_vec(),
        ];
        let count = |spread: &Spread| {
            between(spread, language, |value| {
                figure(value, Unit::Persons, language)
            })
        };
        let money = |spread: &Spread| between(spread, language, wan);
        let nothing = || NOTHING.to_string();
        let few = || WithheldMark::Small.shown(language).to_string();
        let beside = || WithheldMark::Beside.shown(language).to_string();
        rows.extend(wanted.into_iter().map(|row| {
            vec![
                model.services[row.service].title.get(language).to_string(),
                row.year.to_string(),
                count(&row.units),
                count(&row.places),
                row.need.as_ref().map_or_else(beside, count),
                match (&row.need, &row.lacking) {
                    (Some(_), Some(lacking)) => count(lacking),
                    (Some(_), None) => few(),
                    (None, _) => beside(),
                },
                row.staff.as_ref().map_or_else(nothing, count),
                row.building.as_ref().map_or_else(nothing, money),
                row.running.as_ref().map_or_else(nothing, money),
            ]
        }));
        rows
    }

    /// How the table of centres is to be read.
    pub fn note_on_centres(&self, language: Language) -> String {
        let read = language.pick(
            "机构、名额、人员和金额为中位数（第 10～90 百分位）；缺口为每次模拟中需要人数减名额，不足为零；金额为当年价。",
            "Centres, places, staff and money: medians (10 to 90 %); lacking: people who need a place less places in each draw, at least nought; prices of the year.",
        );
        let hidden = self.centres.iter().any(|row| row.need.is_none());
        let withheld = match hidden {
            true => language.pick(
                "“…”：供公布，略去能据以推出少于 10 人的数。",
                " “…”: for publication, left out where fewer than 10 people could be worked out.",
            ),
            false => "",
        };
        let said = |row: &CentresOfYear| {
            row.staff.is_some() || row.building.is_some() || row.running.is_some()
        };
        let only = match self.centres.iter().any(said) {
            true => language.pick(
                "人员、建设和运转只计模型或措施写明的机构，没有写明的不在内：0 不是说没有工作人员。",
                " Staff, building and running are of the centres for which the model or a lever gives them, and of no others: 0 does not say that nobody works there.",
            ),
            false => "",
        };
        let unsaid = |row: &CentresOfYear| {
            row.staff.is_none() || row.building.is_none() || row.running.is_none()
        };
        if !self.centres.iter().any(unsaid) {
            return format!("{read}{only}{withheld}");
        }
        let lacks = language.pick(
            "“—”：模型没有给出每家的人员、建设投入或运转经费。",
            " “—”: the model does not give staff, building or running costs of a centre.",
        );
        format!("{read}{only}{lacks}{withheld}")
    }
}

/// A middle value with its ends; alone where they are the same.
fn between(spread: &Spread, language: Language, number: impl Fn(f64) -> String) -> String {
    let [low, middle, high] = spread.map(number);
    if low == high {
        return middle;
    }
    match language {
        Language::Zh => format!("{middle}（{low}～{high}）"),
        Language::En => format!("{middle} ({low}–{high})"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_that_are_the_same_are_not_said() {
        let number = |value: f64| format!("{value:.0}");
        let zh = between(&[1.0, 2.0, 4.0], Language::Zh, number);
        assert_eq!(zh, "2（1～4）");
        assert_eq!(between(&[2.0, 2.1, 2.2], Language::En, number), "2");
    }
}
