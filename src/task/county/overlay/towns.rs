//! `towns.toml`: which towns there are, where the register counts holders in them.

use toml::{Table, Value};

use super::{OWN, Writer, from_sheet, words};
use crate::report::template::layout::register;
use crate::source::Words;

impl Writer<'_> {
    /// The towns, by name; their holders stay in the register, where every number stands once. Nothing where the register
    /// names none.
    pub(super) fn towns(&self) -> Option<Table> {
        let names = self.filled.towns();
        if names.is_empty() {
            return None;
        }
        let mut table = Table::new();
        table.insert("source".into(), OWN.into());
        table.insert("at".into(), from_sheet(register::SHEET.name).into());
        table.insert("evidence".into(), "measured".into());
        table.insert("verification".into(), "unverified".into());
        table.insert("note".into(), words(&note()));
        let mut towns = Table::new();
        for name in names {
            let mut town = Table::new();
            town.insert("title".into(), words(&Words::both(name, name)));
            towns.insert(name.to_string(), Value::Table(town));
        }
        table.insert("town".into(), Value::Table(towns));
        Some(table)
    }
}

fn note() -> Words {
    Words::both(
        "镇（街道）取自登记册（register.csv），持证人数也在那里；没有各镇（街道）的人口和机构数。",
        "The towns are those of the register (register.csv), which has their holders; no populations and centres by town were given.",
    )
}
