//! The two texts are twins, and every mark in them is one.

use std::io::Cursor;

use calamine::{Data, Reader as _, Xlsx};

use super::parts::{Part, parts};
use super::{ManualMark, marks, text};
use crate::report::template::{Choices, template};
use crate::source::{Language, Tongue};

/// What a part is, without its words.
fn shape(part: &Part) -> String {
    match part {
        Part::Heading(level, _) => format!("heading {level}"),
        Part::Text(_) => "text".to_string(),
        Part::Items(list) => format!("list {} {}", list.ordered, list.items.len()),
        Part::Verbatim(typed) => format!("typed {}", typed.lines().count()),
        Part::Table(rows) => format!("table {} {}", rows.len(), rows[0].len()),
    }
}

#[test]
fn both_languages_have_the_same_parts_and_marks_in_the_same_order() {
    let of = |language| -> Vec<String> { parts(text(language)).iter().map(shape).collect() };
    let (zh, en) = (of(Language::Zh), of(Language::En));
    assert!(zh.len() > 60);
    for (place, (zh, en)) in zh.iter().zip(&en).enumerate() {
        assert_eq!(zh, en, "part {place}");
    }
    assert_eq!(zh.len(), en.len());
    let of = |language| -> Vec<ManualMark> {
        let marks = marks(language).unwrap_or_else(|error| panic!("{error}"));
        marks.iter().map(ManualMark::bare).collect()
    };
    let (zh, en) = (of(Language::Zh), of(Language::En));
    assert!(zh.len() > 30);
    for (zh, en) in zh.iter().zip(&en) {
        assert_eq!(zh, en);
    }
    assert_eq!(zh.len(), en.len());
}

#[test]
fn every_table_has_a_caption() {
    for language in [Language::Zh, Language::En] {
        let mut captioned = false;
        for part in parts(text(language)) {
            match &part {
                Part::Text(text) => {
                    let asks = ["{{verbs}}", "{{numbers:"]
                        .iter()
                        .any(|own| text.starts_with(own));
                    assert!(captioned || !asks, "{text}");
                    captioned = text.starts_with("{{table:");
                }
                Part::Table(rows) => {
                    assert!(captioned, "{:?}", rows[0]);
                    captioned = false;
                }
                _ => captioned = false,
            }
        }
    }
}

/// The manual names every sheet and every heading of the workbook that it teaches to fill in.
#[test]
fn the_workbook_is_explained_as_it_is() {
    let choices = Choices {
        name: "ours".into(),
        region: "110101".into(),
        place: "东城区".into(),
        base: "theirs".into(),
        base_year: 2020,
        targets: vec!["甲".into()],
        share: "甲".into(),
        services: vec!["乙".into()],
        published: "乙".into(),
        limited: vec!["乙".into()],
        payers: vec!["丙".into()],
    };
    let bytes = template(&choices, &Default::default(), Tongue::default()).expect("a workbook");
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).expect("a workbook");
    let mut faults = Vec::new();
    for name in book.sheet_names().into_iter().filter(|name| name != "选项") {
        let range = book.worksheet_range(&name).expect("a sheet");
        let first = range.rows().next().expect("a row");
        let mut words = vec![name.clone()];
        if name != "说明" {
            words.extend(first.iter().filter_map(|cell| match cell {
                Data::String(text) => text.split([' ', '（']).next().map(str::to_string),
                _ => None,
            }));
        }
        for language in [Language::Zh, Language::En] {
            let text = text(language);
            let lacking = words.iter().filter(|word| !text.contains(word.as_str()));
            faults.extend(lacking.map(|word| format!("{}: {word}", language.tag())));
        }
    }
    assert!(faults.is_empty(), "{faults:?}");
}
