//! A published total that the places are to meet.

use crate::axes::Year;
use crate::source::Words;
use crate::statistics::sampling::Sampler;

/// A total that is published of all places together.
#[derive(Clone, Debug)]
pub struct PublishedTotal {
    /// Its key.
    pub key: String,
    /// What it is of, for people.
    pub title: Words,
    /// Keys of the quantities whose sum it is.
    pub of: Vec<String>,
    /// Year.
    pub year: Year,
    /// What is published, with its error.
    pub spread: Sampler,
}
