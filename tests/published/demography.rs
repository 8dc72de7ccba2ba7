//! Published results of demography that `plancast::statistics` must give.

mod health;
mod lee_carter;
mod li_lee;
mod life_tables;
mod projections;
mod wpp;

/// Fails unless two numbers are within `tolerance` of each other.
fn close(found: f64, expected: f64, tolerance: f64, what: &str) {
    assert!(
        (found - expected).abs() <= tolerance,
        "{what}: found {found}, published {expected}"
    );
}
