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

/// One row for each forecast and age group of all counties together.
pub fn hindcast_province(hindcast: &Hindcast) -> Table {
    let rows = &hindcast.joint;
    let inside = |level: usize| rows.iter().map(move |r| Some(i32::from(r.inside()[level])));
    Table::new("hindcast_province")
        .texts("forecast", rows.iter().map(|r| r.variant.key()))
        .texts("forecast_zh", rows.iter().map(|r| r.variant.zh()))
        .texts("age_group", rows.iter().map(|r| group(r.group, Language::En)))
        .texts("age_group_zh", rows.iter().map(|r| group(r.group, Language::Zh)))
        .wholes("counties", rows.iter().map(|r| Some(r.counties as i32)))
        .numbers("observed", rows.iter().map(|r| Some(r.observed.round())))
        .numbers("median", rows.iter().map(|r| Some(r.median.round())))
        .numbers("low80", rows.iter().map(|r| Some(r.eighty.0.round())))
        .numbers("high80", rows.iter().map(|r| Some(r.eighty.1.round())))
        .numbers("low95", rows.iter().map(|r| Some(r.ninety_five.0.round())))
        .numbers("high95", rows.iter().map(|r| Some(r.ninety_five.1.round())))
        .numbers("error", rows.iter().map(|r| Some(five(r.error()))))
        .wholes("inside80", inside(0))
        .wholes("inside95", inside(1))
        .numbers("pit", rows.iter().map(|r| Some(five(r.pit))))
        .wholes("ranks_in_80", rows.iter().map(|r| Some(r.ranks_in_eighty as i32)))
        .wholes("ranks_in_95", rows.iter().map(|r| Some(r.ranks_in_ninety_five as i32)))
        .numbers("order", rows.iter().map(|r| Some(five(r.order))))
        .note("unit", "residents of all counties, added up in each draw; error relative to those counted; inside: 1 where the census lies in the band")
        .note("ranks_in_80", "counties whose rank by residents counted lies in the band of their ranks over the draws; order: correlation of middle ranks and those counted")
}

fn five(value: f64) -> f64 {
    (value * 1e5).round() / 1e5
}
