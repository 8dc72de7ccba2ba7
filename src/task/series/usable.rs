//! Which series can be forecast, and why the others cannot.

use crate::dataset::{Complaint, Complaints, Place};
use crate::source::{InWords, Words};

use super::entry::PanelSeries;

/// What is said where all values are of years still to come; `said` names them.
pub fn all_ahead(file: &str, said: Words) -> Complaint {
    Complaint::error(
        file,
        Place::Whole,
        said,
        ("至少一年的实际数", "what was observed in one year at least"),
        ("请填上实际数", "Fill in what was observed"),
    )
}

/// The series that can be forecast; the others are noted. An error where none is left.
pub fn usable(
    file: &str,
    entries: Vec<PanelSeries>,
    notes: &mut Vec<Words>,
) -> Result<Vec<PanelSeries>, Complaints> {
    let (mut good, mut bad) = (Vec::new(), Complaints::default());
    for entry in entries {
        match entry.series.check() {
            Ok(()) => good.push(entry),
            Err(error) => {
                let said = error.words();
                bad.push(Complaint::error(
                    file,
                    Place::Whole,
                    (said.zh, said.en),
                    ("可以预测的序列", "a series that can be forecast"),
                    ("请核对原始资料后改正", "Look it up and correct it"),
                ));
            }
        }
    }
    if good.is_empty() && bad.is_empty() {
        bad.push(Complaint::error(
            file,
            Place::Whole,
            ("没有一个数值", "not one value"),
            (
                "至少一个序列，至少一年有数",
                "one series with one value at least",
            ),
            ("请填上数值", "Fill in the values"),
        ));
    }
    if good.is_empty() {
        return Err(bad);
    }
    notes.extend(bad.0.iter().map(|c| Words {
        zh: format!("未预测：{}", c.found.zh),
        en: format!("not forecast: {}", c.found.en),
    }));
    Ok(good)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_of_years_to_come_is_refused_with_the_reason() {
        let said = Words::both("2031 年的数未用", "2031 was left out");
        let complaint = all_ahead("t.csv", said).to_string();
        assert!(complaint.contains("2031") && complaint.contains("实际数"));
    }
}
