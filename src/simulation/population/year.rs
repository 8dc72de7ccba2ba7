//! What a year does to residents: some die or move away, all grow older, children are born, others arrive.
//!
//! Each step stands here once, and so does their order ([`EventsOfYear`]): for the engine, which does certificates
//! between them and settles everything by chance ([`ByChance`](super::ByChance)), and for whoever moves people on
//! without certificates ([`YearOfResidents::pass`]).

use super::settled::{Bearing, Moving};
use super::{CELLS, cell};
use crate::axes::{AGES, SEXES};
use crate::statistics::summing::sum;

/// People die or move away at hazards by age and sex; gives those who have died, by the same.
pub fn leave(
    people: &mut [f64; CELLS],
    dying: &[f64; CELLS],
    departing: &[f64; CELLS],
    by: &mut impl Moving,
) -> [f64; CELLS] {
    let mut hazards = [0.0; CELLS];
    for at in 0..CELLS {
        hazards[at] = dying[at] + departing[at];
    }
    let mut gone = [0.0; CELLS];
    by.leavers(people, &hazards, &mut gone);
    let mut died = [0.0; CELLS];
    for at in 0..CELLS {
        people[at] -= gone[at];
        let share = dying[at] / hazards[at];
        died[at] = if gone[at] > 0.0 {
            gone[at] * share
        } else {
            0.0
        };
    }
    died
}

/// How often people move away in a year, by age and sex, at a net rate of −1 of `everybody`: the schedule of migration
/// as hazards of those who live there now.
pub fn departures(people: &[f64; CELLS], everybody: f64, schedule: &[f64; AGES]) -> [f64; CELLS] {
    std::array::from_fn(|at| {
        let part = schedule[at % AGES] * 0.5 * everybody;
        if people[at] > 0.0 {
            part / people[at]
        } else {
            0.0
        }
    })
}

/// Hazard of moving away at a net rate of migration; zero where more arrive than leave.
pub fn departing(departures: &[f64; CELLS], net: f64) -> [f64; CELLS] {
    let leaving = (-net).max(0.0);
    departures.map(|departing| leaving * departing)
}

/// Everybody of one row becomes a year older; those of the open age stay in it, and nobody is in the first.
pub fn become_older<T: Copy + Default + std::ops::AddAssign>(people: &mut [T]) {
    for sex in 0..SEXES {
        let (first, last) = (cell(sex, 0), cell(sex, AGES - 1));
        let oldest = people[last - 1];
        people[last] += oldest;
        people.copy_within(first..last - 1, first + 1);
        people[first] = T::default();
    }
}

/// Births in the year by age of the mothers at its start, at a total fertility of one: women spend half the year at
/// each of two ages. `before` are the women at its start, `after` those of an age who are there at its end.
pub fn births(
    before: &[f64; AGES],
    after: impl Fn(usize) -> f64,
    schedule: &[f64; AGES],
) -> [f64; AGES] {
    std::array::from_fn(|age| {
        if age + 1 == AGES {
            return 0.0;
        }
        0.5 * (before[age] + after(age + 1)) * schedule[age]
    })
}

/// All of them, youngest mothers first.
pub fn all_births(births: &[f64; AGES]) -> f64 {
    births.iter().fold(0.0, |all, births| all + births)
}

/// Those of the newborn who are alive at the end of the year, boys and girls; `boys` is the part of boys.
pub fn newborn(
    born: f64,
    boys: f64,
    survival: [f64; SEXES],
    by: &mut impl Bearing,
) -> [f64; SEXES] {
    let sons = by.part(born, boys);
    let born = [sons, born - sons];
    std::array::from_fn(|sex| by.part(born[sex], survival[sex]))
}

/// So many arrive, spread by the schedule of migration and evenly over the sexes.
pub fn arrive(
    people: &mut [f64; CELLS],
    arriving: f64,
    schedule: &[f64; AGES],
    by: &mut impl Moving,
) {
    let (mut means, mut new) = ([0.0; CELLS], [0.0; CELLS]);
    for at in 0..CELLS {
        means[at] = arriving * schedule[at % AGES] * 0.5;
    }
    by.arrivals(&means, &mut new);
    for at in 0..CELLS {
        people[at] += new[at];
    }
}

/// What happens to people in a year; in which order is said here, whoever the people are.
pub trait EventsOfYear {
    /// Holders die, are regraded, give their certificate back.
    fn exits(&mut self) {}

    /// People without a certificate die or move away.
    fn departures(&mut self);

    /// All grow a year older.
    fn birthdays(&mut self);

    /// Children are born and survive to the end of the year.
    fn births(&mut self);

    /// New certificates are given.
    fn entries(&mut self) {}

    /// Others arrive, none of whom has a certificate.
    fn arrivals(&mut self);

    /// The year passes.
    fn pass(&mut self) {
        self.exits();
        self.departures();
        self.birthdays();
        self.births();
        self.entries();
        self.arrivals();
    }
}

