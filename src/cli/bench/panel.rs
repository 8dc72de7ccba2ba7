//! A panel in the form of the M3 yearly series: series_id, period or year, value, split, horizon.

use std::collections::BTreeMap;
use std::path::Path;

use plancast::axes::Year;
use plancast::dataset::{Complaint, Complaints, RawTable, ReadOptions, read_any};
use plancast::forecast::calibration::estimate::SplitSeries;
use plancast::forecast::{LONGEST, Series};
use plancast::task::Failure;

/// Reads a panel; every fault is said at once.
pub fn read(file: &Path) -> Result<BTreeMap<String, Member>, Failure> {
    let options = ReadOptions {
        strict: true,
        ..ReadOptions::default()
    };
    Ok(members(&read_any(file, &options)?)?)
}

/// One series of the panel.
#[derive(Default)]
pub struct Member {
    /// Value of each period that is marked train.
    pub known: BTreeMap<Year, f64>,
    /// What came after them, where the file says it.
    pub outcomes: BTreeMap<Year, f64>,
    /// Steps that the other rows ask for.
    pub steps: usize,
}

impl Member {
    /// Everything, with the number of values that are history.
    pub fn whole(&self, id: &str) -> Option<SplitSeries> {
        let history = self.series(id)?.values.len();
        let mut all = self.known.clone();
        all.extend(&self.outcomes);
        let both = Member {
            known: all,
            ..Member::default()
        };
        Some(SplitSeries {
            series: both.series(id)?,
            history,
        })
    }

    /// The series as known; nothing where no row is marked train.
    pub fn series(&self, id: &str) -> Option<Series> {
        let (first, last) = (*self.known.keys().next()?, *self.known.keys().last()?);
        let values = (first..=last)
            .map(|p| self.known.get(&p).copied())
            .collect();
        Some(Series::new(id, first, values))
    }
}

/// The series of the panel by id; every fault is said at once.
fn members(raw: &RawTable) -> Result<BTreeMap<String, Member>, Complaints> {
    let mut complaints = Complaints::default();
    let names = raw.names();
    let order = if names.iter().any(|n| n == "period") {
        "period"
    } else {
        "year"
    };
    for wanted in ["series_id", "value", "split", order] {
        if !names.iter().any(|name| name == wanted) {
            complaints.push(missing(raw, wanted, &names));
        }
    }
    if complaints.has_errors() {
        return Err(complaints);
    }
    let cells = |name: &str| raw.texts(name).into_iter().map(Option::unwrap_or_default);
    let steps: Vec<String> = cells("horizon").collect();
    let mut panel: BTreeMap<String, Member> = BTreeMap::new();
    for (row, (((id, split), at), value)) in cells("series_id")
        .zip(cells("split"))
        .zip(cells(order))
        .zip(cells("value"))
        .enumerate()
    {
        let member = panel.entry(id).or_default();
        if split != "train" {
            let said = steps.get(row).and_then(|s| s.parse::<f64>().ok());
            let step = said.map_or(member.steps + 1, |s| s as usize);
            member.steps = member.steps.max(step.min(LONGEST));
        }
        // A year or a period may be written as 12.0, as other programs do.
        let place = at
            .parse::<f64>()
            .ok()
            .filter(|p| p.fract() == 0.0 && p.abs() < 1e5);
        match (place, value.parse::<f64>()) {
            (Some(place), Ok(value)) if split == "train" => {
                member.known.insert(place as Year, value);
            }
            (Some(place), Ok(value)) => {
                member.outcomes.insert(place as Year, value);
            }
            // What is to be forecast need not be known.
            _ if split != "train" => {}
            // A year without a value is a gap.
            (Some(_), Err(_)) if value.is_empty() => {}
            (None, _) => complaints.push(not_a_number(raw, row, order, &at)),
            (_, Err(_)) => complaints.push(not_a_number(raw, row, "value", &value)),
        }
    }
    complaints.into_result(panel)
}

fn missing(raw: &RawTable, wanted: &str, names: &[String]) -> Complaint {
    Complaint::error(
        &raw.file,
        plancast::dataset::Place::Whole,
        (
            format!("没有 {wanted} 列；各列是 {}", names.join("、")),
            format!("no column {wanted}; the columns are {}", names.join(", ")),
        ),
        (
            "series_id、period、year、value、split、horizon 各列",
            "the columns series_id, period, year, value, split, horizon",
        ),
        ("请补上这一列", "Add the column"),
    )
}

fn not_a_number(raw: &RawTable, row: usize, column: &str, text: &str) -> Complaint {
    Complaint::error(
        &raw.file,
        raw.place(row, column),
        (format!("写的是“{text}”"), format!("found “{text}”")),
        ("数字", "a number"),
        ("请改正", "Correct it"),
    )
}
