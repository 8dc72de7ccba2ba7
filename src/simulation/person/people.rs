//! The people at the start, as a structure of arrays.

use ndarray::Array3;

use super::PersonError;
use crate::axes::SEXES;

/// People at the start: one place in each array per person.
///
/// The person at place `i` has the identity `first + i`, from which all chance in that life comes.
/// People who are followed apart (say, under other tables) keep their identity by
/// [`People::numbered_from`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct People {
    pub(super) age: Vec<u8>,
    pub(super) sex: Vec<u8>,
    pub(super) state: Vec<u8>,
    pub(super) first: u64,
    pub(super) household: Vec<u32>,
    pub(super) arrivals: Vec<Arrival>,
}

/// Somebody who arrives within the run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arrival {
    /// Who it is, in every scenario: below 2⁶³, and nobody else's.
    pub identity: u64,
    /// The time from which the person is there: the end of year `time − 1`.
    pub time: u8,
    /// Age then.
    pub age: u8,
    /// Sex, [`Sex::index`](crate::axes::Sex::index).
    pub sex: u8,
    /// State then.
    pub state: u8,
}

impl People {
    /// From ages in years, sexes ([`Sex::index`](crate::axes::Sex::index)) and states.
    pub fn new(age: Vec<u8>, sex: Vec<u8>, state: Vec<u8>) -> Result<Self, PersonError> {
        for (what, found) in [("sexes", sex.len()), ("states", state.len())] {
            if found != age.len() {
                return Err(PersonError::Number {
                    what,
                    found,
                    expected: format!("there are {} ages", age.len()),
                });
            }
        }
        Ok(People {
            age,
            sex,
            state,
            first: 0,
            household: Vec::new(),
            arrivals: Vec::new(),
        })
    }

    /// From numbers of people: state × sex × age. At most 256 of each.
    pub fn from_counts(counts: &Array3<u32>) -> Result<Self, PersonError> {
        for length in counts.shape() {
            if *length > 256 {
                return Err(PersonError::Number {
                    what: "states, sexes or ages",
                    found: *length,
                    expected: "at most 256 are possible".to_owned(),
                });
            }
        }
        let mut people = People::default();
        for ((state, sex, age), count) in counts.indexed_iter() {
            let all = people.len() + *count as usize;
            people.age.resize(all, age as u8);
            people.sex.resize(all, sex as u8);
            people.state.resize(all, state as u8);
        }
        Ok(people)
    }

    /// How many people there are at the start: state × sex × age.
    pub fn counts(&self, states: usize, ages: usize) -> Array3<u32> {
        let mut counts = Array3::zeros((states, SEXES, ages));
        for ((state, sex), age) in self.state.iter().zip(&self.sex).zip(&self.age) {
            counts[[(*state).into(), (*sex).into(), (*age).into()]] += 1;
        }
        counts
    }

    /// Age, sex and state of each person at the start.
    pub fn each(&self) -> impl Iterator<Item = (usize, usize, usize)> + '_ {
        let people = self.age.iter().zip(&self.sex).zip(&self.state);
        people.map(|((age, sex), state)| ((*age).into(), (*sex).into(), (*state).into()))
    }

    /// Who the person at a place is, in every scenario.
    pub fn identity(&self, place: usize) -> u64 {
        self.first + place as u64
    }

    /// Number of each one's household; empty where none are known.
    pub fn households(&self) -> &[u32] {
        &self.household
    }

    /// The same people with identities that begin at `first`, below 2⁶³.
    pub fn numbered_from(self, first: u64) -> Self {
        People { first, ..self }
    }

    /// The same people with the number of each one's household; members stand side by side.
    ///
    /// A household is never split between two witnesses.
    pub fn in_households(self, household: Vec<u32>) -> Result<Self, PersonError> {
        if household.len() != self.len() {
            return Err(PersonError::Number {
                what: "households",
                found: household.len(),
                expected: format!("there are {} people", self.len()),
            });
        }
        Ok(People { household, ..self })
    }

    /// The same people, and those who arrive later. As founders they come after the others.
    pub fn with_arrivals(self, arrivals: Vec<Arrival>) -> Self {
        People { arrivals, ..self }
    }

    /// Those who arrive later.
    pub fn arrivals(&self) -> &[Arrival] {
        &self.arrivals
    }

    /// How many people there are at the start.
    pub fn len(&self) -> usize {
        self.age.len()
    }

    /// Whether there is nobody.
    pub fn is_empty(&self) -> bool {
        self.age.is_empty()
    }

    /// The same people in the order given by places.
    pub fn rearranged(&self, places: &[usize]) -> Self {
        let pick = |from: &[u8]| places.iter().map(|i| from[*i]).collect();
        People {
            age: pick(&self.age),
            sex: pick(&self.sex),
            state: pick(&self.state),
            first: self.first,
            household: Vec::new(),
            arrivals: self.arrivals.clone(),
        }
    }

    /// Places at which blocks of about `size` people begin, and the end; no household is split.
    pub(super) fn blocks(&self, size: usize) -> Vec<usize> {
        let mut borders = vec![0];
        let mut next = size;
        while next < self.len() {
            while !self.household.is_empty()
                && next < self.len()
                && self.household[next] == self.household[next - 1]
            {
                next += 1;
            }
            borders.push(next);
            next += size;
        }
        if borders.last() != Some(&self.len()) {
            borders.push(self.len());
        }
        borders
    }

    /// Fails at the first person whom tables of this shape do not know.
    pub(super) fn check(
        &self,
        states: usize,
        sexes: usize,
        ages: usize,
        steps: usize,
    ) -> Result<(), PersonError> {
        if self.first > (1 << 63) - self.len() as u64 {
            return Err(PersonError::Number {
                what: "identities",
                found: self.first as usize,
                expected: "they must stay below 2^63".to_owned(),
            });
        }
        let columns = [
            ("state", &self.state, states),
            ("sex", &self.sex, sexes),
            ("age", &self.age, ages),
        ];
        for (what, values, size) in columns {
            if let Some(index) = values.iter().position(|v| usize::from(*v) >= size) {
                return Err(PersonError::Person {
                    index,
                    what,
                    found: usize::from(values[index]),
                    last: size - 1,
                });
            }
        }
        for (place, arrival) in self.arrivals.iter().enumerate() {
            let values = [
                ("state", arrival.state, states),
                ("sex", arrival.sex, sexes),
                ("age", arrival.age, ages),
                ("time of arrival", arrival.time, steps + 1),
            ];
            if let Some((what, found, size)) = values
                .into_iter()
                .find(|(_, v, size)| usize::from(*v) >= *size)
            {
                return Err(PersonError::Person {
                    index: self.len() + place,
                    what,
                    found: found.into(),
                    last: size - 1,
                });
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn households_are_not_split() {
        let people = People::new(vec![30; 10], vec![0; 10], vec![0; 10]).unwrap();
        assert_eq!(people.blocks(4), [0, 4, 8, 10]);
        let together = people
            .in_households(vec![0, 0, 1, 1, 1, 2, 2, 2, 2, 3])
            .unwrap();
        assert_eq!(together.blocks(4), [0, 5, 9, 10]);
        assert_eq!(People::default().blocks(4), [0]);
    }

    #[test]
    fn who_is_not_in_the_tables_is_named() {
        let people = People::new(vec![30, 101], vec![0, 1], vec![0, 0]).unwrap();
        let error = people.check(1, 2, 101, 1).unwrap_err();
        assert_eq!(
            error.to_string(),
            "person 1 has age 101; the tables end at 100"
        );
        assert!(People::new(vec![1], vec![], vec![0]).is_err());
    }
}
