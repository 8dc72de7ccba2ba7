//! Series laid out as tables: layouts, headings, years, units, marks.

use super::Truth;

/// One cell, with its type where a file has types.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    Text(String),
    /// A decimal number.
    Number(String),
    /// A number of per cents.
    Percent(String),
    /// The last day of a year.
    Day(i32),
}

impl Cell {
    /// As it stands in a file of text.
    pub fn text(&self) -> String {
        match self {
            Cell::Text(text) | Cell::Number(text) => text.clone(),
            Cell::Percent(text) => format!("{text}%"),
            Cell::Day(year) => format!("{year}-12-31"),
        }
    }
}

fn text(text: impl Into<String>) -> Cell {
    Cell::Text(text.into())
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Layout {
    Long,
    Columns,
    Wide,
}

#[derive(Clone, Copy, Debug)]
pub enum YearAs {
    Digits,
    Text,
    Word,
    End,
    FullWidth,
    Numerals,
    Day,
    Quick,
}

impl YearAs {
    pub const ALL: [YearAs; 8] = [
        YearAs::Digits,
        YearAs::Text,
        YearAs::Word,
        YearAs::End,
        YearAs::FullWidth,
        YearAs::Numerals,
        YearAs::Day,
        YearAs::Quick,
    ];

    fn cell(self, year: i32) -> Cell {
        match self {
            YearAs::Digits => Cell::Number(year.to_string()),
            YearAs::Text => text(year.to_string()),
            YearAs::Word => text(format!("{year}年")),
            YearAs::End => text(format!("{year} 年末")),
            YearAs::FullWidth => text(full_width(&year.to_string())),
            YearAs::Numerals => {
                let digits: Vec<char> = "〇一二三四五六七八九".chars().collect();
                let year = year.to_string();
                let signs = year.bytes().map(|byte| digits[usize::from(byte - b'0')]);
                text(signs.chain(['年']).collect::<String>())
            }
            YearAs::Day => Cell::Day(year),
            YearAs::Quick => text(format!("{year}年（快报）")),
        }
    }
}

fn full_width(text: &str) -> String {
    let wide = |sign: char| char::from_u32(sign as u32 + 0xFEE0).expect("a wide sign");
    text.chars().map(wide).collect()
}

/// Language of the headings.
#[derive(Clone, Copy, Debug)]
pub enum Heads {
    Chinese,
    Spread,
    English,
    Both,
}

impl Heads {
    pub const ALL: [Heads; 4] = [Heads::Chinese, Heads::Spread, Heads::English, Heads::Both];

    fn word(self, zh: &str, en: &str) -> String {
        match self {
            Heads::Chinese => zh.to_string(),
            Heads::Spread => zh.chars().map(String::from).collect::<Vec<_>>().join("　"),
            Heads::English => en.to_string(),
            Heads::Both => format!("{zh} {en}"),
        }
    }
}

/// Where the units stand.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Units {
    Nowhere,
    Heading,
    Column,
    Above,
}

impl Units {
    pub const ALL: [Units; 4] = [Units::Nowhere, Units::Heading, Units::Column, Units::Above];
}

/// How numbers are written.
#[derive(Clone, Copy, Debug)]
pub enum Size {
    Plain,
    Text,
    Thousands,
    FullWidth,
    Footnote,
}

impl Size {
    pub const ALL: [Size; 5] = [
        Size::Plain,
        Size::Text,
        Size::Thousands,
        Size::FullWidth,
        Size::Footnote,
    ];

    fn cell(self, number: &str, signed: bool) -> Cell {
        let sign = if signed { "%" } else { "" };
        match self {
            Size::Plain if signed => Cell::Percent(number.to_string()),
            Size::Plain => Cell::Number(number.to_string()),
            Size::Text => text(format!("{number}{sign}")),
            Size::Thousands => text(format!("{}{sign}", thousands(number))),
            Size::FullWidth => text(full_width(&format!("{number}{sign}"))),
            Size::Footnote => text(format!("{number}{sign}①")),
        }
    }
}

