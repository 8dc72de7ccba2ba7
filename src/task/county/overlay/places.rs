//! The county's part of the units that a whole province has of a service.

use toml::{Table, Value};

use super::Writer;
use crate::statistics::sampling::Distribution;

impl Writer<'_> {
    /// Adds, to the services of the county, its part of the units that the base model has of some of them.
    pub(super) fn places(&self, all: &mut Table) {
        let part = self.part_of_base();
        for key in &self.elsewhere.places_by_people {
            let service = self.base.file.services.get(key);
            let existing = service
                .and_then(|own| own.capacity.as_ref())
                .and_then(|capacity| times(&capacity.existing, part))
                .and_then(|existing| Table::try_from(existing).ok());
            let Some(existing) = existing else { continue };
            let mut capacity = Table::new();
            capacity.insert("existing".into(), Value::Table(existing));
            let own = all
                .entry(key.as_str())
                .or_insert_with(|| Value::Table(Table::new()));
            if let Some(own) = own.as_table_mut() {
                own.insert("capacity".into(), Value::Table(capacity));
                own.insert("evidence".into(), "assumed".into());
            }
        }
    }
}

/// The distribution of a number multiplied by a positive factor; nothing where that is no distribution of the same kind.
fn times(of: &Distribution, factor: f64) -> Option<Distribution> {
    Some(match *of {
        Distribution::Fixed { value } => Distribution::Fixed {
            value: value * factor,
        },
        Distribution::Normal { mean, sd } => Distribution::Normal {
            mean: mean * factor,
            sd: sd * factor,
        },
        Distribution::Lognormal { median, sd_log } => Distribution::Lognormal {
            median: median * factor,
            sd_log,
        },
        Distribution::Pert { low, mode, high } => Distribution::Pert {
            low: low * factor,
            mode: mode * factor,
            high: high * factor,
        },
        Distribution::Uniform { low, high } => Distribution::Uniform {
            low: low * factor,
            high: high * factor,
        },
        Distribution::Gamma { mean, sd } => Distribution::Gamma {
            mean: mean * factor,
            sd: sd * factor,
        },
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::times;
    use crate::statistics::sampling::Distribution;

    #[test]
    fn a_part_of_a_number_has_its_quantiles_in_proportion() {
        let all = [
            Distribution::Pert {
                low: 1000.0,
                mode: 1400.0,
                high: 1650.0,
            },
            Distribution::Lognormal {
                median: 300.0,
                sd_log: 0.2,
            },
        ];
        for whole in all {
            let part = times(&whole, 0.02).unwrap().sampler().unwrap();
            let whole = whole.sampler().unwrap();
            for u in [0.1, 0.5, 0.9] {
                let ratio = part.quantile(u) / whole.quantile(u);
                assert!((ratio - 0.02).abs() < 1e-6, "{ratio}");
            }
        }
        let share = Distribution::Beta { mean: 0.5, sd: 0.1 };
        assert!(times(&share, 2.0).is_none());
    }
}
