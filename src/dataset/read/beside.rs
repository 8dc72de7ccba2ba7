//! Units beside values: in a column, in the name, in the heading, in the cell itself. They must agree.

use crate::source::Words;

use super::gathering::SeriesGathering;
use super::named_unit::name_and_unit;
use super::number::{self, NotANumber};
use super::sections::is_section;
use super::unit::{WrittenUnit, in_two_languages, unit};
use super::width::half_width;

impl SeriesGathering {
    /// The unit of a value from all that say one, the first before the others; a complaint where two of them differ.
    pub(super) fn agreed(
        &mut self,
        row: usize,
        column: &str,
        said: [Option<String>; 3],
    ) -> Option<String> {
        let is_mark = |said: &String| number::number(said) == Err(NotANumber::Mark);
        let once = |said: String| match in_two_languages(&said) {
            Some(own) => own.to_string(),
            None => said,
        };
        let said = said.into_iter().flatten().filter(|said| !is_mark(said));
        let mut said = said.map(once);
        let first = said.next()?;
        let meant = unit(&first);
        let other = said.find(|other| {
            let other = unit(other);
            meant.is_some() && other.is_some() && meant != other
        });
        if let Some(other) = other {
            let found = (
                format!("一处写单位是“{first}”，另一处写“{other}”"),
                format!("the unit is “{first}” in one place and “{other}” in another"),
            );
            let expected = (
                "名称、表头和单位列里一致的单位",
                "one unit in name, heading and column of units",
            );
            let advice = ("请改正单位", "Correct the unit");
            self.fault(self.raw.place(row, column), found, expected, advice);
        }
        Some(first)
    }

    /// Says which values took the unit of others in their series; a complaint where these have several.
    pub(super) fn say_unsaid(&mut self) {
        for (name, units) in std::mem::take(&mut self.units) {
            let series = self.series.get(&name);
            let unit = series.and_then(|series| series.unit.clone());
            let (Some(said), Some((row, column))) = (unit, units.first) else {
                continue;
            };
            if units.several {
                let found = (
                    format!("没有写单位，而“{name}”各年的单位不止一种"),
                    format!("no unit, while “{name}” has several in other years"),
                );
                let expected = ("每个数都有单位", "a unit for each value");
                let advice = ("请补上单位", "Add it");
                self.fault(self.raw.place(row, &column), found, expected, advice);
                continue;
            }
            let count = units.unsaid;
            self.raw.reading.aside.push(Words {
                zh: format!("“{name}”有 {count} 个数没有写单位，按其余各年的“{said}”读取"),
                en: format!(
                    "{count} values of “{name}” have no unit and were read in “{said}” as the others"
                ),
            });
        }
    }

    /// Says what did not take the unit of the whole table, and where nothing did.
    pub(super) fn say_misfits(&mut self) {
        let Some(said) = self.raw.reading.unit.clone() else {
            return;
        };
        let aside = &mut self.raw.reading.aside;
        if !self.misfits.is_empty() {
            let names: Vec<String> = std::mem::take(&mut self.misfits).into_iter().collect();
            aside.push(Words {
                zh: format!("按名称不会以{said}计，没有给单位：{}", names.join("、")),
                en: format!(
                    "by their names not in {said}, left without a unit: {}",
                    names.join(", ")
                ),
            });
        }
        if !self.inherited {
            aside.push(Words {
                zh: format!("为整张表所写的单位“{said}”没有用在任何序列上"),
                en: format!("the unit “{said}”, given for the whole table, is that of no series"),
            });
            self.raw.reading.unit = None;
        }
    }

    /// A complaint for each row between others that has no value and says a unit, in whatever column: of which rows it is
    /// nobody can know. Where it also names something (`经费（万元）`, or 二、经费 with 万元 in the column of units) only if rows
    /// below it have no unit of their own.
    pub(super) fn units_between(
        &mut self,
        column: &str,
        (names, units): (&[String], Option<&[Option<String>]>),
        filled: &[bool],
    ) {
        if filled.iter().all(|filled| *filled) {
            return;
        }
        let mut alone = self.raw.units_alone(|row| !filled[row]);
        let bare = |row: usize| {
            let beside = units.and_then(|units| units[row].as_ref());
            beside.is_none() && name_and_unit(&names[row]).1.is_none()
        };
        let of_all = self.raw.reading.unit.as_deref().and_then(unit);
        for row in (0..names.len()).filter(|row| !filled[*row]) {
            let heading = || {
                let beside = || {
                    let said = units.and_then(|units| units[row].clone());
                    said.filter(|_| is_section(&names[row]))
                };
                let said = name_and_unit(&names[row]).1.or_else(beside)?;
                unit(&said)?;
                let mut below = (row + 1..names.len()).take_while(|below| filled[*below]);
                let other = of_all.is_none() || of_all != unit(&said);
                let heads = other && below.any(&bare);
                heads.then(|| self.raw.unit_between(row, column, &said))
            };
            let complaint = alone.remove(&row).or_else(heading);
            self.complaints.0.extend(complaint);
        }
    }