/// A year of people among whom nobody holds a certificate.
#[derive(Clone, Copy, Debug)]
pub struct YearOfResidents<'a> {
    /// Deaths per person-year by age and sex.
    pub hazards: &'a [f64; CELLS],
    /// Who moves; nobody if nothing.
    pub migration: Option<YearOfMigration<'a>>,
    /// Births per woman at each age at a total fertility of one.
    pub schedule: &'a [f64; AGES],
    /// Total fertility.
    pub fertility: f64,
    /// Part of the newborn who are boys.
    pub boys: f64,
    /// Part of the newborn of each sex who are alive at the end of the year.
    pub survival: [f64; SEXES],
}

/// Migration in a year.
#[derive(Clone, Copy, Debug)]
pub struct YearOfMigration<'a> {
    /// Net rate, per person.
    pub net: f64,
    /// [`departures`] of the first year.
    pub departures: &'a [f64; CELLS],
    /// Part of all migrants at each age.
    pub schedule: &'a [f64; AGES],
}

impl YearOfResidents<'_> {
    /// The year passes; `watch` is shown the [`births`] at a total fertility of one.
    pub fn pass(
        &self,
        people: &mut [f64; CELLS],
        by: &mut (impl Moving + Bearing),
        watch: impl FnOnce(&[f64; AGES]),
    ) {
        let net = self.migration.map_or(0.0, |own| own.net);
        let mut passing = PassingExactly {
            women: std::array::from_fn(|age| people[cell(1, age)]),
            moving: net * sum(&people[..]),
            year: self,
            people,
            by,
            watch: Some(watch),
        };
        passing.pass();
    }
}

/// A year of residents as it passes.
struct PassingExactly<'y, B, W> {
    /// Women at its start.
    women: [f64; AGES],
    /// Net migrants of the year.
    moving: f64,
    year: &'y YearOfResidents<'y>,
    people: &'y mut [f64; CELLS],
    by: &'y mut B,
    watch: Option<W>,
}

impl<B: Moving + Bearing, W: FnOnce(&[f64; AGES])> EventsOfYear for PassingExactly<'_, B, W> {
    fn departures(&mut self) {
        let leaving = self
            .year
            .migration
            .map_or([0.0; CELLS], |own| departing(own.departures, own.net));
        leave(self.people, self.year.hazards, &leaving, self.by);
    }

    fn birthdays(&mut self) {
        become_older(&mut self.people[..]);
    }

    fn births(&mut self) {
        let year = self.year;
        let births = births(&self.women, |age| self.people[cell(1, age)], year.schedule);
        if let Some(watch) = self.watch.take() {
            watch(&births);
        }
        let born = self.by.born(year.fertility * all_births(&births));
        let alive = newborn(born, year.boys, year.survival, self.by);
        for (sex, alive) in alive.into_iter().enumerate() {
            self.people[cell(sex, 0)] = alive;
        }
    }

    fn arrivals(&mut self) {
        let migration = self.year.migration.filter(|_| self.moving > 0.0);
        if let Some(own) = migration {
            arrive(self.people, self.moving, own.schedule, self.by);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::simulation::population::Expected;

    /// Worked by hand: 1,000 at each age and sex, one death in a hundred years of life, one birth a woman of 30.
    #[test]
    fn a_year_by_hand() {
        let mut schedule = [0.0; AGES];
        schedule[30] = 1.0;
        let mut moving = [0.0; AGES];
        moving[20] = 1.0;
        let mut people = [1000.0; CELLS];
        let everybody = 1000.0 * CELLS as f64;
        let away = departures(&people, everybody, &moving);
        let hazards = [0.01; CELLS];
        let mut year = YearOfResidents {
            hazards: &hazards,
            migration: None,
            schedule: &schedule,
            fertility: 2.0,
            boys: 0.5,
            survival: [0.9, 0.8],
        };
        let mut seen = 0.0;
        year.pass(&mut people, &mut Expected, |births| seen = births[30]);
        let alive = 1000.0 * libm::exp(-0.01);
        let near = |found: f64, expected: f64| (found - expected).abs() < 1e-8;
        assert!(near(seen, 0.5 * (1000.0 + alive)));
        assert!(near(people[cell(0, 0)], 0.9 * seen) && near(people[cell(1, 0)], 0.8 * seen));
        assert!(near(people[cell(0, 50)], alive));
        assert!(near(people[cell(1, AGES - 1)], 2.0 * alive));

        // One in ten thousand of everybody leaves, all of them at 20, half of them men.
        let mut left = [1000.0; CELLS];
        year.migration = Some(YearOfMigration {
            net: -1e-4,
            departures: &away,
            schedule: &moving,
        });
        year.pass(&mut left, &mut Expected, |_| ());
        let gone = 0.5e-4 * everybody / 1000.0;
        assert!(near(left[cell(0, 21)], alive * libm::exp(-gone)));
        assert!(near(left[cell(0, 22)], alive));

        // And as many come, who are there at the end of the year at the age at which they came.
        let mut come = [1000.0; CELLS];
        year.migration = Some(YearOfMigration {
            net: 1e-4,
            departures: &away,
            schedule: &moving,
        });
        year.pass(&mut come, &mut Expected, |_| ());
        assert!(near(come[cell(1, 20)], alive + 0.5e-4 * everybody));
        assert!(near(come[cell(1, 21)], alive));
    }
}
