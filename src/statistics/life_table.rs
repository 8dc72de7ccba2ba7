//! Life tables of a period, from death rates by age.

use super::error::{StatisticsError, check_ages, check_length, check_nonnegative, value};
use super::separation::{InfantSeparation, Separation, infant, separation_factors};
use crate::axes::Sex;

/// A life table; all columns have one value per age group, the last group is open.
#[derive(Clone, Debug, PartialEq)]
pub struct LifeTable {
    /// First age of the group; exact years.
    pub age: Vec<f64>,
    /// Width `n` of the group; years, infinite for the open group.
    pub width: Vec<f64>,
    /// Death rate `m`; deaths per person-year.
    pub m: Vec<f64>,
    /// Probability `q` to die in the group, once alive at its first age.
    pub q: Vec<f64>,
    /// Years `a` lived in the group by those who die in it.
    pub a: Vec<f64>,
    /// Survivors `l` to the first age, of one birth (or of one person at the first age of all).
    pub l: Vec<f64>,
    /// Deaths `d` in the group.
    pub d: Vec<f64>,
    /// Person-years `L` lived in the group.
    pub person_years: Vec<f64>,
    /// Person-years `T` lived from the first age on.
    pub person_years_above: Vec<f64>,
    /// Expected years `e` left at the first age.
    pub e: Vec<f64>,
}

impl LifeTable {
    /// The life table of these death rates, with the UN's rules for `a` ([`Separation::default`]).
    ///
    /// `age`: first age of each group (single years, abridged, or mixed: the spacing decides),
    /// `m`: deaths per person-year; the last group is open. Fails on a negative rate, and on an
    /// open group without deaths, because nobody would ever leave it.
    pub fn from_rates(age: &[f64], m: &[f64], sex: Sex) -> Result<Self, StatisticsError> {
        Self::from_rates_with(age, m, sex, Separation::default())
    }

    /// As [`LifeTable::from_rates`], with a chosen rule for `a`.
    pub fn from_rates_with(
        age: &[f64],
        m: &[f64],
        sex: Sex,
        rule: Separation,
    ) -> Result<Self, StatisticsError> {
        check(age, m)?;
        let width = widths(age);
        let a = separation_factors(age, &width, m, sex, rule);
        Ok(Self::assemble(age.to_vec(), width, m.to_vec(), a))
    }

    /// The life table of death rates and years lived by those who die, both given.
    ///
    /// `q = n·m / (1 + (n − a)·m)`, `L = n·(l − d) + a·d`, `T[x] = Σ L`, `e = T / l`.
    /// The last `a` is replaced by `1/m`. Fails where `a` lies outside its group or `a·m > 1`.
    /// Source: Preston, Heuveline and Guillot (2001), ch. 3.
    pub fn from_rates_and_separation(
        age: &[f64],
        m: &[f64],
        a: &[f64],
    ) -> Result<Self, StatisticsError> {
        check(age, m)?;
        check_length("years lived by those who die", a.len(), age.len())?;
        let width = widths(age);
        let last = age.len() - 1;
        let place = |i: usize| format!("age {}", age[i]);
        if let Some(i) = (0..last).find(|&i| !(a[i] >= 0.0 && a[i] <= width[i])) {
            let what = "years lived by those who die";
            return Err(value(what, place(i), a[i], "inside the age group"));
        }
        if let Some(i) = (0..last).find(|&i| a[i] * m[i] > 1.0) {
            let what = "death rate";
            let expected = "at most 1/a, or more people die than there are";
            return Err(value(what, place(i), m[i], expected));
        }
        let mut a = a.to_vec();
        a[last] = 1.0 / m[last];
        Ok(Self::assemble(age.to_vec(), width, m.to_vec(), a))
    }

    /// Expected years left at the first age of all, which is birth where `age[0]` is 0.
    pub fn life_expectancy(&self) -> f64 {
        self.e[0]
    }

