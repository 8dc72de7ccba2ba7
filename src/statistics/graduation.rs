//! Single years of age from grouped data.

use super::error::{
    StatisticsError, check_ages, check_length, check_nonnegative, check_positive, value,
};
use super::interpolation::MonotoneCubic;
use crate::axes::AGES;

/// People at single ages 0 … 100 and over, from counts in age groups; same unit as `counts`.
///
/// `age`: first age of each group, whole years; the last group is open. Closed groups: first
/// differences of a monotone (Hyman) spline through the cumulative counts, so every group keeps its
/// total and no age is negative. Open group: in proportion to `survivors` (person-years `L` or
/// survivors `l` at each single age) from its first age on. Ages below the first group are 0.
/// Source: Smith, Hyndman and Wood (2004), J. Population Research 21: 5–18.
pub fn single_year_counts(
    age: &[f64],
    counts: &[f64],
    survivors: &[f64; AGES],
) -> Result<[f64; AGES], StatisticsError> {
    check_whole_ages(age)?;
    check_length("counts", counts.len(), age.len())?;
    check_nonnegative("count", counts, |i| format!("age {}", age[i]))?;
    check_nonnegative("survivors", survivors, |x| format!("age {x}"))?;
    let mut single = [0.0; AGES];
    let last = age.len() - 1;
    let open = age[last] as usize;
    let alive: f64 = survivors[open..].iter().sum();
    if counts[last] > 0.0 && alive <= 0.0 {
        let place = format!("age {open} and over");
        let expected = "above zero where people are";
        return Err(value("survivors", place, alive, expected));
    }
    for x in open..AGES {
        if counts[last] > 0.0 {
            single[x] = counts[last] * survivors[x] / alive;
        }
    }
    if last == 0 {
        return Ok(single);
    }
    let mut at = age.to_vec();
    let mut below = vec![0.0; age.len()];
    for i in 1..age.len() {
        below[i] = below[i - 1] + counts[i - 1];
    }
    if open + 1 < AGES {
        at.push(age[last] + 1.0);
        below.push(below[last] + single[open]);
    }
    let cumulative = MonotoneCubic::hyman(&at, &below)?;
    let first = age[0] as usize;
    for (x, single) in single.iter_mut().enumerate().take(open).skip(first) {
        let people = cumulative.at(x as f64 + 1.0) - cumulative.at(x as f64);
        // A difference of two cumulative counts can miss zero by a rounding error.
        *single = if people > 0.0 { people } else { 0.0 };
    }
    Ok(single)
}

/// Death rates at single ages 0 … 100 and over, from rates in age groups; deaths per person-year.
///
/// `age`, `width`: first age (whole years) and width of each group, the last infinite; `m`: rates,
/// above zero. The shape is a shape-preserving cubic through `log m` at the middles of the groups
/// (age 0 keeps its own rate; ages 1–4 follow the power of age that joins them to the next group);
/// in an open group below 100, a straight line in `log m`. The level is then set in each group so
/// that the single-year life table has the group's rate, deaths ÷ person-years. Where the open
/// group starts above 100, the ages from 100 on are put together.
pub fn single_year_rates(
    age: &[f64],
    width: &[f64],
    m: &[f64],
) -> Result<[f64; AGES], StatisticsError> {
    let last = age.len().saturating_sub(1);
    check_ages(age)?;
    check_length("widths", width.len(), age.len())?;
    check_length("rates", m.len(), age.len())?;
    check_positive("death rate", m, |i| format!("age {}", age[i]))?;
    if age[0] != 0.0 {
        return Err(value("first age", "group 1", age[0], "0"));
    }
    for i in 0..=last {
        let place = || format!("age {}", age[i]);
        if age[i] != libm::trunc(age[i]) {
            return Err(value("first age", place(), age[i], "a whole number"));
        }
        let expected = if i < last {
            age[i + 1] - age[i]
        } else {
            f64::INFINITY
        };
        if width[i] != expected {
            let wanted = "the distance to the next group, infinite for the last";
            return Err(value("width", place(), width[i], wanted));
        }
    }
    // Each pass moves the points of the curve by what the level still lacked, so that in the end
    // the curve has the groups' rates by itself and does not jump between groups.
    const PASSES: usize = 12;
    let ages = AGES.max(age[last] as usize + 1);
    let mut points: Vec<f64> = m.iter().map(|m| libm::log(*m)).collect();
    let mut rates = vec![0.0; ages];
    for _ in 0..PASSES {
        let shape = shape_of_log_rates(age, width, &points)?;
        for (x, rate) in rates.iter_mut().enumerate() {
            *rate = libm::exp(shape.at(x as f64 + 0.5));
        }
        for i in 0..=last {
            let first = age[i] as usize;
            let end = if i < last { age[i + 1] as usize } else { ages };
            if i == 1 && width[0] == 1.0 && width[1] == 4.0 && last > 1 {
                let (x1, x2) = (age[1] + 2.0, age[2] + mid(width[2]));
                let power = libm::log(m[2] / m[1]) / libm::log(x2 / x1);
                for (x, rate) in rates.iter_mut().enumerate().take(end).skip(first) {
                    *rate = libm::pow((x as f64 + 0.5) / x1, power);
                }
                set_level(&mut rates[first..end], m[i], false)?;
                continue;
            }
            points[i] += set_level(&mut rates[first..end], m[i], i == last)?;
        }
    }
    let mut single = [0.0; AGES];
    let (deaths, years) = follow(&rates[AGES - 1..], true);
    single.copy_from_slice(&rates[..AGES]);
    single[AGES - 1] = deaths / years;
    Ok(single)
}

