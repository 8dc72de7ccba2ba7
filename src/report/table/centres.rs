//! What the centres of services need: units, places, staff, and the money that builds and runs them.

use super::Table;
use crate::axes::Year;
use crate::model::Model;
use crate::projection::Projection;
use crate::statistics::quantiles::quantiles;

/// Low, middle and high: 10, 50 and 90 % of the draws.
pub type Spread = [f64; 3];

/// The centres of a service in a year; what the model does not say is nothing.
#[derive(Clone, Debug, PartialEq)]
pub struct CentresOfYear {
    /// Index of the service.
    pub service: usize,
    /// The year.
    pub year: Year,
    /// Centres at its end.
    pub units: Spread,
    /// People for whom they have room.
    pub places: Spread,
    /// People who need a place; nothing where it is not published, since it would tell how few have none.
    pub need: Option<Spread>,
    /// Of these, those for whom there is none: whole places less in each draw, at least nought; nothing where so few, or
    /// how many need one, are not published.
    pub lacking: Option<Spread>,
    /// Staff, in persons.
    pub staff: Option<Spread>,
    /// Yuan spent on building in the year.
    pub building: Option<Spread>,
    /// Yuan that running them takes, whoever comes.
    pub running: Option<Spread>,
}

/// What the centres of each service that has any need in each year of a period.
pub fn centres(model: &Model, projection: &Projection, period: [Year; 2]) -> Vec<CentresOfYear> {
    let services = model.quantities.services.iter().enumerate();
    let with_centres = services.filter_map(|(service, kept)| Some((service, kept, kept.centres?)));
    let mut rows = Vec::new();
    for (service, kept, centres) in with_centres {
        for year in period[0]..=period[1] {
            let Some(at) = projection.year_index(year) else {
                continue;
            };
            let draws = |quantity: usize| projection.at(quantity, at).iter().copied();
            let of = |quantity: usize| spread(draws(quantity).map(f64::from));
            let lacking = draws(kept.need).zip(draws(centres.places));
            let lacking = lacking.map(|(need, places)| {
                let missing = f64::from(need) - f64::from(places).floor();
                // A service that is not there has a need of nought and no places.
                missing.max(0.0)
            });
            let need = of(kept.need);
            let known = || {
                Some(CentresOfYear {
                    service,
                    year,
                    units: of(centres.units)?,
                    places: of(centres.places)?,
                    need,
                    lacking: need.and_then(|_| spread(lacking)),
                    staff: centres.staff.and_then(of),
                    building: centres.capital.and_then(of),
                    running: centres.running.and_then(of),
                })
            };
            rows.extend(known());
        }
    }
    rows
}

/// Nothing where some draw has no value.
fn spread(draws: impl Iterator<Item = f64>) -> Option<Spread> {
    let found = quantiles(&mut draws.collect::<Vec<f64>>(), &[0.1, 0.5, 0.9]).ok()?;
    found.try_into().ok()
}

/// The centres as a table.
pub fn of_centres(model: &Model, rows: &[CentresOfYear]) -> Table {
    let service = |row: &CentresOfYear| &model.services[row.service];
    let mut table = Table::new("centres")
        .texts("service", rows.iter().map(|row| &service(row).key))
        .texts("service_zh", rows.iter().map(|row| &service(row).title.zh))
        .texts("service_en", rows.iter().map(|row| &service(row).title.en))
        .wholes("year", rows.iter().map(|row| Some(row.year)));
    type Column = (&'static str, f64, fn(&CentresOfYear) -> Option<Spread>);
    let columns: [Column; 7] = [
        ("centres", 10.0, |row| Some(row.units)),
        ("places", 10.0, |row| Some(row.places)),
        ("people_who_need_a_place", 10.0, |row| row.need),
        ("places_lacking", 10.0, |row| row.lacking),
        ("staff", 10.0, |row| row.staff),
        ("building", 100.0, |row| row.building),
        ("running", 100.0, |row| row.running),
    ];
    for (name, steps, of) in columns {
        for (place, end) in ["low", "median", "high"].into_iter().enumerate() {
            let values = rows
                .iter()
                .map(|row| of(row).map(|spread| (spread[place] * steps).round() / steps));
            table = table.numbers(&format!("{name}_{end}"), values);
        }
    }
    table
        .note("low, median, high", "10, 50 and 90 % of the draws; places lacking are people who need a place less whole places in each draw")
        .note("building, running", "yuan in prices of the year; empty where the model says no costs of centres")
}
