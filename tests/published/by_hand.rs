//! One service's budget worked out by hand in a spreadsheet, and the engine's draw held against it.

use calamine::{Data, DataType as _, Range, Reader as _, Xlsx, open_workbook};
use plancast::model::file::{ProcessFile, SpreadFile, Uprating};
use plancast::statistics::sampling::Distribution;

use crate::runs::{draws, folder, open, outcome, root};

/// The spreadsheet, whose results are formulas.
const SHEET: &str = "tests/published/care_subsidy_2025.xlsx";

struct Sheet {
    values: Range<Data>,
    formulas: Range<String>,
}

/// Row and column of a cell such as `B32`.
fn place(cell: &str) -> (u32, u32) {
    let (column, row) = cell.split_at(1);
    let column = u32::from(column.as_bytes()[0] - b'A');
    (row.parse::<u32>().expect("a row") - 1, column)
}

impl Sheet {
    fn open() -> Self {
        let mut book: Xlsx<_> = open_workbook(root().join(SHEET)).expect("a workbook");
        let name = book.sheet_names()[0].clone();
        Sheet {
            values: book.worksheet_range(&name).expect("a sheet"),
            formulas: book.worksheet_formula(&name).expect("formulas"),
        }
    }

    /// What is given.
    fn given(&self, cell: &str) -> f64 {
        let formula = self.formulas.get_value(place(cell));
        assert!(formula.is_none_or(String::is_empty), "{cell} is given");
        self.number(cell)
    }

    /// What is worked out.
    fn worked_out(&self, cell: &str) -> f64 {
        let formula = self.formulas.get_value(place(cell));
        assert!(
            formula.is_some_and(|text| !text.is_empty()),
            "{cell} has a formula"
        );
        self.number(cell)
    }

    fn number(&self, cell: &str) -> f64 {
        let found = self
            .values
            .get_value(place(cell))
            .and_then(|value| value.as_f64());
        found.unwrap_or_else(|| panic!("a number in {cell}"))
    }
}

/// The care subsidy of 2025 in the first draw of Wenling's model, with the money's parameters at their medians: from
/// the five years' sum of both subsidies to the standard, and from people and standard to yuan and payers.
///
/// Draws are kept in single precision, so the sheet's money is rounded to it: to the yuan as far as that has yuan
/// (its step is four at 49 million). If people of the first draw change on purpose, their five cells do.
#[test]
fn the_care_subsidy_of_a_year_is_what_a_clerk_works_out() {
    let sheet = Sheet::open();
    let mut folder = folder("wenling");
    let fixed = |cell: &str| Distribution::Fixed {
        value: sheet.given(cell),
    };
    for (key, cell) in [
        ("care_history_growth", "B8"),
        ("living_history_growth", "B9"),
        ("paid_sum_error", "B11"),
    ] {
        let value = sheet.given(cell);
        folder.file.parameters[key].distribution = SpreadFile::Fixed { value };
    }
    for (key, cell) in [("care_subsidy", "B12"), ("living_subsidy", "B13")] {
        // One standard for everybody, uprated with 低保: a sheet of one page knows no tiers.
        let cost = folder.file.services[key].cost.as_mut().expect("a cost");
        cost.amount = Some(fixed(cell));
        cost.uprating = Some(Uprating::By("dibao".into()));
        cost.price_year = Some(2020);
        cost.tied = None;
        cost.tiers.clear();
    }
    // What was said of tiers and of renewals is then about nothing.
    let file = &mut folder.file;
    file.parameters.retain(|key, _| {
        ![
            "care_in_institution",
            "care_fully_dependent",
            "care_mostly_dependent",
            "care_standards_renewal",
        ]
        .contains(&key.as_str())
    });
    file.model.upratings.clear();
    match &mut folder.file.processes["dibao"] {
        ProcessFile::Growth {
            mean, volatility, ..
        } => {
            *mean = fixed("B14");
            *volatility = Distribution::Fixed { value: 0.0 };
        }
        other => panic!("{other:?} is no growth"),
    }
    let model = open(&folder, "baseline", None);
    assert_eq!(model.facts["two_subsidies_paid"].value, sheet.given("B10"));
    let care = model.services.iter().find(|own| own.key == "care_subsidy");
    let cost = care.and_then(|own| own.cost.as_ref()).expect("a cost");
    let county = model
        .settings
        .payers
        .iter()
        .position(|own| own.key == "county");
    assert_eq!(
        cost.payers[county.expect("the county pays")],
        sheet.given("B16")
    );

    let projection = outcome(&model, model.settings.seed, 1).projection;
    let of = |key: &str, year: i32| draws(&projection, key, year)[0];
    for (key, year, cell) in [
        ("care_subsidy.served", 2020, "B4"),
        ("care_subsidy.served", 2024, "B5"),
        ("care_subsidy.served", 2025, "B6"),
        ("living_subsidy.served", 2020, "B7"),
    ] {
        assert_eq!(f64::from(of(key, year)), sheet.given(cell), "{key} {year}");
    }
    let same = |key: &str, year: i32, expected: f64| {
        assert_eq!(of(key, year), expected as f32, "{key} {year}: {expected}");
    };
    same("care_subsidy.amount", 2020, sheet.worked_out("B29"));
    same("care_subsidy.amount", 2025, sheet.worked_out("B30"));
    same("care_subsidy.cost", 2025, sheet.worked_out("B32"));
    let parts = sheet.worked_out("B33") + sheet.worked_out("B34");
    assert!((parts - sheet.worked_out("B32")).abs() < 1e-6);
    // The past that sets the standard: each year's mean people, times the standard as it then was.
    let (scale, months) = (sheet.worked_out("B28"), sheet.given("B15"));
    for (row, year) in (20..).zip(2016..=2020) {
        assert_eq!(sheet.given(&format!("A{row}")), f64::from(year));
        let [care, standard] = ["B", "C"].map(|column| sheet.worked_out(&format!("{column}{row}")));
        let paid = scale * months * care * standard;
        let found = f64::from(of("care_subsidy.cost", year));
        assert!(
            (found / paid - 1.0).abs() < 1e-7,
            "{year}: {found}, not {paid}"
        );
    }
}
