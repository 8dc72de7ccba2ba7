//! Faults in a table, as a planner's Excel makes them: what can be read is read, the rest is refused.

use plancast::model::{Model, ModelFolder};
use plancast::simulation::disability::{DisabilityStructure, Shape, SurveyedAges};

use super::{Desk, has};

const CENSUS: &str = "datasets/census/2022/population.csv";
const SURVEY: &str = "datasets/disability_survey/2007/china.csv";

/// A table with one thing changed, rows counted anew.
fn with_table(table: &str, change: impl Fn(&str) -> String) -> Desk {
    let desk = Desk::with_datasets();
    let changed = change(&desk.read(table));
    let rows = changed.lines().count().saturating_sub(1);
    desk.replace(table, changed, Some(rows));
    desk
}

/// The census with one thing changed.
fn census(change: impl Fn(&str) -> String) -> Desk {
    with_table(CENSUS, change)
}

/// The row of Wenling's women of 5 to 9, and its line.
fn a_row(desk: &Desk) -> (String, usize) {
    let text = desk.read(CENSUS);
    let at = text
        .lines()
        .position(|line| line.starts_with("331081,") && line.contains(",female,5,"));
    let at = at.expect("Wenling's girls");
    (text.lines().nth(at).expect("a line").to_string(), at + 1)
}

fn with_row(change: impl Fn(&str) -> String) -> (Desk, String) {
    let (row, line) = a_row(&Desk::with_datasets());
    let desk = census(|text| text.replacen(&row, &change(&row), 1));
    (desk, format!("第 {line} 行"))
}

fn last_cell(row: &str, cell: impl Fn(&str) -> String) -> String {
    let (before, last) = row.rsplit_once(',').expect("cells");
    format!("{before},{}", cell(last))
}

#[test]
fn a_missing_column() {
    let desk = census(|text| text.replacen("population", "people", 1));
    desk.refused(&[], &["census/2022/population.csv", "population 列"]);
}

#[test]
fn a_negative_count() {
    let (desk, line) = with_row(|row| last_cell(row, |count| format!("-{count}")));
    desk.refused(
        &[],
        &[
            "census/2022/population.csv",
            &line,
            "population 列",
            "-",
            "不小于 0",
        ],
    );
}

#[test]
fn text_in_a_count() {
    let (desk, line) = with_row(|row| last_cell(row, |count| format!("{count}人")));
    desk.refused(
        &[],
        &[
            "census/2022/population.csv",
            &line,
            "population 列",
            "人”",
            "整数",
        ],
    );
}

#[test]
fn a_row_that_is_there_twice() {
    let (desk, line) = with_row(|row| format!("{row}\n{}", last_cell(row, |_| "7".into())));
    let said = desk.refused(&[], &["census/2022/population.csv", "population", "7"]);
    has(&said, &[&line]);
}

#[test]
fn a_file_cut_short() {
    let desk = Desk::with_datasets();
    let text = desk.read(CENSUS);
    desk.replace(CENSUS, &text[..text.len() / 2 - 3], None);
    desk.refused(&[], &["census/2022/population.csv"]);
    // With its old checksum.
    let desk = Desk::with_datasets();
    desk.write(CENSUS, &text[..text.len() / 2 - 3]);
    desk.refused(&[], &["census/2022/population.csv", "校验和"]);
}

#[test]
fn an_empty_file() {
    let desk = census(|_| String::new());
    desk.refused(&[], &["census/2022/population.csv", "空的"]);
}

#[test]
fn a_missing_age_group() {
    let (row, _) = a_row(&Desk::with_datasets());
    let girls = format!("{row}\n");
    let desk = census(|text| text.replacen(&girls, "", 1));
    desk.refused(&[], &["census/2022/population.csv", "缺 5 岁起的一组女"]);
    // Of both sexes, and the open one at the end.
    let without = |age: &'static str| {
        census(move |text| {
            let gone = |line: &&str| !(line.starts_with("331081,") && line.contains(age));
            text.lines().filter(gone).collect::<Vec<&str>>().join("\n") + "\n"
        })
    };
    without("male,5,5,").refused(&[], &["census/2022/population.csv", "缺 5 岁起的一组"]);
    without("male,85,0,").refused(&[], &["census/2022/population.csv", "缺 85 岁起的一组"]);
}