fn thousands(number: &str) -> String {
    let (whole, part) = number.split_at(number.find('.').unwrap_or(number.len()));
    match whole.len().checked_sub(3) {
        Some(at) if at > 0 => format!("{},{}{part}", &whole[..at], &whole[at..]),
        _ => number.to_string(),
    }
}

/// What stands where there is no value.
#[derive(Clone, Copy, Debug)]
pub enum Mark {
    Nothing,
    Dash,
    Word,
}

impl Mark {
    pub const ALL: [Mark; 3] = [Mark::Nothing, Mark::Dash, Mark::Word];

    fn cell(self) -> Cell {
        text(match self {
            Mark::Nothing => "",
            Mark::Dash => "—",
            Mark::Word => "暂无",
        })
    }
}

/// A form of a table.
#[derive(Clone, Debug)]
pub struct Form {
    pub layout: Layout,
    pub years: YearAs,
    pub heads: Heads,
    pub units: Units,
    pub size: Size,
    pub mark: Mark,
    /// Per cents have their sign.
    pub signed: bool,
    /// A title above the table, and a note below it.
    pub title: bool,
    pub note: bool,
    /// Every second number of people is in ten thousands.
    pub mixed: bool,
    /// The names stand under a common heading.
    pub grouped: bool,
}

/// The common heading.
const GROUP: &str = "残疾人事业";

impl Form {
    /// The plain form that says the same.
    pub fn plain(&self) -> Form {
        Form {
            layout: Layout::Columns,
            years: YearAs::Digits,
            heads: Heads::Chinese,
            units: match self.units {
                Units::Nowhere => Units::Nowhere,
                _ => Units::Heading,
            },
            size: Size::Plain,
            mark: Mark::Nothing,
            title: false,
            note: false,
            mixed: false,
            // Names under a common heading are other names.
            grouped: self.grouped && self.layout == Layout::Columns,
            signed: self.signed,
        }
    }

    /// Where the units stand, since not every layout has every place for them.
    fn place(&self, truths: &[Truth]) -> Units {
        let alone = truths.len() == 1;
        match (self.units, self.layout) {
            (Units::Above, _) if !alone => Units::Heading,
            (Units::Column, Layout::Columns) => Units::Heading,
            (units, _) => units,
        }
    }

    /// Units in the heading of the one column of values would be those of all.
    fn in_column(&self, truths: &[Truth]) -> bool {
        let place = self.place(truths);
        let long = self.layout == Layout::Long && truths.len() > 1;
        place == Units::Column || place == Units::Heading && long
    }

    pub fn has_units(&self, truths: &[Truth]) -> bool {
        self.place(truths) != Units::Nowhere
    }

    pub fn is_signed(&self, truth: &Truth) -> bool {
        self.signed && truth.unit == "%"
    }

    fn is_grouped(&self, truths: &[Truth]) -> bool {
        self.grouped && self.layout == Layout::Columns && truths.len() > 1
    }

    /// The name under which a series is read.
    pub fn name(&self, truths: &[Truth], truth: &Truth) -> String {
        match self.is_grouped(truths) {
            true => format!("{GROUP} {}", truth.name),
            false => truth.name.to_string(),
        }
    }

    /// A name with its unit behind it, where that is its place.
    fn headed(&self, truths: &[Truth], truth: &Truth, name: &str) -> Cell {
        match self.place(truths) {
            Units::Heading if !self.in_column(truths) => text(format!("{name}（{}）", truth.unit)),
            _ => text(name),
        }
    }

    fn value(&self, truth: &Truth, year: i32) -> Cell {
        match truth.values.get(&year) {
            Some(number) => self.size.cell(number, self.is_signed(truth)),
            None => self.mark.cell(),
        }
    }
}