fn shape_of_log_rates(
    age: &[f64],
    width: &[f64],
    points: &[f64],
) -> Result<MonotoneCubic, StatisticsError> {
    let last = age.len() - 1;
    // Infancy has its own level; a curve through it would bend the years that follow.
    let from = usize::from(width[0] == 1.0 && last > 2);
    let closed = from..last;
    let mut x: Vec<f64> = closed.clone().map(|i| age[i] + mid(width[i])).collect();
    let mut y: Vec<f64> = closed.map(|i| points[i]).collect();
    let open_end = AGES as f64 - age[last];
    if x.len() < 2 || open_end <= 1.0 {
        x.push(age[last] + 0.5 * open_end.max(1.0));
        y.push(points[last]);
    }
    if x.len() < 2 {
        x.push(x[0] + 1.0);
        y.push(y[0]);
    }
    MonotoneCubic::shape_preserving(&x, &y)
}

fn mid(width: f64) -> f64 {
    if width.is_finite() { width / 2.0 } else { 0.5 }
}

/// Multiplies the rates of a group by one factor so that deaths ÷ person-years is `rate`; returns
/// the factor's logarithm.
fn set_level(rates: &mut [f64], rate: f64, open: bool) -> Result<f64, StatisticsError> {
    const STEPS: usize = 200;
    let (before, mut gap) = (rates[0], f64::INFINITY);
    for _ in 0..STEPS {
        let (deaths, years) = follow(rates, open);
        let factor = rate * years / deaths;
        rates.iter_mut().for_each(|m| *m *= factor);
        gap = (factor - 1.0).abs();
        if gap < 1e-15 {
            break;
        }
    }
    if gap < 1e-12 {
        return Ok(libm::log(rates[0] / before));
    }
    Err(StatisticsError::NotSettled {
        what: "the level of death rates within an age group",
        iterations: STEPS,
        discrepancy: gap,
    })
}

/// Deaths and person-years of one person through these single ages, under constant hazards.
fn follow(rates: &[f64], open: bool) -> (f64, f64) {
    let (mut alive, mut deaths, mut years) = (1.0, 0.0, 0.0);
    for (x, m) in rates.iter().enumerate() {
        let die = if open && x + 1 == rates.len() {
            alive
        } else {
            -alive * libm::expm1(-m)
        };
        deaths += die;
        years += die / m;
        alive -= die;
    }
    (deaths, years)
}

