//! What a draw learns from reported recipients, kept until its years are provided for.

use crate::simulation::recipients::ReportsOfRecipients;
use crate::simulation::service::Groups;
use crate::statistics::sampling::standard_normal;
use crate::stream::Chance;

/// What a draw learns from reported recipients, service by service, in the order of the engine's reports.
#[derive(Debug, Default)]
pub(super) struct Lessons {
    pub each: Vec<Lesson>,
    /// Paths that processes have in the baseline, where a scenario changes them; empty for others.
    pub usual: Vec<Vec<f64>>,
    /// Holders who are new in a year.
    pub newly: Groups,
}

/// What it learns of one service: a number for each report, unless said otherwise.
#[derive(Debug, Default)]
pub(super) struct Lesson {
    /// Recipients, with an error drawn.
    pub reported: Vec<f64>,
    /// Those whom the baseline expects once it has learnt.
    pub expected: Vec<f64>,
    /// As many as there could be at most.
    pub most: Vec<f64>,
    /// The share that they are of those who may have it; nothing where places, or something else, made up the gap.
    pub shares: Vec<Option<f64>>,
    /// How far what gives way is moved.
    pub moves: Vec<f64>,
    /// Logarithm of what places are multiplied by.
    pub places: Vec<f64>,
    /// By year of a walk: holders whom the rule admits, and the new ones among them.
    pub admitted: Vec<[f64; 2]>,
    /// Logarithm of what was left to the share so far.
    pub left: f64,
}

impl Lesson {
    /// Nothing has been learnt yet.
    pub fn begin(&mut self, own: &ReportsOfRecipients, chance: &Chance, stands_for: f64) {
        self.reported.clear();
        self.reported.extend(own.observations.iter().map(|seen| {
            let mut stream = chance.stream(own.errors, seen.year as u32);
            let error = seen.error * standard_normal(&mut stream);
            // Whole people, and somebody: nobody has no logarithm.
            ((seen.value + error) / stands_for).round().max(1.0)
        }));
        for list in [
            &mut self.expected,
            &mut self.most,
            &mut self.moves,
            &mut self.places,
        ] {
            list.clear();
            list.resize(own.observations.len(), 0.0);
        }
        self.shares.clear();
        self.shares.resize(own.observations.len(), None);
        self.admitted.clear();
        self.left = 0.0;
    }
}
