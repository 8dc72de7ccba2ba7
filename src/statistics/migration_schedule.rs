//! At what ages people move: the model schedule of Rogers and Castro.

use super::error::{StatisticsError, check_each, value};
use crate::axes::AGES;

/// A hump of the schedule: `level·exp(−descent·(x − place) − exp(−ascent·(x − place)))`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hump {
    /// Height; any positive unit.
    pub level: f64,
    /// How fast it falls on the far side; per year.
    pub descent: f64,
    /// Age around which it stands; years.
    pub place: f64,
    /// How fast it rises on the near side; per year.
    pub ascent: f64,
}

/// Migration by completed age `x`: childhood, the labour force, retirement, and a constant.
///
/// `m(x) = child_level·exp(−child_descent·x) + labour force + retirement + constant`.
/// Source: Rogers and Castro (1981), *Model Migration Schedules*, IIASA RR-81-30.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MigrationSchedule {
    /// Height of the childhood curve at age 0.
    pub child_level: f64,
    /// How fast it falls; per year.
    pub child_descent: f64,
    /// The labour-force hump.
    pub labour: Hump,
    /// The retirement hump, where there is one.
    pub retirement: Option<Hump>,
    /// The part that is the same at all ages.
    pub constant: f64,
}

impl MigrationSchedule {
    /// Rogers and Castro's fundamental parameters, without a retirement hump.
    pub const FUNDAMENTAL: MigrationSchedule = MigrationSchedule {
        child_level: 0.02,
        child_descent: 0.10,
        labour: Hump {
            level: 0.06,
            descent: 0.10,
            place: 20.0,
            ascent: 0.40,
        },
        retirement: None,
        constant: 0.003,
    };

    /// The schedule at age `x`, in the unit of its levels.
    pub fn at(&self, x: f64) -> f64 {
        let child = self.child_level * libm::exp(-self.child_descent * x);
        let retirement = self.retirement.map_or(0.0, |hump| hump.at(x));
        child + self.labour.at(x) + retirement + self.constant
    }

    /// Shares of the single ages 0 … 100 in all moves; they sum to 1.
    ///
    /// Fails where the schedule is negative or not finite at some age, or zero at all.
    pub fn shares(&self) -> Result<[f64; AGES], StatisticsError> {
        let rates: [f64; AGES] = std::array::from_fn(|x| self.at(x as f64));
        let usable = |m: f64| m.is_finite() && m >= 0.0;
        let what = "migration schedule";
        check_each(what, &rates, "zero or more, and finite", usable, |x| {
            format!("age {x}")
        })?;
        let total: f64 = rates.iter().sum();
        if total > 0.0 {
            return Ok(rates.map(|m| m / total));
        }
        Err(value(what, "all ages", total, "above zero somewhere"))
    }
}

impl Hump {
    /// The hump at age `x`.
    pub fn at(&self, x: f64) -> f64 {
        let from = x - self.place;
        self.level * libm::exp(-self.descent * from - libm::exp(-self.ascent * from))
    }

    /// Age of the top, `place − ln(descent/ascent)/ascent`; years.
    pub fn top(&self) -> f64 {
        self.place - libm::log(self.descent / self.ascent) / self.ascent
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_sum_to_one() {
        let shares = MigrationSchedule::FUNDAMENTAL.shares().unwrap();
        assert!((shares.iter().sum::<f64>() - 1.0).abs() < 1e-14);
    }

    #[test]
    fn the_top_is_where_the_slope_is_zero() {
        // Rogers and Castro (1981): 20 + ln 4 / 0.4 = 23.47 for the fundamental parameters.
        let hump = MigrationSchedule::FUNDAMENTAL.labour;
        assert!((hump.top() - 23.465_735_902_799_73).abs() < 1e-12);
        assert!(hump.at(hump.top()) > hump.at(hump.top() + 0.01));
        assert!(hump.at(hump.top()) > hump.at(hump.top() - 0.01));
    }

    #[test]
    fn known_points_of_the_curve() {
        let schedule = MigrationSchedule::FUNDAMENTAL;
        // At the hump's place its value is level / e; child part exp(−2) / 50.
        let expected = 0.06 / std::f64::consts::E + 0.02 * libm::exp(-2.0) + 0.003;
        assert!((schedule.at(20.0) - expected).abs() < 1e-15);
        assert!((schedule.at(0.0) - 0.023).abs() < 1e-9);
        let later = MigrationSchedule {
            retirement: Some(Hump {
                level: 0.01,
                descent: 0.3,
                place: 62.0,
                ascent: 0.5,
            }),
            ..schedule
        };
        let gap = later.at(62.0) - schedule.at(62.0);
        assert!((gap - 0.01 / std::f64::consts::E).abs() < 1e-15);
    }

    #[test]
    fn a_schedule_below_zero_is_refused() {
        let below = MigrationSchedule {
            constant: -1.0,
            ..MigrationSchedule::FUNDAMENTAL
        };
        assert!(below.shares().is_err());
    }
}
