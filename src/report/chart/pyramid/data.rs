//! What a pyramid shows.

use super::super::told::Shown;

/// Pyramids with one scale, three to a row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PyramidChart {
    /// Unit of the counts, such as `人`.
    pub unit: String,
    /// Word for men.
    pub men: String,
    /// Word for women.
    pub women: String,
    /// Words for those with a disability, such as `持证残疾人`.
    pub disabled: String,
    /// The pyramids.
    pub panels: Vec<PyramidPanel>,
}

/// One pyramid. All columns are counts, one an age group.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PyramidPanel {
    /// What stands above it, such as the year.
    pub title: String,
    /// Lower limits of the age groups, ascending; the last group is open.
    pub ages: Vec<i32>,
    /// All men (medians).
    pub male: Vec<f64>,
    /// All women.
    pub female: Vec<f64>,
    /// Men with a disability, among all men.
    pub male_disabled: Vec<f64>,
    /// Women with a disability, among all women.
    pub female_disabled: Vec<f64>,
    /// All people, and all of them with a disability: medians of groups need not add up to theirs. The sums of the groups
    /// where nothing is said.
    pub whole: [Option<f64>; 2],
    /// Interval of all men and of all women, if it is to be shown.
    pub interval: Option<PyramidInterval>,
}

/// Ends of the intervals of a pyramid, one an age group.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PyramidInterval {
    /// Probability inside.
    pub level: f64,
    /// Lower end, men.
    pub male_low: Vec<f64>,
    /// Upper end, men.
    pub male_high: Vec<f64>,
    /// Lower end, women.
    pub female_low: Vec<f64>,
    /// Upper end, women.
    pub female_high: Vec<f64>,
}

impl Shown for PyramidChart {
    fn texts(&mut self) -> Vec<&mut String> {
        let mut texts = vec![
            &mut self.unit,
            &mut self.men,
            &mut self.women,
            &mut self.disabled,
        ];
        texts.extend(self.panels.iter_mut().map(|panel| &mut panel.title));
        texts
    }
}
