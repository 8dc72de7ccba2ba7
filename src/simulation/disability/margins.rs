//! Stocks of certificate holders fitted to a register's tables.

use std::ops::Range;

use super::{category_of, grade_of, stock};
use crate::axes::{AGES, SEXES};
use crate::model::checked::{HolderPart, Margin};
use crate::model::rule::KINDS;
use crate::simulation::population::cell;
use crate::statistics::summing::sum;

/// A way of dividing the holders, and how many each part is to have.
#[derive(Clone, Debug)]
pub struct Wanted<'a> {
    /// The parts.
    pub margin: &'a Margin,
    /// Holders of each.
    pub persons: Vec<f64>,
}

/// A part in which there is nobody, while some are wanted: its place among the tables and in its table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unreachable {
    /// Which table.
    pub margin: usize,
    /// Which part of it.
    pub part: usize,
}

/// Rounds after which tables that agree do so to far below a person.
const ROUNDS: usize = 60;

/// Gap at which all tables agree, relative.
const AGREED: f64 = 1e-7;

/// Holders of a part that has nobody: next year somebody may be there (Jeffreys' prior of a count).
const HALF: f64 = 0.5;

/// Brings tables of all holders to one total: that of the first that may not be wrong, else of the first. What may be
/// wrong of a table gives way before what may not.
pub fn bring_to_one_total(wanted: &mut [Wanted<'_>]) {
    let whole = |table: &&Wanted<'_>| table.margin.whole;
    let sure = |table: &&Wanted<'_>| table.margin.whole && table.margin.is_exact();
    let first = wanted.iter().find(sure).or(wanted.iter().find(whole));
    let Some(all) = first.map(|table| sum(&table.persons)) else {
        return;
    };
    for table in wanted.iter_mut().filter(|table| table.margin.whole) {
        let own = sum(&table.persons);
        let parts = table.margin.parts.iter().zip(&table.persons);
        let stands: f64 = parts
            .filter(|((_, reading), _)| reading.error == 0.0)
            .map(|(_, persons)| persons)
            .sum();
        let erred = !table.margin.is_exact();
        let gives_way = erred && stands > 0.0 && stands < own.min(all);
        let ratio = match gives_way {
            true => (all - stands) / (own - stands),
            false => all / own,
        };
        let parts = table.margin.parts.iter().zip(&mut table.persons);
        for ((_, reading), persons) in parts {
            if !gives_way || reading.error > 0.0 {
                *persons *= ratio;
            }
        }
    }
}

/// Scales the stocks until every table has what is wanted; those that may not be wrong are met before the others, and the
/// last of them in any case. Cells keep their odds ratios (iterative proportional fitting: Deming and Stephan 1940). A part
/// that is to have nobody is left half a person, whom [`round_to`] does not count.
pub fn fit_to(stocks: &mut [f64], wanted: &[Wanted<'_>]) -> Result<(), Unreachable> {
    let agreed = fit(stocks, wanted, |_| true)?;
    if !agreed && wanted.iter().any(|table| !table.margin.is_exact()) {
        fit(stocks, wanted, Margin::is_exact)?;
    }
    Ok(())
}

/// A part that is fitted.
struct FittedPart {
    /// Its place among the tables and in its table.
    at: Unreachable,
    /// Its first stretch of stocks and the one after its last.
    rows: [usize; 2],
    /// Holders who are wanted in it.
    want: f64,
}

/// The same with some of the tables; whether they agree in the end.
fn fit(
    stocks: &mut [f64],
    wanted: &[Wanted<'_>],
    taken: impl Fn(&Margin) -> bool,
) -> Result<bool, Unreachable> {
    // Stretches of stocks, from the first to the one after the last, of all parts one after the other.
    let mut rows: Vec<[usize; 2]> = Vec::new();
    let mut fitted: Vec<FittedPart> = Vec::new();
    let mut count = 0;
    for (margin, table) in wanted.iter().enumerate() {
        if !taken(table.margin) {
            continue;
        }
        count += 1;
        for (part, ((own, _), want)) in table.margin.parts.iter().zip(&table.persons).enumerate() {
            let first = rows.len();
            each_row(own, |row| rows.push([row.start, row.end]));
            fitted.push(FittedPart {
                at: Unreachable { margin, part },
                rows: [first, rows.len()],
                want: *want,
            });
        }
    }
    for _ in 0..ROUNDS {
        let mut farthest: f64 = 0.0;
        for own in &fitted {
            let rows = &rows[own.rows[0]..own.rows[1]];
            let mut have = 0.0;
            for [from, to] in rows {
                have += sum(&stocks[*from..*to]);
            }
            if have > 0.0 {
                let factor = own.want.max(HALF) / have;
                farthest = farthest.max((factor - 1.0).abs());
                for [from, to] in rows {
                    for people in &mut stocks[*from..*to] {
                        *people *= factor;
                    }
                }
            } else if own.want > 0.0 {
                return Err(own.at);
            }
        }
        if farthest < AGREED || count == 1 {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whole people, rounded so that every running total is off by less than one and no cell is biased (systematic
/// rounding from one random start): part by part of the last table, of those that may not be wrong if there are any, then
/// the rest; nobody where nobody is wanted.
pub fn round_to(stocks: &[f64], wanted: &[Wanted<'_>], start: f64, whole: &mut [f32]) {
    let mut running = start;
    let mut given = 0.0;
    let mut done = vec![false; stocks.len()];
    for table in wanted {
        for ((part, _), persons) in table.margin.parts.iter().zip(&table.persons) {
            if *persons <= 0.0 {
                each_row(part, |rows| {
                    done[rows.clone()].fill(true);
                    whole[rows].fill(0.0);
                });
            }
        }
    }
    let mut round = |rows: Range<usize>| {
        for place in rows {
            if !done[place] {
                running += stocks[place];
                whole[place] = (running.floor() - given) as f32;
                given = running.floor();
                done[place] = true;
            }
        }
    };
    let mut finest = wanted.iter().rev();
    let sure = finest.find(|table| table.margin.is_exact());
    let finest = sure.or(wanted.last()).into_iter();
    for (part, _) in finest.flat_map(|table| &table.margin.parts) {
        each_row(part, &mut round);
    }
    round(0..stocks.len());
}

/// People in a part.
pub fn people_in(stocks: &[f64], part: &HolderPart) -> f64 {
    let mut people = 0.0;
    each_row(part, |rows| people += sum(&stocks[rows]));
    people
}

/// Each stretch of neighbouring ages of a part.
fn each_row(part: &HolderPart, mut with: impl FnMut(Range<usize>)) {
    let [from, to] = part.ages.unwrap_or([0, AGES - 1]);
    for kind in 0..KINDS {
        let of_category = part.category.is_none_or(|c| c.index() == category_of(kind));
        let of_grade = part.grade.is_none_or(|g| g.index() == grade_of(kind));
        if !(of_category && of_grade) {
            continue;
        }
        for sex in 0..SEXES {
            if part.sex.is_none_or(|own| own.index() == sex) {
                with(stock(kind, cell(sex, from))..stock(kind, cell(sex, to)) + 1);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::axes::{Category, Grade, Sex};
    use crate::model::checked::RegisterReading;
    use crate::simulation::disability::STOCKS;

    fn table() -> Vec<f64> {
        let mut stocks = vec![0.0; STOCKS];
        for kind in 0..KINDS {
            for sex in 0..SEXES {
                for age in 0..AGES {
                    stocks[stock(kind, cell(sex, age))] = 1.0 + ((kind * age + sex) % 7) as f64;
                }
            }
        }
        stocks
    }

    fn margin(parts: Vec<HolderPart>) -> Margin {
        let reading = RegisterReading {
            persons: 0.0,
            error: 0.0,
        };
        Margin {
            whole: true,
            parts: parts.into_iter().map(|part| (part, reading)).collect(),
        }
    }

    #[test]
    fn every_table_comes_out_and_odds_ratios_stay() {
        let categories = margin(
            Category::ALL
                .iter()
                .map(|c| HolderPart {
                    category: Some(*c),
                    ..HolderPart::default()
                })
                .collect(),
        );
        let ages = margin(
            [[0, 17], [18, 59], [60, 100]]
                .map(|ages| HolderPart {
                    ages: Some(ages),
                    sex: Some(Sex::Male),
                    ..HolderPart::default()
                })
                .to_vec(),
        );
        let wanted = [
            Wanted {
                margin: &categories,
                persons: vec![100.0, 200.0, 50.0, 900.0, 120.0, 130.0, 60.0],
            },
            Wanted {
                margin: &ages,
                persons: vec![60.0, 400.0, 500.0],
            },
        ];
        let before = table();
        let mut stocks = before.clone();
        fit_to(&mut stocks, &wanted).unwrap();
        for wanted in &wanted {
            for ((part, _), persons) in wanted.margin.parts.iter().zip(&wanted.persons) {
                assert!((people_in(&stocks, part) / persons - 1.0).abs() < 1e-6);
            }
        }
        // Two grades of one category at two ages of men within one band: their odds ratio is the seed's.
        let odds = |table: &[f64]| {
            let at = |grade: Grade, age| {
                let kind = Category::Physical.index() * 4 + grade.index();
                table[stock(kind, cell(0, age))]
            };
            at(Grade::One, 20) * at(Grade::Two, 30) / (at(Grade::One, 30) * at(Grade::Two, 20))
        };
        assert!((odds(&stocks) / odds(&before) - 1.0).abs() < 1e-9);
    }

    /// A total that may be wrong follows an exact table; parts that may be wrong make room for those that may not.
    #[test]
    fn what_may_be_wrong_gives_way() {
        let read = |parts: &[(Option<Grade>, f64)]| Margin {
            whole: true,
            parts: parts
                .iter()
                .map(|(grade, error)| {
                    let part = HolderPart {
                        grade: *grade,
                        ..HolderPart::default()
                    };
                    (
                        part,
                        RegisterReading {
                            persons: 0.0,
                            error: *error,
                        },
                    )
                })
                .collect(),
        };
        let all = read(&[(None, 0.05)]);
        let graded = |errors: [f64; 4]| {
            let parts = Grade::ALL.iter().zip(errors);
            let parts: Vec<_> = parts.map(|(grade, error)| (Some(*grade), error)).collect();
            read(&parts)
        };
        let exact = graded([0.0; 4]);
        let mixed = graded([0.0, 0.1, 0.1, 0.1]);
        let table = |margin, persons: &[f64]| Wanted {
            margin,
            persons: persons.to_vec(),
        };
        let mut wanted = [
            table(&all, &[80.0]),
            table(&exact, &[10.0, 20.0, 30.0, 40.0]),
            table(&mixed, &[40.0, 40.0, 40.0, 80.0]),
        ];
        bring_to_one_total(&mut wanted);
        let found = wanted.each_ref().map(|table| table.persons.clone());
        assert_eq!(found[0], [100.0]);
        assert_eq!(found[1], [10.0, 20.0, 30.0, 40.0]);
        assert_eq!(found[2], [40.0, 15.0, 15.0, 30.0]);
        // The exact table comes out although the other says something else of the same parts.
        let mut stocks = self::table();
        fit_to(&mut stocks, &wanted).unwrap();
        for ((part, _), persons) in exact.parts.iter().zip(&found[1]) {
            assert!((people_in(&stocks, part) / persons - 1.0).abs() < 1e-6);
        }
    }

    #[test]
    fn a_part_without_anybody_is_named() {
        let one = margin(vec![HolderPart {
            grade: Some(Grade::Two),
            ..HolderPart::default()
        }]);
        let wanted = [Wanted {
            margin: &one,
            persons: vec![5.0],
        }];
        let nobody = fit_to(&mut vec![0.0; STOCKS], &wanted);
        assert_eq!(nobody, Err(Unreachable { margin: 0, part: 0 }));
    }
}
