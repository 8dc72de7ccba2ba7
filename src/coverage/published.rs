//! What was published of targets of comparable plans.

/// A class of targets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TargetClass {
    /// A rate with a ceiling of 100 %.
    Rate,
    /// A number of people or things.
    Quantity,
}

impl TargetClass {
    const fn word(self) -> &'static str {
        match self {
            TargetClass::Rate => "rate",
            TargetClass::Quantity => "quantity",
        }
    }
}

/// Final results of Chinese disability plans that were published and could be compared with their targets:
/// class, met, all. Sources and what they leave out: `published.toml`.
const TABLE: &str = include_str!("published.csv");

/// Of the published final results of such targets: how many were met, and how many there are.
pub fn published(class: TargetClass) -> Option<(u32, u32)> {
    TABLE.lines().find_map(|line| {
        let mut cells = line.split(',');
        let number = |cell: Option<&str>| cell?.trim().parse().ok();
        (cells.next()? == class.word())
            .then(|| Some((number(cells.next())?, number(cells.next())?)))?
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_classes_have_results_and_no_more_met_than_there_are() {
        for class in [TargetClass::Rate, TargetClass::Quantity] {
            let (met, all) = published(class).unwrap();
            assert!(met <= all && all > 0);
        }
    }
}
