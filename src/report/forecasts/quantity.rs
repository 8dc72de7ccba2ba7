//! A series as a quantity: its unit among those of all results, its title, what it rests on.

use super::{Outlook, named, unit};
use crate::projection::Quantity;
use crate::source::{Evidence, Language, Words};
use crate::units::Unit;

/// Units of files that results have too, and how many of these one stands for.
const UNITS: [(&str, Unit, f64); 15] = [
    ("人", Unit::Persons, 1.0),
    ("万人", Unit::Persons, 1e4),
    ("人次", Unit::PersonTimes, 1.0),
    ("万人次", Unit::PersonTimes, 1e4),
    ("户", Unit::Households, 1.0),
    ("万户", Unit::Households, 1e4),
    ("个", Unit::Units, 1.0),
    ("家", Unit::Units, 1.0),
    ("张", Unit::Units, 1.0),
    ("所", Unit::Units, 1.0),
    ("处", Unit::Units, 1.0),
    ("元", Unit::Yuan, 1.0),
    ("万元", Unit::Yuan, 1e4),
    ("亿元", Unit::Yuan, 1e8),
    ("岁", Unit::Years, 1.0),
];

impl Outlook {
    /// The series as a quantity, and what its values are multiplied by to be in the quantity's unit: 10,000 where
    /// the file counts in 万人. A unit that results do not have stands in the title.
    pub fn quantity(&self) -> (Quantity, f64) {
        let (unit, factor) = self.counted();
        let title = |language| titled(self, unit, language);
        let quantity = Quantity {
            key: self.name.clone(),
            title: Words::both(title(Language::Zh), title(Language::En)),
            unit,
            evidence: match self.forecast.basis.is_prior() {
                true => Evidence::Judged,
                false => Evidence::Estimated,
            },
        };
        (quantity, factor)
    }

    fn counted(&self) -> (Unit, f64) {
        if self.measure.in_percent() {
            return match self.forecast.is_share() {
                true => (Unit::Share, 1.0),
                false => (Unit::Number, 100.0),
            };
        }
        let given = self.unit.as_deref();
        let known = UNITS.iter().find(|(word, ..)| Some(*word) == given);
        known.map_or((Unit::Number, 1.0), |(_, unit, times)| (*unit, *times))
    }
}

/// The name, with the file's unit where the quantity's own does not say it.
fn titled(outlook: &Outlook, own: Unit, language: Language) -> String {
    let name = named(outlook, language);
    let given = unit(outlook, language).or_else(|| {
        let percent = outlook.measure.in_percent();
        percent.then(|| "%".to_string())
    });
    match (given.filter(|_| own == Unit::Number), language) {
        (Some(given), Language::Zh) => format!("{name}（{given}）"),
        (Some(given), Language::En) => format!("{name} ({given})"),
        (None, _) => name.to_string(),
    }
}
