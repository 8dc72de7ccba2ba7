//! What a target board shows.

use super::super::told::Shown;

/// All indicators, one a row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BoardChart {
    /// Year of the baselines.
    pub baseline_year: i32,
    /// Year of the targets.
    pub target_year: i32,
    /// The rows, in the order shown.
    pub rows: Vec<BoardRow>,
}

/// One indicator. Shares with the unit `%` are given in percent.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BoardRow {
    /// Heading under which it stands; a new heading is written where it changes. May be empty.
    pub section: String,
    /// Number in the plan, such as `3` or `专栏1.6`.
    pub number: String,
    /// Name of the indicator; wrapped when it is long.
    pub name: String,
    /// Its nature in the plan, such as `约束性`. May be empty.
    pub nature: String,
    /// Unit of its values.
    pub unit: String,
    /// Value at the baseline.
    pub baseline: Option<f64>,
    /// Target.
    pub target: Option<f64>,
    /// Sign before the target, such as `≥`; `>` and `≥` are different targets.
    pub sign: &'static str,
    /// Whether the values that meet the target lie above it, below it, or neither.
    pub met_above: Option<bool>,
    /// Whether the target itself does not meet it.
    pub strict: bool,
    /// Words that stand for the target when it is not a number, such as `与GDP增长同步`.
    pub target_words: Option<String>,
    /// Projected median in the target year.
    pub median: Option<f64>,
    /// Lower end of the projection's 80 % interval.
    pub low80: Option<f64>,
    /// Upper end of it.
    pub high80: Option<f64>,
    /// Probability that the target is met, with its Monte-Carlo standard error.
    pub probability: Option<(f64, f64)>,
    /// Year in which it is first met, in words.
    pub first_year: Option<String>,
    /// What the board concludes.
    pub status: Verdict,
    /// A remark below the row. May be empty.
    pub note: String,
}

/// What the board concludes about an indicator.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Verdict {
    /// Likely to be met.
    Likely,
    /// May or may not be met.
    Even,
    /// Unlikely to be met.
    Unlikely,
    /// Only judgement speaks for the projection.
    NoEvidence,
    /// There is no baseline, so that nothing can be projected.
    #[default]
    NoBaseline,
}

impl Shown for BoardChart {
    fn texts(&mut self) -> Vec<&mut String> {
        self.rows.iter_mut().flat_map(BoardRow::texts).collect()
    }
}

impl BoardRow {
    fn texts(&mut self) -> Vec<&mut String> {
        let mut texts = vec![
            &mut self.section,
            &mut self.number,
            &mut self.name,
            &mut self.nature,
            &mut self.unit,
            &mut self.note,
        ];
        texts.extend(&mut self.target_words);
        texts.extend(&mut self.first_year);
        texts
    }
}
