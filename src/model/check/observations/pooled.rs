//! Several reports of one year.

use crate::model::checked::Observation;

/// Reports in the order of their years, those of one year as one: each weighed by the inverse of its variance. What has no
/// error stands.
pub(super) fn pooled(reports: impl Iterator<Item = Observation>) -> Vec<Observation> {
    let mut all: Vec<Observation> = Vec::new();
    for report in reports {
        match all.last_mut() {
            Some(last) if last.year == report.year => *last = together(last, &report),
            _ => all.push(report),
        }
    }
    all
}

fn together(one: &Observation, two: &Observation) -> Observation {
    if one.error == 0.0 || two.error == 0.0 {
        return if one.error == 0.0 { *one } else { *two };
    }
    let [a, b] = [one, two].map(|own| 1.0 / (own.error * own.error));
    Observation {
        year: one.year,
        value: (a * one.value + b * two.value) / (a + b),
        error: 1.0 / (a + b).sqrt(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reports_of_one_year_are_weighed_by_their_errors() {
        let seen = |year: i32, value: f64, error: f64| Observation { year, value, error };
        // 8 ± 1 and 10 ± 2: 8.4 ± 0.89; what stands stands.
        let all = [
            seen(1, 8.0, 1.0),
            seen(1, 10.0, 2.0),
            seen(2, 9.0, 1.0),
            seen(2, 11.0, 0.0),
            seen(3, 12.0, 1.0),
        ];
        let own = pooled(all.into_iter());
        assert!((own[0].value - 8.4).abs() < 1e-12);
        assert!((own[0].error - 0.8_f64.sqrt()).abs() < 1e-12);
        assert_eq!(own[1..], [seen(2, 11.0, 0.0), seen(3, 12.0, 1.0)]);
    }
}
