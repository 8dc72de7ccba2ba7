//! What the chance of a draw is about, as planners name it.

use serde::Serialize;

/// Where something that a draw decides comes from: everything random in a draw has exactly one origin.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// How people die, are born and move: rates and their paths.
    Population,
    /// Who has a disability and a certificate: the survey, the register, and how both move.
    Disability,
    /// Who takes up a service, and how far it reaches: shares and their paths.
    Uptake,
    /// What is there to serve people: centres, places, staff, and what delivery has in common.
    Delivery,
    /// What one recipient is paid, and what a unit costs.
    Standards,
    /// How prices, wages and standards rise.
    Prices,
    /// The luck of single people: how many of so many, at rates that are known.
    Chance,
}

impl Origin {
    /// How many there are.
    pub const COUNT: usize = Origin::Chance as usize + 1;

    /// All of them, in the order of a model's files.
    pub const ALL: [Origin; Origin::COUNT] = [
        Origin::Population,
        Origin::Disability,
        Origin::Uptake,
        Origin::Delivery,
        Origin::Standards,
        Origin::Prices,
        Origin::Chance,
    ];

    /// The key in tables.
    pub const fn key(self) -> &'static str {
        match self {
            Origin::Population => "population",
            Origin::Disability => "disability",
            Origin::Uptake => "uptake",
            Origin::Delivery => "delivery",
            Origin::Standards => "standards",
            Origin::Prices => "price_level",
            Origin::Chance => "chance",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_origins_stand_at_their_places() {
        for (place, origin) in Origin::ALL.into_iter().enumerate() {
            assert_eq!(origin as usize, place, "{}", origin.key());
        }
    }
}
