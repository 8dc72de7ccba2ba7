//! The towns of a county: holders, what each lacks of every service, and in how many there is a centre.

use super::Table;
use crate::evaluation::towns::Range;
use crate::model::Model;
use crate::report::suppression::Suppression;
use crate::report::towns::ByTown;
use crate::source::Language;

/// The three tables: `towns`, `towns_services`, `towns_covered`.
pub fn towns(model: &Model, by_town: &ByTown) -> Vec<Table> {
    vec![
        holders(by_town),
        services(model, by_town),
        covered(model, by_town),
    ]
}

/// Certificate holders of each town, the most first.
fn holders(by_town: &ByTown) -> Table {
    let rows = &by_town.people;
    let table = named(
        Table::new("towns").wholes("year", rows.iter().map(|row| Some(row.year))),
        by_town,
        rows.iter().map(|row| row.town),
    );
    let ranges = rows.iter().map(|row| Some(&row.holders));
    counts(table, "holders", ranges.collect(), by_town.suppression)
        .note(
            "unit",
            "persons; certificate holders at the end of the year",
        )
        .note("town", TOWN)
        .note("sums", SUMS)
        .note("suppression", suppressed(by_town.suppression))
}

/// What each town has and lacks of every service, the greatest lack first.
fn services(model: &Model, by_town: &ByTown) -> Table {
    let rows = &by_town.lacks;
    let service = |at: usize| &model.services[at];
    let table = named(
        Table::new("towns_services").wholes("year", rows.iter().map(|row| Some(row.year))),
        by_town,
        rows.iter().map(|row| row.town),
    )
    .texts("service", rows.iter().map(|row| &service(row.service).key))
    .texts(
        "service_zh",
        rows.iter().map(|row| &service(row.service).title.zh),
    )
    .texts(
        "service_en",
        rows.iter().map(|row| &service(row.service).title.en),
    )
    .texts(
        "unit",
        rows.iter().map(|row| service(row.service).unit.key()),
    );
    let keep = by_town.suppression;
    let of = |pick: fn(&crate::evaluation::towns::Lack) -> Option<&Range>| {
        rows.iter().map(pick).collect()
    };
    let table = counts(table, "need", of(|row| Some(&row.need)), keep);
    let table = counts(table, "served", of(|row| Some(&row.served)), keep);
    let table = counts(table, "places", of(|row| row.places.as_ref()), keep);
    // Centres are no people.
    let table = counts(
        table,
        "centres",
        of(|row| row.centres.as_ref()),
        Suppression::default(),
    );
    counts(table, "lacking", of(|row| Some(&row.lacking)), keep)
        .numbers(
            "probability_lacking",
            rows.iter().map(|row| Some(row.probability)),
        )
        .note("lacking", "people whom the town's own places leave out, some of whom are served elsewhere; of services without places, people who need it and do not have it")
        .note("town", TOWN)
        .note("sums", SUMS)
        .note("suppression", suppressed(keep))
}

/// In how many towns there is a centre, and in how many somebody lacks a service.
fn covered(model: &Model, by_town: &ByTown) -> Table {
    let rows = &by_town.covered;
    let service = |at: usize| &model.services[at];
    let table = Table::new("towns_covered")
        .wholes("year", rows.iter().map(|row| Some(row.year)))
        .texts("service", rows.iter().map(|row| &service(row.service).key))
        .texts(
            "service_zh",
            rows.iter().map(|row| &service(row.service).title.zh),
        )
        .texts(
            "service_en",
            rows.iter().map(|row| &service(row.service).title.en),
        )
        .numbers(
            "towns",
            rows.iter().map(|_| Some(by_town.towns.list.len() as f64)),
        );
    let with = rows.iter().map(|row| row.with_centre.as_ref());
    let lacking = rows.iter().map(|row| Some(&row.lacking));
    let table = counts(table, "with_centre", with.collect(), Suppression::default());
    counts(table, "lacking", lacking.collect(), Suppression::default()).note("unit", "towns")
}

const TOWN: &str = "empty where no figure tells the towns apart: the row is then about any one of them; figures_known says whether any figure of the town is known";

const SUMS: &str =
    "in every draw the towns add up to the county; means do too, medians and quantiles do not";

fn suppressed(suppression: Suppression) -> &'static str {
    if suppression.publish {
        "counts under 10 are written <10; other counts from which they could be worked out are written …"
    } else {
        "none: not for publication"
    }
}

/// Adds who a row is about.
fn named(table: Table, by_town: &ByTown, towns: impl Iterator<Item = Option<usize>>) -> Table {
    let towns: Vec<Option<usize>> = towns.collect();
    let name = |language: Language| towns.iter().map(move |town| by_town.name(*town, language));
    table
        .texts("town", towns.iter().map(|town| by_town.key(*town)))
        .texts("town_zh", name(Language::Zh))
        .texts("town_en", name(Language::En))
        .texts(
            "figures_known",
            towns
                .iter()
                .map(|town| if by_town.is_known(*town) { "yes" } else { "no" }),
        )
}

/// The end of a name, and which number of a range stands under it.
type RangeColumn = (&'static str, fn(&Range) -> f64);

/// Adds mean, median and the ends of the intervals of a count; as text where small ones are not shown.
fn counts(
    mut table: Table,
    name: &str,
    ranges: Vec<Option<&Range>>,
    suppression: Suppression,
) -> Table {
    let columns: [RangeColumn; 6] = [
        ("mean", |range| range.mean),
        ("median", |range| range.median),
        ("low80", |range| range.eighty.0),
        ("high80", |range| range.eighty.1),
        ("low95", |range| range.ninety_five.0),
        ("high95", |range| range.ninety_five.1),
    ];
    for (what, pick) in columns {
        let title = format!("{name}_{what}");
        let values = ranges.iter().map(|range| range.map(pick));
        table = if suppression.publish {
            let whole = |value: f64| format!("{value:.0}");
            table.texts(
                &title,
                values.map(|value| {
                    value.map_or(String::new(), |value| suppression.shown(value, whole))
                }),
            )
        } else {
            table.numbers(&title, values.map(|value| value.map(tenth)))
        };
    }
    table
}

fn tenth(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}