    /// The text of a cell without the unit beside its number, where that is the unit of its column, or so many of it.
    pub(super) fn without_unit(&mut self, text: String, said: Option<&str>) -> String {
        let Some(said) = said else {
            return text;
        };
        if let Some((number, from)) = in_singles(&text, said) {
            let converted = self.converted.entry((from, said.to_string()));
            *converted.or_default() += 1;
            return number;
        }
        match bare(&text, said) {
            Some(bare) => {
                self.raw.reading.with_units += 1;
                bare
            }
            None => text,
        }
    }
}

/// Bases of units of which ¥ is the sign.
const YUAN: [&str; 6] = ["元", "人民币", "yuan", "rmb", "cny", "¥"];

/// The number of single ones that `12.3万` is where people, things or money are counted one by one, and its own unit.
fn in_singles(text: &str, said: &str) -> Option<(String, String)> {
    let own = unit(said).filter(|own| own.factor == 1.0 && (own.is_things() || own.is_money()))?;
    let half = half_width(text);
    let amount = half.trim();
    let Err(NotANumber::Myriad(value)) = number::number(amount) else {
        return None;
    };
    let multiple = amount.chars().next_back()?;
    Some((value.to_string(), format!("{multiple}{}", own.base)))
}

/// The number before a unit, or before the multiple in it (`3.1万` of 万人); nothing where it needs none taken away.
fn bare(text: &str, said: &str) -> Option<String> {
    let (text, said) = (half_width(text), half_width(said));
    if number::number(&text).is_ok() || said.ends_with('%') {
        return None;
    }
    let of_yuan = |own: WrittenUnit| own.factor == 1.0 && YUAN.contains(&own.base.as_str());
    if let Some(amount) = text.trim().strip_prefix('¥')
        && unit(&said).is_some_and(of_yuan)
    {
        let amount = amount.strip_suffix('元').unwrap_or(amount).trim();
        return number::number(amount).is_ok().then(|| amount.to_string());
    }
    if unit(&said).is_some_and(|own| own.is_sign())
        && let Some(amount) = text.trim().strip_prefix(said.trim())
    {
        let amount = amount.trim();
        return number::number(amount).is_ok().then(|| amount.to_string());
    }
    let multiple = ["万", "亿"]
        .into_iter()
        .find(|sign| said.starts_with(*sign));
    let mut ends = [Some(&*said), multiple].into_iter().flatten();
    let bare = ends
        .find_map(|end| text.trim_end().strip_suffix(end))?
        .trim();
    number::number(bare).is_ok().then(|| bare.to_string())
}

#[cfg(test)]
mod tests {
    use super::{bare, in_singles};

    #[test]
    fn myriads_of_what_is_counted_one_by_one_are_converted() {
        let read = |text: &str, unit: &str| in_singles(text, unit);
        let people = |number: &str| Some((number.to_string(), "万人".to_string()));
        assert_eq!(read("12.3万", "人"), people("123000"));
        assert_eq!(read("１２．３万", "人"), people("123000"));
        let money = ("120000000".to_string(), "亿元".to_string());
        assert_eq!(read("1.2亿", "元"), Some(money));
        for (text, unit) in [
            ("12.3万人", "人"),
            ("12.3万", "万人"),
            ("12.3万", "%"),
            ("12.3万", "元/月"),
            ("12.3万元", "人"),
            ("123", "人"),
            ("约12.3万", "人"),
        ] {
            assert_eq!(read(text, unit), None, "{text} {unit}");
        }
    }

    #[test]
    fn only_the_unit_of_the_column_is_taken_away() {
        assert_eq!(bare("1,234 人", "人").as_deref(), Some("1,234"));
        assert_eq!(bare("5.1‰", "‰").as_deref(), Some("5.1"));
        assert_eq!(bare("￥1,234.5", "元").as_deref(), Some("1,234.5"));
        assert_eq!(bare("¥ 1234元", "元").as_deref(), Some("1234"));
        assert_eq!(bare("¥12.5", "万元"), None);
        assert_eq!(bare("¥12.5", "人"), None);
        assert_eq!(bare("$1,203", "$").as_deref(), Some("1,203"));
        assert_eq!(bare("$1,203", "£"), None);
        assert_eq!(bare("3.1万", "万人").as_deref(), Some("3.1"));
        for (text, unit) in [
            ("3.1万人", "人"),
            ("约100人", "人"),
            ("101", "1"),
            ("5%", "%"),
        ] {
            assert_eq!(bare(text, unit), None, "{text}");
        }
    }
}
