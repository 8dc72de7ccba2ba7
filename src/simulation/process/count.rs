//! Numbers of things to which some are added each year.

use super::Path;
use crate::axes::Year;
use crate::statistics::sampling::poisson;
use crate::stream::Chance;

impl Path {
    /// Poisson additions; up to a reported year the additions share out what was reported, evenly
    /// by chance, since Poisson numbers given their sum are multinomial.
    pub(super) fn draw_count(
        &self,
        start: f64,
        pace: impl Fn(Year) -> f64,
        chance: &Chance,
        base: Year,
        years: &[Year],
        path: &mut [f64],
    ) {
        let mut at = start.round();
        let mut seen = self.observations.iter().peekable();
        let mut pending: Option<(Year, f64)> = None;
        for (year, value) in years.iter().zip(path) {
            if *year > base {
                while seen.next_if(|next| next.year < *year).is_some() {}
                if pending.is_none_or(|(until, _)| until < *year) {
                    pending = seen.peek().map(|next| (next.year, next.value.round() - at));
                }
                let mut stream = chance.stream(self.innovations, *year as u32);
                match &mut pending {
                    Some((until, left)) => {
                        let part = 1.0 / f64::from(*until - *year + 1);
                        let add = if part >= 1.0 {
                            *left
                        } else {
                            let units = left.abs() as u64;
                            crate::statistics::sampling::binomial(units, part, &mut stream) as f64
                                * left.signum()
                        };
                        *left -= add;
                        at += add;
                    }
                    None => at += poisson(pace(*year), &mut stream) as f64,
                }
            }
            *value = at;
        }
    }
}
