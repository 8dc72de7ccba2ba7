//! The chain as a table, for shipping: one line for each row of what was estimated.

use std::fmt::Write as _;

use super::chain::{Chain, ChainTables, PACES, STATES};
use super::levels::{KNOTS, LEVELS, STEPS, percent_of};
use crate::source::{InWords, Phrases, Words};

/// A table that is no chain.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line} of the table of the chain: {found}; expected {expected}")]
pub struct TableError {
    /// Line, from 1.
    pub line: usize,
    /// What was found.
    pub found: String,
    /// What was expected.
    pub expected: String,
}

impl InWords for TableError {
    fn words(&self) -> Words {
        let (line, found) = (self.line, &self.found);
        let expected = EXPECTED.zh(&self.expected);
        Words::both(
            format!("覆盖率链的表第 {line} 行为“{found}”，应为{expected}"),
            self.to_string(),
        )
    }
}

/// What a line must be.
const EXPECTED: Phrases = Phrases(&[(
    "“{}” and {} numbers from 0 to 1",
    "“{0}”和 {1} 个 0 到 1 之间的数",
)]);

/// First line of the table.
const HEADING: &str = "row,kind,pace,percent,values";

/// Writes a chain's tables: `steps` (probability that the whole per cent stays, then the classes of steps
/// from far down to far up where it does not), `next` (the next year's state) by kind and pace, and
/// `state` (what a level alone says of kind and pace) by per cent.
pub fn write(chain: &Chain) -> String {
    let tables = &chain.tables;
    let mut text = format!("{HEADING}\n");
    for state in 0..STATES {
        let name = name(state);
        for (place, knot) in KNOTS.iter().enumerate() {
            let place = state * KNOTS.len() + place;
            let sizes = &tables.sizes[place * STEPS..][..STEPS];
            line(
                &mut text,
                "steps",
                &name,
                Some(*knot),
                [&[tables.stay[place]], sizes].concat(),
            );
        }
        line(&mut text, "next", &name, None, chain.switch(state).to_vec());
    }
    for level in 0..LEVELS {
        let states = &tables.membership[level * STATES..][..STATES];
        line(&mut text, "state", ",", Some(level), states.to_vec());
    }
    text
}

/// The paces in words.
const PACE_WORDS: [&str; PACES] = ["standing", "quiet", "lively"];

/// Kind and pace in words.
fn name(state: usize) -> String {
    format!("{},{}", state / PACES + 1, PACE_WORDS[state % PACES])
}

fn line(text: &mut String, row: &str, state: &str, level: Option<usize>, values: Vec<f64>) {
    let percent = level.map_or(String::new(), |level| percent_of(level).to_string());
    let values: Vec<String> = values.iter().map(|value| format!("{value:.6}")).collect();
    // Writing to a string cannot fail.
    let _ = writeln!(text, "{row},{state},{percent},{}", values.join(","));
}

/// Reads what [`write()`] has written; every row is made to add up to one again.
pub fn read(text: &str) -> Result<Chain, TableError> {
    let mut lines = text.lines().enumerate().map(|(at, line)| (at + 1, line));
    let failed = |line: usize, found: &str, expected: String| TableError {
        line,
        found: found.to_string(),
        expected,
    };
    match lines.next() {
        Some((_, HEADING)) => {}
        other => {
            let (line, found) = other.unwrap_or((1, ""));
            return Err(failed(line, found, HEADING.to_string()));
        }
    }
    let mut tables = ChainTables::empty();
    let mut next = |row: &str, label: &str, count: usize| {
        let (at, found) = lines.next().unwrap_or((0, ""));
        let start = format!("{row},{label},");
        let values: Option<Vec<f64>> = found
            .strip_prefix(&start)
            .and_then(|rest| rest.split(',').map(|cell| cell.parse().ok()).collect());
        let fits = |value: &f64| (0.0..=1.0).contains(value);
        match values {
            Some(values) if values.len() == count && values.iter().all(fits) => Ok(values),
            _ => Err(failed(
                at,
                found,
                format!("“{start}” and {count} numbers from 0 to 1"),
            )),
        }
    };
    for state in 0..STATES {
        let name = name(state);
        for (place, knot) in KNOTS.iter().enumerate() {
            let place = state * KNOTS.len() + place;
            let values = next("steps", &format!("{name},{}", percent_of(*knot)), 1 + STEPS)?;
            tables.stay[place] = values[0];
            tables.sizes[place * STEPS..][..STEPS].copy_from_slice(&whole(&values[1..]));
        }
        let values = next("next", &format!("{name},"), STATES)?;
        tables.switching[state * STATES..][..STATES].copy_from_slice(&whole(&values));
    }
    for level in 0..LEVELS {
        let values = next("state", &format!(",,{}", percent_of(level)), STATES)?;
        tables.membership[level * STATES..][..STATES].copy_from_slice(&whole(&values));
    }
    Ok(Chain::new(tables))
}

fn whole(parts: &[f64]) -> Vec<f64> {
    let total: f64 = parts.iter().sum();
    parts.iter().map(|part| part / total).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::coverage::shipped;

    #[test]
    fn a_chain_comes_back_from_its_table() {
        let chain = read(&write(shipped())).unwrap();
        let pairs = chain.steps.iter().zip(&shipped().steps);
        assert!(pairs.into_iter().all(|(a, b)| (a - b).abs() < 1e-5));
    }

    #[test]
    fn a_table_that_is_no_chain_is_refused_with_its_line() {
        let text = write(shipped());
        let broken = text.replacen("steps,1,standing,5,", "steps,1,standing,5,x", 1);
        let error = read(&broken).unwrap_err();
        assert_eq!(error.line, 3);
        let words = error.words();
        assert!(words.zh.contains("个 0 到 1 之间的数") && words.en.contains("expected"));
        assert!(read("").is_err());
        let cut: String = text
            .lines()
            .take(20)
            .map(|line| format!("{line}\n"))
            .collect();
        assert!(read(&cut).is_err());
    }
}
