//! People who are walked once for all engines that let them live the same lives, and kept for the questions to come.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};

use super::draw::PeopleWalked;
use super::engine::Engine;

/// The people of the first draws of an engine, as far as they were walked: whoever is asked again and again about
/// standards, rules, places or coverage provides for them without walking them anew.
#[derive(Debug)]
pub struct Walked {
    pub(super) engine: Arc<Engine>,
    seed: u64,
    draws: Vec<OnceLock<PeopleWalked>>,
    /// Bytes that may still be taken.
    room: AtomicUsize,
}

impl Walked {
    /// Nobody yet; at most the people of so many draws and so many bytes are kept, the others are walked each time.
    pub fn new(engine: Arc<Engine>, seed: u64, draws: usize, bytes: usize) -> Self {
        Walked {
            engine,
            seed,
            draws: (0..draws).map(|_| OnceLock::new()).collect(),
            room: AtomicUsize::new(bytes),
        }
    }

    /// Seed of the draws.
    pub fn seed(&self) -> u64 {
        self.seed
    }

    /// Number of draws whose people are kept.
    pub fn kept(&self) -> usize {
        self.draws.iter().filter(|own| own.get().is_some()).count()
    }

    /// The people of a draw, if they are kept with all that an engine asks for.
    pub(super) fn of(&self, draw: usize, engine: &Engine) -> Option<&PeopleWalked> {
        let own = self.draws.get(draw).and_then(OnceLock::get);
        own.filter(|own| own.serves(engine))
    }

    /// Whether the people of a draw are to be kept when they are walked.
    pub(super) fn wants(&self, draw: usize) -> bool {
        let own = self.draws.get(draw);
        own.is_some_and(|own| own.get().is_none()) && self.room.load(Ordering::Relaxed) > 0
    }

    /// Keeps the people of a draw, if there is room for them.
    pub(super) fn keep(&self, draw: usize, walked: PeopleWalked) {
        let bytes = walked.bytes();
        let left = |room: usize| room.checked_sub(bytes);
        let took = self
            .room
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, left);
        if took.is_ok() {
            // Whoever walked the same draw meanwhile has the same people.
            let _ = self.draws[draw].set(walked);
        } else {
            self.room.store(0, Ordering::Relaxed);
        }
    }
}
