//! One person's life as a witness sees it.

/// A time in one state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spell {
    /// The time (0 is the start, `t` the end of year `t − 1`) from which the person is in it.
    pub from: usize,
    /// The state.
    pub state: usize,
}

/// A whole life within the years of the run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Life<'a> {
    /// Who it is, in every scenario.
    pub identity: u64,
    /// Place among the people at the start: of this person, or of the ancestor in the female line.
    pub founder: usize,
    /// The mother's identity, for those born within the run.
    pub mother: Option<u64>,
    /// Sex, [`Sex::index`](crate::axes::Sex::index).
    pub sex: usize,
    /// The time from which the person is there: 0, or the end of the year of birth.
    pub entry: usize,
    /// Age then.
    pub age: usize,
    /// States in order; the first begins at `entry`. A spell that begins at the time of death is
    /// the move of somebody who died later in that year.
    pub spells: &'a [Spell],
    /// The years in which a child was born, from 0.
    pub births: &'a [usize],
    /// The year of death, from 0.
    pub death: Option<usize>,
    /// Number of years of the run.
    pub steps: usize,
}

impl Life<'_> {
    /// The state at a time `0 … steps`; `None` before birth and after death.
    pub fn state_at(&self, time: usize) -> Option<usize> {
        if !self.times().contains(&time) {
            return None;
        }
        let after = self.spells.partition_point(|spell| spell.from <= time);
        Some(self.spells[after.checked_sub(1)?].state)
    }

    /// Age at a time, in completed years.
    pub fn age_at(&self, time: usize) -> usize {
        self.age + time.saturating_sub(self.entry)
    }

    /// The times at which the person is there.
    pub fn times(&self) -> std::ops::Range<usize> {
        self.entry..self.death.unwrap_or(self.steps) + 1
    }
}

/// Whose lives a witness wants to see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attention {
    /// Nobody's: people are only counted.
    Nobody,
    /// Those in which something happens, and all of those born.
    Eventful,
    /// Everybody's.
    Everybody,
}

/// Somebody who is shown lives: for what depends on more than one's own state, such as households,
/// eligibility and benefits that exclude each other.
///
/// Each block of people has its own witness. It is shown the people of the block in order, each
/// followed by her children. Members of a household are in one block.
pub trait Witness {
    /// Whose lives it wants to see.
    const ATTENTION: Attention = Attention::Everybody;

    /// Sees a life.
    fn see(&mut self, life: &Life<'_>);
}

/// Sees nothing.
impl Witness for () {
    const ATTENTION: Attention = Attention::Nobody;

    fn see(&mut self, _: &Life<'_>) {}
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_life_can_be_read_year_by_year() {
        let spells = [(2, 0), (4, 3), (5, 1)].map(|(from, state)| Spell { from, state });
        let life = Life {
            identity: 1,
            founder: 0,
            mother: None,
            sex: 1,
            entry: 2,
            age: 0,
            spells: &spells,
            births: &[],
            death: Some(6),
            steps: 9,
        };
        let states: Vec<_> = (0..=9).map(|time| life.state_at(time)).collect();
        let (none, at) = (None, Some);
        assert_eq!(
            states,
            [
                none,
                none,
                at(0),
                at(0),
                at(3),
                at(1),
                at(1),
                none,
                none,
                none
            ]
        );
        assert_eq!(life.age_at(6), 4);
    }
}
