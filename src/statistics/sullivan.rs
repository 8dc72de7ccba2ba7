//! Years of life expected with and without disability.

use super::error::{StatisticsError, check_each, check_length, check_nonnegative, check_positive};

/// Disability-free life expectancy; one value per age group.
#[derive(Clone, Debug, PartialEq)]
pub struct Sullivan {
    /// Expected years without disability at the first age of the group.
    pub free: Vec<f64>,
    /// Expected years with disability.
    pub disabled: Vec<f64>,
    /// Share of the remaining years that is free of disability.
    pub share_free: Vec<f64>,
    /// Standard error of `free` (and of `disabled`) from the survey's sample; 0 without one.
    pub standard_error: Vec<f64>,
}

/// Sullivan's disability-free life expectancy.
///
/// `DFLE[x] = Σ L[i]·(1 − π[i]) / l[x]` over the groups `i` from `x` on;
/// `SE² = Σ L[i]²·π[i]·(1 − π[i]) / N[i] / l[x]²`.
/// `survivors` `l` and `person_years` `L` of a life table (any radix), `prevalence` `π` of
/// disability in each group, `interviewed` `N` people in the survey (`None`: prevalence known
/// exactly). Chance in the deaths is left out, as is usual; it is small beside the survey's.
/// Source: Sullivan (1971), HSMHA Health Reports 86: 347–354; Jagger et al. (2014), *Health
/// Expectancy Calculation by the Sullivan Method: A Practical Guide*, 4th ed.
pub fn sullivan(
    survivors: &[f64],
    person_years: &[f64],
    prevalence: &[f64],
    interviewed: Option<&[f64]>,
) -> Result<Sullivan, StatisticsError> {
    let groups = survivors.len();
    let place = |i: usize| format!("group {}", i + 1);
    check_length("person-years", person_years.len(), groups)?;
    check_length("prevalences", prevalence.len(), groups)?;
    check_positive("survivors", survivors, place)?;
    check_nonnegative("person-years", person_years, place)?;
    let share = |p: f64| (0.0..=1.0).contains(&p);
    check_each("prevalence", prevalence, "between 0 and 1", share, place)?;
    if let Some(n) = interviewed {
        check_length("people interviewed", n.len(), groups)?;
        check_positive("people interviewed", n, place)?;
    }
    let mut result = Sullivan {
        free: vec![0.0; groups],
        disabled: vec![0.0; groups],
        share_free: vec![0.0; groups],
        standard_error: vec![0.0; groups],
    };
    let (mut free, mut disabled, mut variance) = (0.0, 0.0, 0.0);
    for i in (0..groups).rev() {
        let (years, p) = (person_years[i], prevalence[i]);
        free += years * (1.0 - p);
        disabled += years * p;
        if let Some(n) = interviewed {
            variance += years * years * p * (1.0 - p) / n[i];
        }
        result.free[i] = free / survivors[i];
        result.disabled[i] = disabled / survivors[i];
        result.share_free[i] = free / (free + disabled);
        result.standard_error[i] = variance.sqrt() / survivors[i];
    }
    Ok(result)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_prevalence_for_all_is_a_share_of_life() {
        let (l, years) = ([1.0, 0.9, 0.5], [4.8, 30.0, 9.0]);
        let result = sullivan(&l, &years, &[0.2; 3], Some(&[100.0; 3])).unwrap();
        assert!((result.free[0] - 0.8 * 43.8).abs() < 1e-12);
        assert!((result.disabled[1] - 0.2 * 39.0 / 0.9).abs() < 1e-12);
        assert!((result.share_free[2] - 0.8).abs() < 1e-15);
        let by_hand = 9.0 / 0.5 * 0.04;
        assert!((result.standard_error[2] - by_hand).abs() < 1e-14);
    }

    #[test]
    fn impossible_prevalences_are_refused() {
        let error = sullivan(&[1.0], &[80.0], &[1.2], None).unwrap_err();
        assert_eq!(
            error.to_string(),
            "prevalence at group 1 is 1.2; it must be between 0 and 1"
        );
        assert!(sullivan(&[1.0], &[80.0], &[0.2], Some(&[0.0])).is_err());
        assert!(sullivan(&[1.0, 0.5], &[80.0], &[0.2], None).is_err());
    }
}