#[test]
fn bands_of_a_survey_that_cannot_be() {
    let file = "disability_survey/2007/china.csv";
    for (before, now, zh) in [
        (
            ",age,15-59,",
            ",age,20-59,",
            "20-59：从 20 岁起，与前一段不相接；应为从 15 岁起",
        ),
        (",age,65+,", ",age,66+,", "66+：从 66 岁起"),
        (
            ",age,65+,",
            ",age,六十五,",
            "写的是“六十五”；应为年龄段，如 15-59 或 60+",
        ),
        // Per cents where a share belongs.
        (
            ",prevalence,0.2443,",
            ",prevalence,24.43,",
            "应为 0 至 1 的比例",
        ),
    ] {
        let desk = with_table(SURVEY, |text| text.replace(before, now));
        let column = match now.contains("age") {
            true => " category 列",
            false => " value 列",
        };
        let place = desk.line(SURVEY, now) + column;
        desk.refused(&[], &[file, &place, zh]);
        if now.contains("20-59") {
            let en = "column category: 20-59: begins at 20 and does not join the band before; expected one from 15 on";
            desk.refused(&["--lang", "en"], &[file, en]);
        }
    }
}

/// The bands are those of the table: nothing of a country's own survey stands in the program.
#[test]
fn a_survey_with_other_bands_is_read() {
    let bands = [
        ("0-14", 0.02),
        ("15-44", 0.04),
        ("45-79", 0.12),
        ("80+", 0.5),
    ];
    let desk = with_table(SURVEY, |text| {
        let others = text.lines().filter(|line| !line.contains(",age,"));
        let own = bands.map(|(band, part)| {
            format!("2006,100000,全国,age,{band},prevalence,{part},share,2006,cdpf_notes_2006,measured,verified,,")
        });
        let all: Vec<&str> = others.chain(own.iter().map(String::as_str)).collect();
        all.join("\n") + "\n"
    });
    let model = opened(&desk);
    let survey = model.data.survey.as_ref().expect("a survey");
    assert_eq!(survey.age, [0.0, 15.0, 45.0, 80.0]);
    for ((band, expected), found) in bands.iter().zip(&survey.prevalence) {
        assert!((found - expected).abs() < 1e-12, "{band}: {found}");
    }
    let shape = Shape {
        gradient: [0.0; 7],
        category: [1.0; 7],
        severe: 1.0,
    };
    let survey = SurveyedAges::of(survey).expect("ages");
    assert!(DisabilityStructure::fit(&survey, &shape).is_ok());
}

#[test]
fn a_county_that_is_not_there() {
    let desk = Desk::new();
    desk.edit("models/wenling/model.toml", "331081", "331099");
    desk.refused(&[], &["census/2022/population.csv", "region_code = 331099"]);
}

#[test]
fn a_dataset_that_is_not_there() {
    let desk = Desk::new();
    desk.edit(
        "models/wenling/model.toml",
        "dataset = \"census\"",
        "dataset = \"cencus\"",
    );
    desk.refused(&[], &["cencus", "没有这个数据集", "census"]);
    let output = desk.call(&["list", "datasets", "--datasets", "nowhere"]);
    assert_eq!(output.status.code(), Some(2));
}

/// What Excel in China writes is read, and gives the same numbers.
#[test]
fn encodings_marks_and_wide_digits_are_read() {
    let plain = Desk::with_datasets();
    let census = plain.read(CENSUS);
    let (row, _) = a_row(&plain);
    let wide = |digits: &str| -> String {
        let wide = |c: char| char::from_u32(c as u32 - '0' as u32 + '０' as u32).expect("a digit");
        digits
            .chars()
            .map(|c| if c.is_ascii_digit() { wide(c) } else { c })
            .collect()
    };
    let changed: [(&str, Vec<u8>); 4] = [
        ("GBK", encoding_rs::GBK.encode(&census).0.into_owned()),
        ("BOM", format!("\u{FEFF}{census}").into_bytes()),
        (
            "full width",
            census
                .replacen(&row, &last_cell(&row, wide), 1)
                .into_bytes(),
        ),
        ("line ends", census.replace('\n', "\r\n").into_bytes()),
    ];
    let expected = population(&plain);
    for (what, bytes) in changed {
        let desk = Desk::with_datasets();
        desk.replace(CENSUS, bytes, None);
        assert_eq!(population(&desk), expected, "{what}");
    }
}

/// The model of a desk.
fn opened(desk: &Desk) -> Model {
    let folder = ModelFolder::open(&desk.path("models/wenling"));
    let folder = folder.unwrap_or_else(|complaints| panic!("{complaints}"));
    let model = plancast::model::open(&folder, &desk.datasets, "baseline", None);
    model.unwrap_or_else(|complaints| panic!("{complaints}"))
}

/// The people whom a model takes from the census of a desk.
fn population(desk: &Desk) -> Vec<Vec<f64>> {
    opened(desk).data.population.grouped.persons.to_vec()
}
