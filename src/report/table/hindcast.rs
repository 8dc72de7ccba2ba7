//! The hindcast's tables: the record over all counties, and every county.

use super::Table;
use crate::evaluation::hindcast::Hindcast;
use crate::report::hindcast::group;
use crate::source::Language;

/// One row for each forecast and age group.
pub fn hindcast_groups(hindcast: &Hindcast) -> Table {
    let rows = &hindcast.records;
    let share = |value: Option<f64>| value.map(five);
    let mut table = Table::new("hindcast_groups")
        .texts("forecast", rows.iter().map(|r| r.variant.key()))
        .texts("forecast_zh", rows.iter().map(|r| r.variant.zh()))
        .texts(
            "age_group",
            rows.iter().map(|r| group(r.group, Language::En)),
        )
        .texts(
            "age_group_zh",
            rows.iter().map(|r| group(r.group, Language::Zh)),
        )
        .wholes("counties", rows.iter().map(|r| Some(r.counties as i32)))
        .numbers(
            "coverage80",
            rows.iter().map(|r| share(r.coverage().map(|c| c.0))),
        )
        .numbers(
            "coverage95",
            rows.iter().map(|r| share(r.coverage().map(|c| c.1))),
        )
        .numbers("bias", rows.iter().map(|r| share(Some(r.bias))))
        .numbers("mape", rows.iter().map(|r| share(Some(r.absolute))))
        .numbers("crps", rows.iter().map(|r| share(Some(r.crps))))
        .numbers("width80", rows.iter().map(|r| share(r.width)));
    for (fifth, name) in ["pit_1", "pit_2", "pit_3", "pit_4", "pit_5"]
        .iter()
        .enumerate()
    {
        let counts = rows.iter().map(|r| r.pit.map(|pit| pit[fifth] as i32));
        table = table.wholes(name, counts);
    }
    table
        .note("unit", "coverage: share of counties, 0 to 1; bias, mape, crps, width80: relative to the residents counted, means over counties")
        .note("pit", "counties whose census lies in each fifth of the forecast; even where it is calibrated")
        .note("cross_fitted", "uses the other counties' migration of the same years; a county's own outcome is never in its own band")
}

/// One row for each county, forecast and age group.
pub fn hindcast_counties(hindcast: &Hindcast) -> Table {
    let rows = &hindcast.judged;
    let whole = |value: f64| Some(value.round());
    let end = |band: Option<(f64, f64)>, high: bool| {
        band.map(|(l, h)| if high { h.round() } else { l.round() })
    };
    let table = Table::new("hindcast_counties")
        .texts(
            "region_code",
            rows.iter()
                .map(|r| hindcast.counties[r.county].code.to_string()),
        )
        .texts(
            "region",
            rows.iter().map(|r| &hindcast.counties[r.county].name),
        )
        .texts("forecast", rows.iter().map(|r| r.variant.key()))
        .texts(
            "age_group",
            rows.iter().map(|r| group(r.group, Language::En)),
        )
        .numbers("observed", rows.iter().map(|r| whole(r.observed)))
        .numbers("median", rows.iter().map(|r| whole(r.median)))
        .numbers("low80", rows.iter().map(|r| end(r.eighty, false)))
        .numbers("high80", rows.iter().map(|r| end(r.eighty, true)))
        .numbers("low95", rows.iter().map(|r| end(r.ninety_five, false)))
        .numbers("high95", rows.iter().map(|r| end(r.ninety_five, true)))
        .numbers("error", rows.iter().map(|r| Some(five(r.error()))))
        .numbers("crps", rows.iter().map(|r| Some(five(r.crps))))
        .numbers("pit", rows.iter().map(|r| r.pit.map(five)));
    let unit = "residents; error and crps relative to the residents counted; pit 0 to 1";
    table.note("unit", unit)
}

fn five(value: f64) -> f64 {
    (value * 1e5).round() / 1e5
}
