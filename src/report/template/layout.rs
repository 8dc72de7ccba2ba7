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
    /// What to know when filling it in; empty if nothing.
    pub(super) note: &'static str,
}

impl FormColumn {
    /// The heading as it stands in the sheet.
    pub fn heading(&self) -> String {
        format!("{}{}", self.name, self.after)
    }

    /// The same column with what to know when filling it in.
    const fn noted(self, note: &'static str) -> FormColumn {
        FormColumn { note, ..self }
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
        note: "",
    }
}

/// What somebody adds to a row; a row that is only an example is marked here.
pub const NOTE: FormColumn = column("备注", " (Note)", 20.0, List::Any);
const YEAR: FormColumn = column("年份", " (Year)", 12.0, List::Any);
const INDICATOR: FormColumn = column("指标", " (Indicator)", 40.0, List::Offered('A'))
    .noted("从列表选；列表里没有的本地指标直接写名称。 From the list; an indicator that only this county has by its own name.");
const AT: FormColumn = column("出处", " (Place)", 24.0, List::Keys)
    .noted("可写“来源”表中的键，或“键：页码”，也可直接写出处。 A key of the sheet 来源, “key：page”, or words.");

/// The sheet on which the place and its model are named.
pub const EXPLAINED: &str = "说明";

/// The hidden sheet of what may be chosen.
pub const LISTS: &str = "选项";

/// What names the place on the first sheet: the model, its region, the place, the model that it extends.
pub const NAMED: [&str; 4] = ["模型", "代码", "地区", "沿用模型"];