    /// Share of people who survive from one age group to the next over a step of `n` years.
    ///
    /// Groups must have equal width `n` (the open one aside). Element 0 is births to the first
    /// group, `L[0] / (n·l[0])`; element i is group i−1 to i, `L[i] / L[i−1]`; the last is the two
    /// last groups to the open one, `T[ω] / T[ω−1]`.
    /// Source: Preston, Heuveline and Guillot (2001), box 6.2.
    pub fn survivorship(&self) -> Result<Vec<f64>, StatisticsError> {
        let last = self.age.len() - 1;
        let n = self.width[0];
        if let Some(i) = (0..last).find(|&i| self.width[i] != n) {
            let place = format!("age {}", self.age[i]);
            let expected = "that of the first group";
            return Err(value("width of group", place, self.width[i], expected));
        }
        if last == 0 {
            return check_length("age groups", 1, 2).map(|()| Vec::new());
        }
        let big_l = &self.person_years;
        let mut share: Vec<f64> = Vec::with_capacity(last + 1);
        share.push(big_l[0] / (n * self.l[0]));
        share.extend((1..last).map(|i| big_l[i] / big_l[i - 1]));
        share.push(self.person_years_above[last] / self.person_years_above[last - 1]);
        Ok(share)
    }

    fn assemble(age: Vec<f64>, width: Vec<f64>, m: Vec<f64>, a: Vec<f64>) -> Self {
        let groups = age.len();
        let (mut q, mut l, mut d) = (vec![0.0; groups], vec![1.0; groups], vec![0.0; groups]);
        let mut person_years = vec![0.0; groups];
        for i in 0..groups {
            if i + 1 == groups {
                q[i] = 1.0;
                d[i] = l[i];
                person_years[i] = l[i] / m[i];
            } else {
                q[i] = width[i] * m[i] / (1.0 + (width[i] - a[i]) * m[i]);
                d[i] = l[i] * q[i];
                l[i + 1] = l[i] - d[i];
                person_years[i] = width[i] * l[i + 1] + a[i] * d[i];
            }
        }
        let mut person_years_above = person_years.clone();
        for i in (0..groups.saturating_sub(1)).rev() {
            person_years_above[i] += person_years_above[i + 1];
        }
        let e = person_years_above.iter().zip(&l).map(|(t, l)| t / l);
        LifeTable {
            e: e.collect(),
            age,
            width,
            m,
            q,
            a,
            l,
            d,
            person_years,
            person_years_above,
        }
    }
}

/// Expected years of life at birth from single-year death rates, without a table; years.
///
/// `m`: deaths per person-year at ages 0, 1, 2 …; the last age is open and its rate above zero.
/// Same rules as [`LifeTable::from_rates`], for use inside loops: no allocation, no checks.
pub fn life_expectancy_at_birth(m: &[f64], sex: Sex) -> f64 {
    let Some((open, closed)) = m.split_last() else {
        return f64::NAN;
    };
    let (mut alive, mut years) = (1.0, 0.0);
    for (x, &m) in closed.iter().enumerate() {
        let mut a = 0.5;
        if x == 0 {
            a = infant(m, sex, InfantSeparation::AndreevKingkade);
        }
        if a * m >= 1.0 {
            a = 1.0 / m - 1.0 / libm::expm1(m);
        }
        let die = alive * m / (1.0 + (1.0 - a) * m);
        alive -= die;
        years += alive + a * die;
    }
    years + alive / open
}

/// Width of each group from the first ages; the last is open.
pub fn widths(age: &[f64]) -> Vec<f64> {
    let closed = age.windows(2).map(|pair| pair[1] - pair[0]);
    closed.chain(std::iter::once(f64::INFINITY)).collect()
}

