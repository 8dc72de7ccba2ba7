//! Places that limit a service, against its reported recipients.

/// Places against reported recipients.
pub(super) struct Places {
    /// How many there are; nothing where none limit the service.
    pub number: Option<f64>,
    /// Whether they, and not the wish for them, are what the recipients tell of.
    pub bind: bool,
    /// Logarithm of what they are multiplied by, so that they are enough, and no more where they bind.
    pub log: f64,
}

impl Places {
    /// `wanted` would come if there were enough.
    pub fn of(number: Option<f64>, wanted: f64, reported: f64) -> Self {
        let short =
            number.filter(|places| *places > 0.0 && (wanted > *places || reported > *places));
        Places {
            number,
            bind: short.is_some() && reported <= wanted,
            log: short.map_or(0.0, |places| libm::log(reported / places)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_learnt_from_where_they_bind() {
        let log = |places: &Places| libm::exp(places.log);
        // Nobody is kept out, and there are enough.
        let enough = Places::of(Some(50.0), 40.0, 45.0);
        assert!(!enough.bind && log(&enough) == 1.0);
        // 80 want one of 50 places, and 60 were served: there must have been 60.
        let binding = Places::of(Some(50.0), 80.0, 60.0);
        assert!(binding.bind && (log(&binding) - 1.2).abs() < 1e-12);
        // 40 want one of 50 places, and 60 were served: more wanted one, and there were more.
        let both = Places::of(Some(50.0), 40.0, 60.0);
        assert!(!both.bind && (log(&both) - 1.2).abs() < 1e-12);
        let without = Places::of(None, 40.0, 60.0);
        assert!(!without.bind && without.log == 0.0);
    }
}