fn check_whole_ages(age: &[f64]) -> Result<(), StatisticsError> {
    check_ages(age)?;
    let whole = |x: f64| x == libm::trunc(x) && x <= (AGES - 1) as f64;
    let odd = age.iter().find(|x| !whole(**x));
    odd.map_or(Ok(()), |x| {
        let expected = "a whole number, 100 at most";
        Err(value("first age", "an age group", *x, expected))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statistics::life_table::widths;

    fn abridged() -> Vec<f64> {
        let fives = (1..=17).map(|i| 5.0 * f64::from(i));
        [0.0, 1.0].into_iter().chain(fives).collect()
    }

    #[test]
    fn groups_keep_their_totals_and_no_age_is_negative() {
        let age = abridged();
        let counts: Vec<f64> = (0..19)
            .map(|i| f64::from((i * 7919) % 31) * 100.0)
            .collect();
        let survivors: [f64; AGES] = std::array::from_fn(|x| libm::exp(-0.0001 * (x * x) as f64));
        let single = single_year_counts(&age, &counts, &survivors).unwrap();
        assert!(single.iter().all(|n| *n >= 0.0));
        for i in 0..19 {
            let end = if i < 18 { age[i + 1] as usize } else { AGES };
            let total: f64 = single[age[i] as usize..end].iter().sum();
            assert!((total - counts[i]).abs() < 1e-9, "group {i}");
        }
        assert!((single[90] / single[85] - survivors[90] / survivors[85]).abs() < 1e-12);
    }

    #[test]
    fn a_smooth_pyramid_is_found_again() {
        // People by exact age with density 1000 − 0.09·x², whose cumulative is a cubic.
        let cumulative = |x: f64| 1000.0 * x - 0.03 * x * x * x;
        let age = abridged();
        let counts: Vec<f64> = (0..19)
            .map(|i| cumulative(age.get(i + 1).copied().unwrap_or(101.0)) - cumulative(age[i]))
            .collect();
        let truth = |x: usize| cumulative(x as f64 + 1.0) - cumulative(x as f64);
        let survivors: [f64; AGES] = std::array::from_fn(truth);
        let single = single_year_counts(&age, &counts, &survivors).unwrap();
        for (x, people) in single.iter().enumerate() {
            assert!(
                (people - truth(x)).abs() < 1e-6,
                "{x}: {people} {}",
                truth(x)
            );
        }
    }

    #[test]
    fn gompertz_rates_are_found_again() {
        // Group rates of a Gompertz life table in single years; the shape is a straight line.
        let truth: Vec<f64> = (0..AGES)
            .map(|x| 5e-5 * libm::exp(0.095 * x as f64))
            .collect();
        for open in [85_usize, 100] {
            let age: Vec<f64> = (0..=open).step_by(5).map(|x| x as f64).collect();
            let width = widths(&age);
            let m: Vec<f64> = age
                .iter()
                .map(|&x| {
                    let end = if x as usize == open {
                        AGES
                    } else {
                        x as usize + 5
                    };
                    let (d, l) = follow(&truth[x as usize..end], x as usize == open);
                    d / l
                })
                .collect();
            let single = single_year_rates(&age, &width, &m).unwrap();
            for x in 0..AGES {
                let off = single[x] / truth[x] - 1.0;
                // What is left is the distance of the passes from their end.
                assert!(off.abs() < 1e-4, "{open}: {x} {off}");
            }
        }
    }

    #[test]
    fn single_years_give_the_rates_of_the_groups() {
        let mut age = abridged();
        age.extend([90.0, 95.0, 100.0, 105.0]);
        let m: Vec<f64> = age
            .iter()
            .map(|x| 0.01 * libm::exp(-1.4 * x) + 3e-4 + 2e-5 * libm::exp(0.1 * x))
            .collect();
        let single = single_year_rates(&age, &widths(&age), &m).unwrap();
        for i in 0..20 {
            let (first, end) = (age[i] as usize, age[i + 1] as usize);
            let (d, l) = follow(&single[first..end], false);
            assert!((d / l / m[i] - 1.0).abs() < 1e-12, "age {first}");
        }
        assert!(single[0] == m[0] || (single[0] / m[0] - 1.0).abs() < 1e-14);
        assert!(single[1] > single[4]);
    }

    #[test]
    fn single_ages_pass_through() {
        let age: Vec<f64> = (0..=100).map(f64::from).collect();
        let m: Vec<f64> = age.iter().map(|x| 1e-4 * libm::exp(0.09 * x)).collect();
        let single = single_year_rates(&age, &widths(&age), &m).unwrap();
        for (s, m) in single.iter().zip(&m) {
            assert!((s / m - 1.0).abs() < 1e-13);
        }
    }

    #[test]
    fn zero_rates_and_empty_profiles_are_refused() {
        let age = [0.0, 5.0, 10.0];
        let error = single_year_rates(&age, &widths(&age), &[0.1, 0.0, 0.1]).unwrap_err();
        assert_eq!(
            error.to_string(),
            "death rate at age 5 is 0; it must be above zero, and finite"
        );
        assert!(single_year_counts(&age, &[1.0, 2.0, 3.0], &[0.0; AGES]).is_err());
        assert!(single_year_counts(&[0.5, 5.0], &[1.0, 2.0], &[1.0; AGES]).is_err());
    }
}
