//! Lists of a fixed length, of which the TOML reader would drop what is too much without a word.

use serde::de::{Deserialize, Deserializer, Error};

/// A list of exactly `N` items.
pub(super) fn exactly<'de, D, T, const N: usize>(deserializer: D) -> Result<[T; N], D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    of_length(Vec::deserialize(deserializer)?)
}

/// The same where the key need not stand; the field has a default.
pub(super) fn exactly_if_any<'de, D, T, const N: usize>(
    deserializer: D,
) -> Result<Option<[T; N]>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    let all = Option::<Vec<T>>::deserialize(deserializer)?;
    all.map(of_length).transpose()
}

fn of_length<T, E: Error, const N: usize>(all: Vec<T>) -> Result<[T; N], E> {
    let found = all.len();
    let wrong = || format!("invalid length {found}, expected an array of length {N}");
    <[T; N]>::try_from(all).map_err(|_| E::custom(wrong()))
}
