//! The sheets of the workbook and their columns: one description for whoever makes, reads or fills it.

pub mod centres;
pub mod funds;
pub mod people;
pub mod plan;
pub mod register;
pub mod reports;
pub mod scenarios;
pub mod services;
pub mod sources;
pub mod targets;
pub mod towns;

use crate::source::Translator;

/// A column of a sheet.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FormColumn {
    /// The name by which it is found.
    pub name: &'static str,
    /// What stands after the name in the heading: English, or the unit.
    after: &'static str,
    /// Width in characters.
    pub(super) width: f64,
    /// What may be chosen.
    pub(super) list: List,
    /// What to know when filling it in, in Chinese and English; empty if nothing.
    note: (&'static str, &'static str),
}

impl FormColumn {
    /// The heading as it stands in the sheet: the name by which it is found, and for readers of a book their word in the
    /// place of the English.
    pub(super) fn heading(&self, reader: &Translator) -> String {
        let english = self.after.strip_prefix(" (");
        match english.and_then(|after| after.strip_suffix(')')) {
            Some(english) => format!("{} ({})", self.name, reader.tell(english)),
            None => format!("{}{}", self.name, self.after),
        }
    }

    /// What to know when filling it in, in Chinese and for readers who have none; nothing where there is nothing to say.
    pub(super) fn note(&self, reader: &Translator) -> Option<String> {
        let (zh, en) = self.note;
        (!zh.is_empty()).then(|| format!("{zh} {}", reader.tell(en)))
    }

    /// The same column with what to know when filling it in.
    const fn noted(self, zh: &'static str, en: &'static str) -> FormColumn {
        FormColumn {
            note: (zh, en),
            ..self
        }
    }
}

/// What may stand in a column.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum List {
    Any,
    Words(&'static [&'static str]),
    /// A column of the sheet of choices.
    Range(char),
    /// The same; other words may stand there too.
    Offered(char),
    /// The keys of the sheet of sources; other words may stand there too.
    Keys,
}

/// A sheet to fill in: its name and its columns, in order.
#[derive(Clone, Copy, Debug)]
pub struct FormSheet {
    /// Its name.
    pub name: &'static str,
    /// Its columns.
    pub columns: &'static [FormColumn],
}

const fn column(name: &'static str, after: &'static str, width: f64, list: List) -> FormColumn {
    FormColumn {
        name,
        after,
        width,
        list,
        note: ("", ""),
    }
}

/// What somebody adds to a row; a row that is only an example is marked here.
pub const NOTE: FormColumn = column("备注", " (Note)", 20.0, List::Any);
const YEAR: FormColumn = column("年份", " (Year)", 12.0, List::Any);
const INDICATOR: FormColumn = column("指标", " (Indicator)", 40.0, List::Offered('A')).noted(
    "从列表选；列表里没有的本地指标直接写名称。",
    "From the list; an indicator that only this county has by its own name.",
);
const AT: FormColumn = column("出处", " (Place)", 24.0, List::Keys).noted(
    "可写“来源”表中的键，或“键：页码”，也可直接写出处。",
    "A key of the sheet 来源, “key：page”, or words.",
);

/// The sheet on which the place and its model are named.
pub const EXPLAINED: &str = "说明";

/// The hidden sheet of what may be chosen.
pub const LISTS: &str = "选项";

/// What names the place on the first sheet: the model, its region, the place, the model that it extends.
pub const NAMED: [&str; 4] = ["模型", "代码", "地区", "沿用模型"];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Phrases, Tongue};

    #[test]
    fn headings_and_notes_have_the_word_of_a_book_in_the_place_of_the_english() {
        let book = Phrases(&[
            ("Year", "Année"),
            ("End of the base year.", "Fin de l'année de base."),
        ]);
        let french = Translator::of(Tongue::with_book("fr", ("法文", "French"), book));
        assert_eq!(centres::YEAR.heading(&french), "年份 (Année)");
        let note = "基期年末。 Fin de l'année de base.";
        assert_eq!(centres::YEAR.note(&french).as_deref(), Some(note));
        assert_eq!(NOTE.note(&french), None);
        assert_eq!(french.remark(), None);
        // A unit is the same for everybody; what the book lacks stays and is counted.
        assert_eq!(targets::TOTAL.heading(&french), "总数（个）");
        assert_eq!(NOTE.heading(&french), "备注 (Note)");
        assert!(french.remark().is_some_and(|said| said.starts_with('1')));
        for tongue in Tongue::ALL.iter().copied().filter(|own| own.book.is_none()) {
            assert_eq!(YEAR.heading(&Translator::of(tongue)), "年份 (Year)");
        }
    }
}
