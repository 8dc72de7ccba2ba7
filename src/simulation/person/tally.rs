//! Counting: who is where at the end of each year.

use ndarray::{Array3, Array4, ArrayView3, Axis};

use super::clock::Clocks;
use crate::axes::SEXES;

/// What a run counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonCounts {
    /// People at the start and at the end of each year: (years + 1) × state × sex × age.
    pub people: Array4<u32>,
    /// Births in each year.
    pub births: Vec<u64>,
    /// Deaths in each year.
    pub deaths: Vec<u64>,
    /// Moves in each year: year × from × to.
    pub moves: Array3<u64>,
    /// Sum over the years of the people at their start.
    pub person_years: u64,
}

impl PersonCounts {
    /// People in a state at a time, all sexes and ages.
    pub fn in_state(&self, time: usize, state: usize) -> u64 {
        let people = self.at(time).index_axis_move(Axis(0), state);
        people.iter().map(|n| u64::from(*n)).sum()
    }

    /// Everybody at a time.
    pub fn everybody(&self, time: usize) -> u64 {
        self.at(time).iter().map(|n| u64::from(*n)).sum()
    }

    /// People at a time: state × sex × age.
    pub fn at(&self, time: usize) -> ArrayView3<'_, u32> {
        self.people.index_axis(Axis(0), time)
    }
}

/// Arrivals less departures by row and time. Whole numbers, so the order of adding is free.
#[derive(Clone, Debug)]
pub(super) struct Tally {
    times: usize,
    states: usize,
    starts: Vec<i32>,
    changes: Vec<i32>,
    births: Vec<u64>,
    deaths: Vec<u64>,
    moves: Vec<u64>,
}

impl Tally {
    pub(super) fn new(clocks: &Clocks, states: usize) -> Self {
        let times = clocks.steps + 1;
        Tally {
            times,
            states,
            starts: vec![0; states * SEXES * clocks.cohorts],
            changes: vec![0; states * SEXES * clocks.cohorts * times],
            births: vec![0; clocks.steps],
            deaths: vec![0; clocks.steps],
            moves: vec![0; clocks.steps * states * states],
        }
    }

    /// Somebody is in this row at the start.
    #[inline]
    pub(super) fn start(&mut self, row: usize) {
        self.starts[row] += 1;
    }

    /// Somebody arrives in this row at this time.
    #[inline]
    pub(super) fn arrive(&mut self, row: usize, time: usize) {
        self.changes[row * self.times + time] += 1;
    }

    /// Somebody is born into this row in this year.
    #[inline]
    pub(super) fn born(&mut self, row: usize, step: usize) {
        self.births[step] += 1;
        self.changes[row * self.times + step + 1] += 1;
    }

    /// Somebody dies in this row in this year.
    #[inline]
    pub(super) fn die(&mut self, row: usize, step: usize) {
        self.deaths[step] += 1;
        self.changes[row * self.times + step + 1] -= 1;
    }

    /// Somebody moves between two rows and states in this year.
    #[inline]
    pub(super) fn shift(&mut self, rows: [usize; 2], states: [usize; 2], step: usize) {
        self.moves[(step * self.states + states[0]) * self.states + states[1]] += 1;
        self.changes[rows[0] * self.times + step + 1] -= 1;
        self.changes[rows[1] * self.times + step + 1] += 1;
    }

    /// Both together.
    pub(super) fn with(mut self, other: &Tally) -> Self {
        let add = |to: &mut [u64], from: &[u64]| to.iter_mut().zip(from).for_each(|(a, b)| *a += b);
        add(&mut self.births, &other.births);
        add(&mut self.deaths, &other.deaths);
        add(&mut self.moves, &other.moves);
        let add = |to: &mut [i32], from: &[i32]| to.iter_mut().zip(from).for_each(|(a, b)| *a += b);
        add(&mut self.starts, &other.starts);
        add(&mut self.changes, &other.changes);
        self
    }

    /// Adds up along each cohort's path; those of the open age stay in it.
    pub(super) fn counts(self, ages: usize) -> PersonCounts {
        let (times, steps) = (self.times, self.times - 1);
        let cohorts = ages + steps;
        let mut people = Array4::zeros((times, self.states, SEXES, ages));
        for (row, changes) in self.changes.chunks_exact(times).enumerate() {
            let (place, cohort) = (row / cohorts, row % cohorts);
            let mut present = self.starts[row];
            for (time, change) in changes.iter().enumerate() {
                present += change;
                if let Some(age) = (cohort + time).checked_sub(steps) {
                    people[(time, place / SEXES, place % SEXES, age.min(ages - 1))] +=
                        present as u32;
                }
            }
        }
        let moves = Array3::from_shape_fn((steps, self.states, self.states), |(step, from, to)| {
            self.moves[(step * self.states + from) * self.states + to]
        });
        let starts = people.outer_iter().take(steps).flatten();
        let person_years = starts.map(|n| u64::from(*n)).sum();
        PersonCounts {
            people,
            births: self.births,
            deaths: self.deaths,
            moves,
            person_years,
        }
    }
}