fn check(age: &[f64], m: &[f64]) -> Result<(), StatisticsError> {
    check_ages(age)?;
    check_length("death rates", m.len(), age.len())?;
    check_nonnegative("death rate", m, |i| format!("age {}", age[i]))?;
    let last = age.len() - 1;
    if m[last] > 0.0 {
        return Ok(());
    }
    let place = format!("age {} and over", age[last]);
    Err(value("death rate", place, m[last], "above zero"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn single(m: impl Fn(f64) -> f64) -> (Vec<f64>, Vec<f64>) {
        let age: Vec<f64> = (0..=100).map(f64::from).collect();
        let rates = age.iter().map(|&x| m(x)).collect();
        (age, rates)
    }

    #[test]
    fn a_constant_hazard_lives_its_reciprocal() {
        // Exact for an exponential lifetime when a is the exponential's.
        let age = [0.0, 5.0, 20.0, 60.0];
        let m = [0.02; 4];
        let n = widths(&age);
        let a: Vec<f64> = n
            .iter()
            .map(|n| 1.0 / 0.02 - n / libm::expm1(0.02 * n))
            .collect();
        let table =
            LifeTable::from_rates_and_separation(&age, &m, &[a[0], a[1], a[2], 0.0]).unwrap();
        for e in &table.e {
            assert!((e - 50.0).abs() < 1e-10);
        }
        assert!((table.l[3] - libm::exp(-1.2)).abs() < 1e-14);
    }

    #[test]
    fn everybody_dies_once() {
        let (age, m) = single(|x| 2.2e-5 * libm::exp(0.098 * x) + 0.0003);
        let table = LifeTable::from_rates(&age, &m, Sex::Male).unwrap();
        assert!((table.d.iter().sum::<f64>() - 1.0).abs() < 1e-14);
        for (i, m) in m.iter().enumerate() {
            assert!((table.d[i] / table.person_years[i] - m).abs() < 1e-12);
        }
    }

    #[test]
    fn the_short_way_gives_the_same_expectancy() {
        for sex in [Sex::Male, Sex::Female] {
            let (age, m) = single(|x| 0.02 * libm::exp(-x) + 6e-5 * libm::exp(0.095 * x));
            let table = LifeTable::from_rates(&age, &m, sex).unwrap();
            assert!((table.e[0] - life_expectancy_at_birth(&m, sex)).abs() < 1e-11);
        }
    }

    #[test]
    fn survivorship_keeps_a_stationary_population_as_it_is() {
        let age: Vec<f64> = (0..18).map(|i| 5.0 * f64::from(i)).collect();
        let m: Vec<f64> = age.iter().map(|x| 1e-4 * libm::exp(0.09 * x)).collect();
        let table = LifeTable::from_rates(&age, &m, Sex::Female).unwrap();
        let s = table.survivorship().unwrap();
        let big_l = &table.person_years;
        for i in 1..17 {
            assert!((big_l[i - 1] * s[i] - big_l[i]).abs() < 1e-12);
        }
        assert!(((big_l[16] + big_l[17]) * s[17] - big_l[17]).abs() < 1e-12);
        assert!((s[0] * 5.0 - big_l[0]).abs() < 1e-12);
    }

    #[test]
    fn very_high_rates_leave_a_valid_table() {
        let age = [0.0, 1.0, 5.0, 90.0, 95.0, 100.0];
        let m = [0.9, 0.4, 0.3, 0.9, 1.4, 1.8];
        let table = LifeTable::from_rates(&age, &m, Sex::Male).unwrap();
        assert!(table.q.iter().all(|q| (0.0..=1.0).contains(q)));
        for (i, m) in m.iter().enumerate() {
            assert!((table.d[i] / table.person_years[i] - m).abs() < 1e-10);
        }
    }

    #[test]
    fn complaints_name_the_age() {
        let wrong = LifeTable::from_rates(&[0.0, 1.0, 5.0], &[0.1, -0.2, 0.1], Sex::Male);
        let text = wrong.unwrap_err().to_string();
        assert_eq!(
            text,
            "death rate at age 1 is -0.2; it must be zero or more, and finite"
        );
        assert!(LifeTable::from_rates(&[0.0, 1.0], &[0.1, 0.0], Sex::Male).is_err());
        assert!(LifeTable::from_rates(&[], &[], Sex::Male).is_err());
        assert!(LifeTable::from_rates(&[0.0, 0.0], &[0.1, 0.1], Sex::Male).is_err());
        assert!(LifeTable::from_rates(&[0.0, 1.0], &[0.1], Sex::Male).is_err());
    }
}
