//! The same series in every form in which people write them: what is read is what was written, or a refusal that names
//! the place; never another table.

pub(super) mod books;
mod tables;

use std::cell::Cell;
use std::collections::BTreeMap;

use plancast::dataset::{AnnualSeries, Place, ReadOptions, read_series};
use plancast::task::SeriesFile;
use proptest::prelude::*;
use proptest::test_runner::{RngSeed, TestRunner};

use super::series::{file, values};
use books::File;
use tables::{Form, Heads, Layout, Mark, Size, Units, YearAs};

/// One series as it is: its values are decimal texts, so that nothing is lost in writing them.
#[derive(Clone, Debug)]
struct Truth {
    name: &'static str,
    unit: &'static str,
    values: BTreeMap<i32, String>,
}

/// People, money and a part of a whole.
const SERIES: [(&str, &str); 3] = [("持证人数", "人"), ("护理补贴", "万元"), ("签约率", "%")];

fn truths() -> impl Strategy<Value = Vec<Truth>> {
    // Each series has its numbers and its gaps; the first two years are always there.
    let one = (300_u32..9000, 1_u32..90, 0_u8..=255);
    let series = prop::collection::vec(one, 3);
    (1_usize..=3, 0_usize..3, 1990_i32..2015, 3_usize..8, series).prop_map(
        |(count, first, from, years, numbers)| {
            let truth = |place: usize| {
                let (name, unit) = SERIES[(first + place) % 3];
                let (start, step, gaps) = numbers[place];
                let known = (0..years).filter(|year| *year < 2 || (gaps >> year) & 1 == 0);
                let value = |year: usize| match unit {
                    "人" => (start + step * year as u32).to_string(),
                    "%" => format!("{}.{}", 20 + year as u32 + step / 2, 1 + step % 9),
                    _ => format!("{}.5", start + step * year as u32),
                };
                Truth {
                    name,
                    unit,
                    values: known
                        .map(|year| (from + year as i32, value(year)))
                        .collect(),
                }
            };
            (0..count).map(truth).collect()
        },
    )
}

fn forms() -> impl Strategy<Value = Form> {
    let layout = prop::sample::select(vec![Layout::Long, Layout::Columns, Layout::Wide]);
    let years = prop::sample::select(YearAs::ALL.to_vec());
    let heads = prop::sample::select(Heads::ALL.to_vec());
    let units = prop::sample::select(Units::ALL.to_vec());
    let size = prop::sample::select(Size::ALL.to_vec());
    let mark = prop::sample::select(Mark::ALL.to_vec());
    let more = (
        any::<bool>(),
        any::<bool>(),
        any::<bool>(),
        any::<bool>(),
        any::<bool>(),
    );
    (layout, years, heads, units, size, mark, more).prop_map(
        |(layout, years, heads, units, size, mark, more)| Form {
            layout,
            years,
            heads,
            units,
            size,
            mark,
            signed: more.0,
            title: more.1,
            note: more.2,
            mixed: more.3,
            grouped: more.4,
        },
    )
}

/// What should be read: name, unit, whether in per cents, and values.
fn expected(truths: &[Truth], form: &Form) -> BTreeMap<String, AnnualSeries> {
    let one = |truth: &Truth| {
        let unit = form.has_units(truths).then(|| truth.unit.to_string());
        let percent = form.is_signed(truth) && unit.is_none();
        let value = |text: &String| {
            let part = if percent { "e-2" } else { "" };
            format!("{text}{part}").parse::<f64>().expect("a decimal")
        };
        let values = truth.values.iter().map(|(year, text)| (*year, value(text)));
        let observed = AnnualSeries {
            unit,
            percent,
            values: values.collect(),
            ..AnnualSeries::default()
        };
        (form.name(truths, truth), observed)
    };
    truths.iter().map(one).collect()
}

fn close(one: f64, two: f64) -> bool {
    (one - two).abs() <= 1e-9 * two.abs()
}

#[test]
fn any_form_gives_the_series_that_were_written() {
    let mut runner = TestRunner::new(ProptestConfig {
        cases: 400,
        rng_seed: RngSeed::Fixed(1958),
        failure_persistence: None,
        ..ProptestConfig::default()
    });
    let (read, refused) = (Cell::new(0), Cell::new(0));
    let cases = (truths(), forms(), prop::sample::select(File::ALL.to_vec()));
    let outcome = runner.run(&cases, |(truths, form, kind)| {
        let table = tables::table(&truths, &form);
        let folder = crate::runs::scratch();
        let path = kind.write(folder.path(), &table);
        let found = match read_series(&path, &ReadOptions::default()) {
            Ok(found) => found,
            Err(error) => {
                refused.set(refused.get() + 1);
                for complaint in error.complaints().errors() {
                    prop_assert_ne!(&complaint.place, &Place::Whole, "{}", error);
                }
                return Ok(());
            }
        };
        read.set(read.get() + 1);
        let expected = expected(&truths, &form);
        let names: Vec<&String> = found.series.keys().collect();
        prop_assert_eq!(names.len(), expected.len(), "{:?}", names);
        for (name, expected) in &expected {
            let Some(found) = found.series.get(name) else {
                return Err(TestCaseError::fail(format!("{name} among {names:?}")));
            };
            prop_assert_eq!(
                (&found.unit, found.percent),
                (&expected.unit, expected.percent)
            );
            let years: Vec<_> = found.values.keys().collect();
            prop_assert_eq!(years, expected.values.keys().collect::<Vec<_>>());
            for (year, value) in &expected.values {
                prop_assert!(close(found.values[year], *value), "{}: {:?}", year, found);
            }
        }
        // What each series is taken for does not depend on the form either.
        let plain = tables::table(&truths, &form.plain());
        let plain = File::Utf8.write(folder.path(), &plain);
        let kinds = |file: &std::path::Path| {
            let asked = SeriesFile {
                file: file.to_path_buf(),
                ..SeriesFile::default()
            };
            let panel = asked.read().expect("read before");
            let entries = panel.entries.into_iter();
            entries
                .map(|entry| (entry.series.name, entry.series.kind))
                .collect::<Vec<_>>()
        };
        prop_assert_eq!(kinds(&path), kinds(&plain));
        Ok(())
    });
    outcome.unwrap_or_else(|fault| panic!("{fault}"));
    println!("{} read, {} refused", read.get(), refused.get());
    // Nearly every form is understood: a reader that refuses everything is none.
    assert!(
        20 * refused.get() <= read.get(),
        "{} refused",
        refused.get()
    );
}

/// Excel 97 has no writer here: a file of another's making, with per cents by their format alone.
#[test]
fn per_cents_of_xls_are_told_by_their_format() {
    let bytes = include_bytes!("../../corpus/xls/percents.xls");
    let (_folder, path) = file("表.xls", bytes);
    let table = read_series(&path, &ReadOptions::default()).unwrap_or_else(|e| panic!("{e}"));
    let near = |found: Vec<(i32, f64)>, expected: [f64; 4]| {
        let years: Vec<i32> = found.iter().map(|(year, _)| *year).collect();
        assert_eq!(years, [2018, 2019, 2020, 2021]);
        for ((_, found), expected) in found.iter().zip(expected) {
            assert!(close(*found, expected), "{found} and {expected}");
        }
    };
    near(values(&table, "覆盖率"), [96.0, 97.0, 98.0, 99.0]);
    near(values(&table, "人数"), [10.0, 11.0, 12.0, 13.0]);
    near(values(&table, "达标率"), [1.0, 0.5, 0.25, 0.125]);
    assert!(table.series["达标率"].percent && !table.series["人数"].percent);
}
