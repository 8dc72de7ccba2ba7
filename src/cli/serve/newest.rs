//! Of several questions at once only the newest is answered.

use std::sync::atomic::{AtomicU64, Ordering};

use plancast::source::Words;
use plancast::task::Progress;

/// Number of the newest question.
#[derive(Debug, Default)]
pub struct Newest(AtomicU64);

impl Newest {
    /// A question has come; whether it is the newest.
    pub fn comes(&self, number: u64) -> bool {
        self.0.fetch_max(number, Ordering::SeqCst) <= number
    }

    /// Whether no newer one has come.
    pub fn is(&self, number: u64) -> bool {
        self.0.load(Ordering::SeqCst) == number
    }
}

/// Work that ends when a newer question comes.
#[derive(Debug)]
pub struct WhileNewest<'a> {
    /// All questions.
    pub newest: &'a Newest,
    /// This one.
    pub number: u64,
}

impl Progress for WhileNewest<'_> {
    fn begin(&self, _: usize, _: &Words) {}
    fn advance(&self, _: usize) {}
    fn end(&self) {}

    fn goes_on(&self) -> bool {
        self.newest.is(self.number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_wins() {
        let newest = Newest::default();
        assert!(newest.comes(3) && newest.is(3));
        assert!(!newest.comes(2) && newest.is(3));
        assert!(newest.comes(4) && !newest.is(3));
    }
}
