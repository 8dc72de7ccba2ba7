//! The numbers used in words, and how many there are of each grade of evidence.

use super::number_row::Row;
use super::numbers_used::rows;
use crate::model::Model;
use crate::source::{Evidence, Language};

/// Every number in words, the weakest evidence first, with its place in a table of a paper; headings first.
pub fn listed(
    model: &Model,
    language: Language,
    title: &dyn Fn(&str) -> String,
) -> Vec<Vec<String>> {
    in_words(rows(model), language, title)
}

/// The same of those under some keys alone.
pub fn listed_of(
    model: &Model,
    language: Language,
    title: &dyn Fn(&str) -> String,
    keys: &[String],
) -> Vec<Vec<String>> {
    let mut rows = rows(model);
    rows.retain(|row| keys.iter().any(|key| key == row.key));
    in_words(rows, language, title)
}

fn in_words(
    rows: Vec<Row<'_>>,
    language: Language,
    title: &dyn Fn(&str) -> String,
) -> Vec<Vec<String>> {
    let heads = [
        ("名称", "name"),
        ("哪一部分", "part"),
        ("单位", "unit"),
        ("中位数", "median"),
        ("80% 区间", "80 % interval"),
        ("依据", "evidence"),
        ("来源", "source"),
        ("出处", "place"),
        ("沿用自", "inherited from"),
    ];
    let mut all = vec![
        heads
            .map(|(zh, en)| language.pick(zh, en).to_string())
            .to_vec(),
    ];
    let short = |value: f64| format!("{}", (value * 1e6).round() / 1e6);
    for row in rows {
        let [middle, low, high] = row.values;
        all.push(vec![
            language.pick(&row.zh, &row.en).to_string(),
            row.part.to_string(),
            row.unit.clone(),
            short(middle),
            if low < high {
                format!("{}–{}", short(low), short(high))
            } else {
                "—".to_string()
            },
            language
                .pick(row.evidence.zh(), row.evidence.en())
                .to_string(),
            title(row.source),
            row.at.to_string(),
            row.from.to_string(),
        ]);
    }
    all
}

/// How many numbers are used of each grade of evidence, and how many of them are another model's: weakest first.
pub fn graded(model: &Model) -> Vec<(Evidence, usize, usize)> {
    let rows = rows(model);
    let of = |grade: Evidence| {
        let own = rows.iter().filter(move |row| row.evidence == grade);
        let inherited = own.clone().filter(|row| !row.from.is_empty()).count();
        (grade, own.count(), inherited)
    };
    let grades = [
        Evidence::Assumed,
        Evidence::Judged,
        Evidence::Estimated,
        Evidence::Measured,
    ];
    grades
        .into_iter()
        .map(of)
        .filter(|grade| grade.1 > 0)
        .collect()
}
