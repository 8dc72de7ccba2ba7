//! The marks of the manual's text, such as `{{median: holders@plan}}`: what the program puts in their place.

use crate::report::template::FilledCell;
use crate::source::Evidence;

/// What is put in.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ManualMark {
    /// Name of the example.
    Place,
    /// Name of its plan.
    Plan,
    /// Number of draws.
    Draws,
    /// A year.
    Year(When),
    /// First and last year of the budget.
    Period,
    /// Name of a target.
    Title(String),
    /// What it aims at.
    Aim(String),
    /// Its probability.
    Probability(String),
    /// What that rests on.
    Rests(String),
    /// Name of a quantity.
    Quantity(String),
    /// Its median.
    Median(String, When),
    /// Its 80 % interval.
    Interval(String, When),
    /// How many numbers are used, of a grade of evidence or in all.
    Count(Option<Evidence>),
    /// A lever as it is typed; the comparison is made with it.
    Lever(String),
    /// An appropriation as it is typed; the budget is made with it.
    Appropriation(String),
    /// A picture and what stands under it.
    Figure(String, String),
    /// The board of some targets alone, by key, and what stands under it.
    Board(Vec<String>, String),
    /// What the next table shows.
    Table(String),
    /// The verbs of the program.
    Verbs,
    /// What the budget says.
    Reserve,
    /// Some of the numbers used, with their sources, by key.
    Numbers(Vec<String>),
    /// What `check` says of the example as it is.
    Warnings,
    /// What `check` says after a text in a file was replaced by another: file, text, other text.
    Check([String; 3]),
    /// What `import` says of a county's workbook: name, code, cells that were filled in.
    Import([String; 2], Vec<FilledCell>),
}

/// A year of the example.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum When {
    /// At whose end all begins.
    Base,
    /// The plan's last.
    Plan,
    /// The last that is projected.
    Last,
}

impl When {
    fn read(text: &str) -> Option<Self> {
        match text {
            "base" => Some(When::Base),
            "plan" => Some(When::Plan),
            "last" => Some(When::Last),
            _ => None,
        }
    }
}

impl ManualMark {
    /// Reads what stands between the braces; nothing for what is no mark.
    pub fn read(text: &str) -> Option<ManualMark> {
        let (name, rest) = text.split_once(':').unwrap_or((text, ""));
        let (name, rest) = (name.trim(), rest.trim());
        let own = || rest.to_string();
        let dated = || {
            let (key, when) = rest.split_once('@')?;
            Some((key.to_string(), When::read(when)?))
        };
        let mark = match (name, rest.is_empty()) {
            ("place", true) => ManualMark::Place,
            ("plan", true) => ManualMark::Plan,
            ("draws", true) => ManualMark::Draws,
            ("period", true) => ManualMark::Period,
            ("verbs", true) => ManualMark::Verbs,
            ("reserve", true) => ManualMark::Reserve,
            ("warnings", true) => ManualMark::Warnings,
            ("year", false) => ManualMark::Year(When::read(rest)?),
            ("title", false) => ManualMark::Title(own()),
            ("aim", false) => ManualMark::Aim(own()),
            ("probability", false) => ManualMark::Probability(own()),
            ("rests", false) => ManualMark::Rests(own()),
            ("quantity", false) => ManualMark::Quantity(own()),
            ("median", false) => dated().map(|(key, when)| ManualMark::Median(key, when))?,
            ("interval", false) => dated().map(|(key, when)| ManualMark::Interval(key, when))?,
            ("count", false) => ManualMark::Count(grade(rest)?),
            ("with", false) => ManualMark::Lever(own()),
            ("appropriation", false) => ManualMark::Appropriation(own()),
            ("figure", false) => {
                let (name, caption) = rest.split_once(' ')?;
                ManualMark::Figure(name.to_string(), caption.trim().to_string())
            }
            ("board", false) => {
                let (keys, caption) = rest.split_once(';')?;
                let keys = keys.split_whitespace().map(str::to_string).collect();
                ManualMark::Board(keys, caption.trim().to_string())
            }
            ("table", false) => ManualMark::Table(own()),
            ("numbers", false) => {
                ManualMark::Numbers(rest.split_whitespace().map(str::to_string).collect())
            }
            ("check", false) => {
                let parts: Vec<String> = rest.split(';').map(|part| part.trim().into()).collect();
                ManualMark::Check(parts.try_into().ok()?)
            }
            ("import", false) => import(rest)?,
            _ => return None,
        };
        Some(mark)
    }

