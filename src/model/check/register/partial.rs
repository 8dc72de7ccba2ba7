//! Holders of some categories or grades only, against all holders that there are likely to be.

use super::saying::remind;
use crate::axes::Year;
use crate::model::check::checking::Checking;
use crate::model::checked::{HolderPart, Margin, RegisterReading, RegisterYear};
use crate::model::data::{Data, SurveyData};
use crate::model::read::RegisterRow;

/// Holders among residents where nobody counted them all: the nation has 27 in a thousand.
const USUAL: f64 = 0.027;
/// How many times what is likely, or what part of it, should be looked at. Registers have up to three times as many of a
/// category as the survey, or a third; twice that.
const TIMES: f64 = 6.0;
/// So few may be any number.
const FEW: f64 = 100.0;

/// A reminder of each table of some categories or grades whose holders are of quite another size than all of them lead to.
pub(super) fn check(
    checking: &mut Checking<'_>,
    rows: &[&RegisterRow],
    years: &[RegisterYear],
    data: &Data,
) {
    let Some(survey) = &data.survey else { return };
    let stocks: Vec<(Year, &Margin)> = years
        .iter()
        .flat_map(|own| own.stocks.iter().map(move |margin| (own.year, margin)))
        .collect();
    let mut whole = stocks.iter().filter(|(_, margin)| margin.whole);
    let counted = whole.next().map(|(_, margin)| margin.total().persons);
    let residents = data.population.grouped.total();
    let all = counted.unwrap_or(USUAL * residents);
    for (year, margin) in stocks.iter().filter(|(_, margin)| !margin.whole) {
        let Some(part) = share(margin, survey) else {
            continue;
        };
        let (likely, persons) = (part * all, margin.total().persons);
        if likely < FEW || (likely / TIMES..=likely * TIMES).contains(&persons) {
            continue;
        }
        let of_margin = |row: &&&RegisterRow| {
            let here = |(part, _): &(HolderPart, RegisterReading)| *part == row.part;
            row.year == *year && row.is_stock() && margin.parts.iter().any(here)
        };
        let Some(row) = rows.iter().find(of_margin) else {
            continue;
        };
        let (zh, en) = match counted {
            Some(all) => (
                format!("全体持证 {all:.0} 人"),
                format!("{all:.0} holders in all"),
            ),
            None => (
                format!("常住人口 {residents:.0} 人"),
                format!("{residents:.0} residents"),
            ),
        };
        let (least, most) = (likely / TIMES, likely * TIMES);
        remind(
            checking,
            row,
            (
                format!("{year} 年所列的类别（等级）共持证 {persons:.0} 人，而{zh}"),
                format!(
                    "{persons:.0} holders of the categories or grades given in {year}, while there are {en}"
                ),
            ),
            (
                format!("{least:.0} 到 {most:.0} 人，通常约 {likely:.0} 人"),
                format!("{least:.0} to {most:.0}, commonly some {likely:.0}"),
            ),
            (
                "请核对单位、位数和是否本地的数；若确实如此，不必改",
                "Look up the unit, the digits and whether it is of this place; if it is right, leave it",
            ),
        );
    }
}

/// The part of all people with a disability that some categories or grades are in the survey; nothing where ages or sexes
/// are told apart.
fn share(margin: &Margin, survey: &SurveyData) -> Option<f64> {
    let share = |part: &HolderPart| {
        let told = part.ages.is_some() || part.sex.is_some();
        let category = part
            .category
            .map_or(1.0, |own| survey.category[own.index()]);
        let grade = part.grade.map_or(1.0, |own| survey.grade[own.index()]);
        (!told).then_some(category * grade)
    };
    margin.parts.iter().map(|(part, _)| share(part)).sum()
}
