//! The list of what a run hands on, and where each quantity stands in it: it depends on the model alone.

mod composites;
mod evidence;
mod households;
mod list;
mod money;
mod people;
mod places;
mod services;
mod words;
mod years;

pub use evidence::Weakest;
pub use list::{Quantities, Source};
pub use places::{
    CentrePlaces, Composite, CompositePlaces, HouseholdPlaces, PeoplePlaces, ServicePlaces,
    SumPlaces,
};
pub use words::{AGE_GROUPS, period_start};
