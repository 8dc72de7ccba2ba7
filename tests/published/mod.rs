//! Numbers from the literature or from a reference implementation, each with its citation.

mod by_hand;
mod china;
mod demography;
mod forecast;
mod person;
mod sensitivity;
mod wenling;
