//! The person engine: one record per person, for questions that need a person's or a household's
//! joint situation.
//!
//! It answers the same equations as a multistate projection with yearly probabilities: people die,
//! move between states, give birth and grow older, in an [`Order`] that is data. Nobody is asked
//! every year whether something happens. Each risk has a clock that rings when the hazard gathered
//! along the person's own path reaches an exponential threshold, so the cost is per event.
//!
//! Common random numbers: all chance in a life comes from the person's own identity. A person lives
//! the same life under two tables unless the tables differ where that person is.

mod clock;
mod destination;
mod engine;
mod entrant;
mod error;
mod life;
mod moments;
mod newborn;
mod order;
mod people;
mod randomness;
mod run;
mod said;
mod tally;
mod walk;

pub use engine::PersonEngine;
pub use error::PersonError;
pub use life::{Attention, Life, Spell, Witness};
pub use moments::{AdditiveQuantity, Moments, moments};
pub use order::{Event, Order};
pub use people::{Arrival, People};
pub use tally::PersonCounts;