    /// The same for both languages: without the words that belong to one.
    pub fn bare(&self) -> ManualMark {
        match self {
            ManualMark::Figure(name, _) => ManualMark::Figure(name.clone(), String::new()),
            ManualMark::Board(keys, _) => ManualMark::Board(keys.clone(), String::new()),
            ManualMark::Table(_) => ManualMark::Table(String::new()),
            other => other.clone(),
        }
    }
}

/// A grade of evidence, or all of them.
fn grade(text: &str) -> Option<Option<Evidence>> {
    let grades = [
        Evidence::Measured,
        Evidence::Estimated,
        Evidence::Judged,
        Evidence::Assumed,
    ];
    match text {
        "all" => Some(None),
        _ => grades.into_iter().find(|own| own.en() == text).map(Some),
    }
}

/// `name code; sheet A3 = text; …`.
fn import(text: &str) -> Option<ManualMark> {
    let mut parts = text.split(';').map(str::trim);
    let (name, code) = parts.next()?.split_once(' ')?;
    let entries: Option<Vec<FilledCell>> = parts
        .map(|part| {
            let (place, text) = part.split_once('=')?;
            let (sheet, cell) = place.trim().split_once(' ')?;
            FilledCell::at(sheet, cell.trim(), text.trim())
        })
        .collect();
    let entries = entries.filter(|entries| !entries.is_empty())?;
    Some(ManualMark::Import(
        [name.to_string(), code.trim().to_string()],
        entries,
    ))
}

/// A piece of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// As it stands.
    Said(&'a str),
    /// What stands between the braces of a mark.
    Mark(&'a str),
}

/// Text and marks in turn.
pub(super) fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("{{") {
        let Some((mark, behind)) = after.split_once("}}") else {
            break;
        };
        pieces.push(Piece::Said(before));
        pieces.push(Piece::Mark(mark.trim()));
        rest = behind;
    }
    pieces.push(Piece::Said(rest));
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_read_and_others_refused() {
        let median = ManualMark::Median("a.b".into(), When::Plan);
        assert_eq!(ManualMark::read("median: a.b@plan"), Some(median));
        assert_eq!(
            ManualMark::read("figure: map Where they live").map(|mark| mark.bare()),
            Some(ManualMark::Figure("map".into(), String::new()))
        );
        let check = ["plan.toml", "x = 1", "x = 2"].map(String::from);
        assert_eq!(
            ManualMark::read("check: plan.toml; x = 1; x = 2"),
            Some(ManualMark::Check(check))
        );
        let Some(ManualMark::Import(_, cells)) =
            ManualMark::read("import: ours 110101; 人口 B3 = 59.6")
        else {
            panic!("an import");
        };
        assert_eq!((cells[0].row, cells[0].column), (2, 1));
        for text in [
            "median: a.b",
            "median: a@soon",
            "draws: 3",
            "title",
            "check: a; b",
            "import: x 1",
            "import: x 1; 人口 3B = 2",
            "count: many",
            "",
        ] {
            assert_eq!(ManualMark::read(text), None, "{text}");
        }
    }

    #[test]
    fn text_and_marks_come_in_turn() {
        assert_eq!(
            pieces("a {{ draws }} b {{"),
            [
                Piece::Said("a "),
                Piece::Mark("draws"),
                Piece::Said(" b {{")
            ]
        );
    }
}
