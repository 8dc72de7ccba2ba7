//! Forecasts in the form in which every engine answers.

use super::Forecasts;
use crate::dataset::times;
use crate::evaluation::{LEVELS, Summaries};
use crate::forecast::{Projected, projection};
use crate::projection::Projection;

impl Forecasts {
    /// All series over their known years and those ahead, in the units that results have
    /// ([`Outlook::quantity`](super::Outlook::quantity)): what reads a run's draws reads these.
    ///
    /// The quantiles of the draws at [`LEVELS`] are those that are printed, as far as single precision goes (7
    /// digits) and there are a hundred draws or more.
    pub fn projection(&self) -> Projection {
        let series: Vec<Projected<'_>> = self
            .series
            .iter()
            .map(|outlook| {
                let (quantity, factor) = outlook.quantity();
                Projected {
                    quantity,
                    known: &outlook.history,
                    sample: &outlook.paths,
                    law: (!outlook.reconciled).then_some(&outlook.forecast),
                    factor,
                }
            })
            .collect();
        projection(&series, &LEVELS)
    }

    /// Medians and intervals of it; what is known has every digit that the file gives.
    pub fn summaries(&self, projection: &Projection) -> Summaries {
        let series = self.series.iter().enumerate();
        let known = series.flat_map(|(place, outlook)| {
            let (_, factor) = outlook.quantity();
            let history = outlook.history.iter();
            history.map(move |(year, value)| (place, *year, times(*value, factor)))
        });
        Summaries::of(projection).knowing(known)
    }
}

#[cfg(test)]
pub(crate) use tests::four_series;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::axes::Year;
    use crate::forecast::{Kind, Options, PathSeed, Series, forecast};
    use crate::report::forecasts::{NumberStyle, Outlook};
    use crate::units::Unit;

    fn outlook(name: &str, unit: Option<&str>, kind: Kind, values: &[f64]) -> Outlook {
        let given = values.iter().copied().map(Some).collect();
        let share = matches!(kind, Kind::Share { .. });
        let whole = kind == Kind::Count;
        let series = Series::new(name, 2010, given).of_kind(kind);
        let forecast = forecast(&series, Options { horizon: 4 }).expect("a forecast");
        let chance = PathSeed {
            seed: 3,
            subject: 1,
        };
        let paths = forecast.paths(500, chance).expect("paths");
        let all = values.iter().copied();
        Outlook {
            name: name.to_string(),
            unit: unit.map(str::to_string),
            measure: match (share, whole) {
                (true, _) => NumberStyle::percent(all.clone()),
                (_, true) => NumberStyle::Count,
                _ => NumberStyle::number(all.clone()),
            },
            scale: 1.0,
            history: (2010..).zip(all).collect(),
            forecast,
            paths,
            reconciled: false,
        }
    }

    /// Forecasts of series of each kind, such as a file of them gives.
    pub(crate) fn four_series() -> Forecasts {
        let share = Kind::Share { denominators: None };
        let series = vec![
            outlook(
                "甲",
                Some("人"),
                Kind::Count,
                &[52.0, 57.0, 55.0, 61.0, 60.0, 66.0],
            ),
            outlook(
                "乙",
                Some("万元"),
                Kind::Positive,
                &[310.5, 322.0, 340.25, 338.0],
            ),
            outlook("丙", None, share, &[0.91, 0.93, 0.96, 0.97, 0.98]),
            outlook("丁", Some("吨"), Kind::Real, &[-3.0, 4.5, 1.25, -2.0]),
        ];
        Forecasts {
            file: "x.csv".to_string(),
            sha256: String::new(),
            series,
            levels: vec![0.8, 0.95],
            draws: 500,
            seed: 3,
            notes: Vec::new(),
        }
    }

    /// Read off the draws, every quantile is the printed one, to the printed digit (where this does not hang on the
    /// eighth figure).
    #[test]
    fn quantiles_of_the_draws_are_those_that_are_printed() {
        let forecasts = four_series();
        let projection = forecasts.projection();
        let summaries = Summaries::of(&projection);
        for (place, outlook) in forecasts.series.iter().enumerate() {
            let (_, factor) = outlook.quantity();
            for horizon in 1..=outlook.horizon() {
                let found = summaries.in_year(place, outlook.year(horizon));
                let found = found.expect("a year ahead");
                for (p, found) in LEVELS.iter().zip(found.quantiles) {
                    let (found, printed) = (found / factor, outlook.quantile(horizon, *p));
                    let size = printed.abs().max(1e-3);
                    assert!((found - printed).abs() <= 2e-7 * size, "{found} {printed}");
                    let say = |value: f64| outlook.measure.say(value);
                    let hangs = say(printed - 1e-7 * size) != say(printed + 1e-7 * size);
                    assert!(hangs || say(found) == say(printed), "{} {p}", outlook.name);
                }
            }
        }
    }

    #[test]
    fn history_and_units_are_those_of_results() {
        let forecasts = four_series();
        let projection = forecasts.projection();
        assert_eq!(projection.draws(), 500);
        assert_eq!(projection.years(), (2010..=2019).collect::<Vec<Year>>());
        let units: Vec<Unit> = projection.quantities().iter().map(|q| q.unit).collect();
        assert_eq!(
            units,
            [Unit::Persons, Unit::Yuan, Unit::Share, Unit::Number]
        );
        let known = projection.get("乙", 2011).expect("a known year");
        assert!(known.iter().all(|value| *value == 3_220_000.0));
        assert_eq!(projection.quantities()[3].title.zh, "丁（吨）");
        let gone = projection
            .get("丁", 2019)
            .expect("a year of another series");
        assert!(gone.iter().all(|value| value.is_nan()));
    }

    /// Single precision has seven digits: what is known keeps all that it has.
    #[test]
    fn known_values_keep_every_digit() {
        let values = [
            1_376_460_011.0,
            1_386_395_117.0,
            1_402_760_123.0,
            1_411_778_725.0,
        ];
        let mut forecasts = four_series();
        forecasts.series = vec![outlook("人口", Some("人"), Kind::Count, &values)];
        let projection = forecasts.projection();
        let summaries = forecasts.summaries(&projection);
        let known = summaries.in_year(0, 2013).expect("a known year");
        assert_eq!(known.mean, 1_411_778_725.0);
        assert_eq!(known.median(), 1_411_778_725.0);
        assert!(summaries.is_exact(0, 3) && !summaries.is_exact(0, 4));
        let table = crate::report::table::quantities(&projection, &summaries);
        let csv = String::from_utf8(table.csv().expect("a table")).expect("text");
        assert!(csv.contains("1411778725"), "{csv}");
    }

    /// Draws that were made to agree stay as they are.
    #[test]
    fn reconciled_draws_are_handed_on_untouched() {
        let mut forecasts = four_series();
        forecasts.series[0].reconciled = true;
        let projection = forecasts.projection();
        let outlook = &forecasts.series[0];
        let drawn = projection.get("甲", outlook.year(2)).expect("a year ahead");
        let same = drawn.iter().zip(outlook.paths.year(2));
        assert!(same.into_iter().all(|(one, two)| f64::from(*one) == *two));
    }
}
