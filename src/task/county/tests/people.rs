//! People, holders of certificates and towns.

use super::*;
use crate::report::template::{FormCell, layout};

/// Numbers, some of which are no final ones.
pub(super) fn marked(value: impl Strategy<Value = f64>) -> impl Strategy<Value = Marked> {
    let marks = select(vec!["", "预计", "约、左右", "大约、快报"]);
    (value, marks).prop_map(|(value, mark)| Marked {
        value,
        mark: mark.to_string(),
    })
}

/// Rows of the people: the base year has no births and deaths.
pub(super) fn people() -> impl Strategy<Value = Vec<(i32, [Option<Marked>; 3])>> {
    let year = BASE.0.file.model.base_year;
    let registered = || option::of(marked(RESIDENTS / 4.0..RESIDENTS * 4.0));
    let later = (
        year + 1..year + 9,
        registered(),
        option::of(marked(written(0.0..1e5))),
        option::of(marked((0..100_000i32).prop_map(f64::from))),
    );
    let later = later.prop_map(|(year, people, births, deaths)| (year, [people, births, deaths]));
    let first = option::of(registered().prop_map(move |people| (year, [people, None, None])));
    (first, prop::collection::vec(later, 0..6))
        .prop_map(|(first, later)| first.into_iter().chain(later).collect())
}

pub(super) fn register() -> impl Strategy<Value = Vec<Vec<String>>> {
    let row = (
        [
            maybe(),
            maybe(),
            maybe(),
            maybe(),
            maybe(),
            maybe(),
            maybe(),
        ],
        2020..2026i32,
        0.0..RESIDENTS / 4.0,
        option::of(written(0.0..0.1)),
    );
    let row = row.prop_map(|(words, year, persons, error)| {
        let [measure, category, grade, age, sex, town, remark] = words;
        let (year, persons) = (year.to_string(), persons.to_string());
        let error = error.map(|error| error.to_string()).unwrap_or_default();
        vec![
            measure, year, category, grade, age, sex, town, persons, error, remark,
        ]
    });
    prop::collection::vec(row, 0..8)
}

/// Towns with their people and centres, as far as they are known.
pub(super) fn townships() -> impl Strategy<Value = Vec<Township>> {
    let names = vec!["赤城街道", "始丰街道", "坦头镇", "甲乡"];
    subsequence(names, 0..=4).prop_flat_map(|names| {
        let town = names.into_iter().map(|name| {
            let many = limited().len();
            let centres = subsequence(limited(), 0..=many).prop_flat_map(|keys| {
                let all = keys.into_iter().map(|key| (Just(key), 0..9u32));
                all.collect::<Vec<_>>()
            });
            let people = option::of((1000..90_000i32).prop_map(f64::from));
            (Just(name.to_string()), people, centres).prop_map(|(name, people, centres)| Township {
                name,
                people,
                centres,
            })
        });
        town.collect::<Vec<_>>()
    })
}

/// Recipients in towns of services that no places limit, one number for each town and year.
pub(super) fn in_towns() -> impl Strategy<Value = Vec<TownRecipients>> {
    let free = BASE.0.file.services.iter();
    let free = free.filter(|(_, own)| own.capacity.is_none());
    let mut all = Vec::new();
    for (key, _) in free.take(3) {
        for town in ["坦头镇", "赤城街道", "丙乡"] {
            all.extend([2020, 2022].map(|year| (town, key.clone(), year)));
        }
    }
    let one = |(town, key, year): (&'static str, String, i32)| {
        let said = (1..50_000i32, option::of(written(0.001..0.999)), place());
        said.prop_map(move |(people, error, at)| TownRecipients {
            town: town.to_string(),
            key: key.clone(),
            year,
            people: f64::from(people),
            error,
            at,
        })
    };
    subsequence(all, 0..=5)
        .prop_shuffle()
        .prop_flat_map(move |chosen| chosen.into_iter().map(one).collect::<Vec<_>>())
}

/// What a clerk writes beside a number goes into the model's files, or is said to stay where it is.
#[test]
fn remarks_and_marks_of_holders_and_centres_go_into_the_model() {
    let number = |column, value: f64| (column, FormCell::Number(value));
    let text = |column, text: &str| (column, FormCell::Text(text.to_string()));
    let title = &BASE.0.file.services["day_care"].title.zh;
    let contents = Contents::from([
        (
            layout::register::SHEET.name,
            vec![
                vec![
                    number(layout::register::YEAR, 2021.0),
                    text(layout::register::PERSONS, "约3700"),
                    text(layout::NOTE, "残联\n年报"),
                ],
                vec![
                    number(layout::register::YEAR, 2022.0),
                    text(layout::register::PERSONS, "3800（快报）"),
                ],
            ],
        ),
        (
            layout::centres::SHEET.name,
            vec![vec![
                text(layout::centres::SERVICE, title),
                number(layout::centres::YEAR, 2020.0),
                number(layout::centres::NUMBER, 16.0),
                text(layout::centres::PLACES, "约30"),
            ]],
        ),
        (
            layout::towns::SHEET.name,
            vec![vec![
                text(layout::towns::TOWN, "坦头镇"),
                text(layout::towns::PEOPLE, "约52000人"),
                text(layout::NOTE, "派出所"),
            ]],
        ),
    ]);
    let read = read_contents(&begun(), &contents);
    let remarks = read.register.iter().filter_map(|row| row.last());
    let remarks: Vec<&str> = remarks.map(String::as_str).collect();
    assert_eq!(remarks, ["残联 年报（约）", "快报"]);
    assert_eq!(read.centres[0].note, "每家名额：约");
    let said: Vec<&str> = read.noted.iter().map(|said| said.zh.as_str()).collect();
    let stays = |part: &str| said.iter().filter(|said| said.contains(part)).count();
    assert_eq!(stays("只留在这个工作簿里"), 2, "{said:?}");
    assert_eq!(stays("工作表“镇街”有 1 个不是确数的数"), 1, "{said:?}");
    let written = by_name(&files(&read));
    assert!(written["register.csv"].contains(",3700,,残联 年报（约）\n"));
    let again = overlay::recovered(&written, begun(), &BASE.0, &census());
    assert_eq!(again.register, read.register);
    assert_eq!(again.centres, read.centres);
    // Where nobody remarks anything the register has no such column.
    let mut plain = read;
    for row in &mut plain.register {
        if let Some(remark) = row.last_mut() {
            remark.clear();
        }
    }
    let written = by_name(&files(&plain));
    assert!(!written["register.csv"].contains("备注"));
}

/// Holders of the middle of a year are not those of its end.
#[test]
fn a_month_within_a_year_is_no_year_of_holders() {
    let read = |year: &str| {
        let row = vec![
            (layout::register::YEAR, FormCell::Text(year.to_string())),
            (layout::register::PERSONS, FormCell::Number(12_000.0)),
        ];
        let contents = Contents::from([(layout::register::SHEET.name, vec![row])]);
        try_to_read(&begun(), &contents, Tongue::default())
    };
    for year in ["2022", "2022年末", "2022年12月"] {
        assert_eq!(read(year).unwrap().register[0][1], "2022", "{year}");
    }
    assert!(read("2022年6月").is_err());
}