/// The rows of a table.
pub fn table(truths: &[Truth], form: &Form) -> Vec<Vec<Cell>> {
    let mut years: Vec<i32> = truths
        .iter()
        .flat_map(|truth| truth.values.keys().copied())
        .collect();
    years.sort_unstable();
    years.dedup();
    let body = match form.layout {
        Layout::Long => long(truths, form),
        Layout::Columns => columns(truths, form, &years),
        Layout::Wide => wide(truths, form, &years),
    };
    let width = body.iter().map(Vec::len).max().unwrap_or(0);
    let row = |at: usize, words: String| {
        let mut row = vec![text(""); width];
        row[at] = text(words);
        row
    };
    let mut rows = Vec::new();
    if form.title {
        rows.push(row(0, "温岭市残疾人事业历年情况".into()));
    }
    if form.place(truths) == Units::Above {
        rows.push(row(width - 1, format!("单位：{}", truths[0].unit)));
    }
    rows.extend(body);
    if form.note {
        rows.push(row(0, "注：均为年末数。".into()));
    }
    rows
}

fn long(truths: &[Truth], form: &Form) -> Vec<Vec<Cell>> {
    let units = form.in_column(truths);
    let value = form.heads.word("数值", "Value");
    let value = form.headed(truths, &truths[0], &value);
    let mut head = vec![
        text(form.heads.word("指标", "Series")),
        text(form.heads.word("年份", "Year")),
        value,
    ];
    if units {
        head.push(text(form.heads.word("单位", "Unit")));
    }
    let mut rows = vec![head];
    for truth in truths {
        for (place, year) in truth.values.keys().enumerate() {
            let mut value = form.value(truth, *year);
            let mut unit = truth.unit.to_string();
            // The first value says in which unit the series is read.
            if form.mixed && units && truth.unit == "人" && place % 2 == 1 {
                value = form.size.cell(&ten_thousandth(&truth.values[year]), false);
                unit = "万人".into();
            }
            let mut row = vec![text(truth.name), form.years.cell(*year), value];
            if units {
                row.push(text(unit));
            }
            rows.push(row);
        }
    }
    rows
}

/// A whole number divided by ten thousand, as a decimal.
fn ten_thousandth(number: &str) -> String {
    let padded = format!("{number:0>5}");
    let (whole, part) = padded.split_at(padded.len() - 4);
    format!("{whole}.{part}")
}

fn columns(truths: &[Truth], form: &Form, years: &[i32]) -> Vec<Vec<Cell>> {
    let year = text(form.heads.word("年份", "Year"));
    let names = || {
        truths
            .iter()
            .map(move |truth| form.headed(truths, truth, truth.name))
    };
    let mut rows = Vec::new();
    if form.is_grouped(truths) {
        let mut above = vec![text(""); 1 + truths.len()];
        (above[0], above[1]) = (year, text(GROUP));
        rows.push(above);
        rows.push([text("")].into_iter().chain(names()).collect());
    } else {
        rows.push([year].into_iter().chain(names()).collect());
    }
    for year in years {
        let values = truths.iter().map(|truth| form.value(truth, *year));
        let first = form.years.cell(*year);
        rows.push([first].into_iter().chain(values).collect());
    }
    rows
}

fn wide(truths: &[Truth], form: &Form, years: &[i32]) -> Vec<Vec<Cell>> {
    let units = form.in_column(truths);
    let mut head = vec![text(form.heads.word("指标", "Series"))];
    if units {
        head.push(text(form.heads.word("单位", "Unit")));
    }
    head.extend(years.iter().map(|year| form.years.cell(*year)));
    let mut rows = vec![head];
    for truth in truths {
        let mut row = vec![form.headed(truths, truth, truth.name)];
        if units {
            row.push(text(truth.unit));
        }
        row.extend(years.iter().map(|year| form.value(truth, *year)));
        rows.push(row);
    }
    rows
}
