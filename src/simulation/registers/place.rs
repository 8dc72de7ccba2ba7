//! The year of certificates where the people are given, for a nation and for a place in it.

use super::HoldersAtEnd;
use super::beliefs::DrawnBeliefs;
use super::cohorts::CohortParts;
use super::given::{Given, GivenRegister, NationGiven};
use super::standing::{Standing, persons, start, unreachable, wanted};
use crate::axes::Year;
use crate::model::checked::Margin;
use crate::simulation::SimulationError;
use crate::simulation::disability::{
    Believed, Certificates, Gap, PaceDrawn, Raised, SPANS, fit_to, rows,
};
use crate::statistics::summing::sum;
use crate::stream::Chance;

/// A draw's nation as it went, and its places on the way.
pub(super) struct PlaceWalk<'a> {
    given: &'a NationGiven,
    beliefs: &'a DrawnBeliefs<'a>,
    first: Year,
    from: Year,
    to: Year,
    /// Stocks of the nation at the end of each year up to `from`.
    tables: Vec<Vec<f64>>,
    /// Intensities of each year after the first.
    raised: Vec<Raised>,
    /// What its register said beside it.
    gaps: Vec<Gap>,
}

impl<'a> PlaceWalk<'a> {
    pub fn new(
        given: &'a NationGiven,
        [from, to]: [Year; 2],
        beliefs: &'a DrawnBeliefs<'a>,
    ) -> Self {
        let first = given.register.years.keys().next().copied().unwrap_or(from);
        PlaceWalk {
            given,
            beliefs,
            first,
            from,
            to,
            tables: Vec::new(),
            raised: Vec::new(),
            gaps: Vec::new(),
        }
    }

    /// The nation's own way.
    pub fn nation(&mut self, chance: &Chance) -> Result<HoldersAtEnd, SimulationError> {
        let own = self.beliefs.pace;
        let margins = &self.given.register.years[&self.first];
        // What is a place's own is nobody's here; categories deviate in a nation as in a place.
        let believed = Believed {
            drawn: PaceDrawn {
                spread: [0.0, own.drawn.spread[1]],
                noise: [0.0, own.drawn.noise[1]],
                ..own.drawn
            },
            start: start(margins.iter().any(Margin::tells_categories)),
            ..own
        };
        let given = &self.given.people[&self.first];
        let mut certificates = Certificates::relative(
            self.beliefs.structure,
            &given.people,
            &self.beliefs.registered,
        )?;
        let total = margins.first().map_or(0.0, persons);
        let scale = total / certificates.weigh(|_, _| 1.0);
        certificates.scale(scale);
        let mut stand = Standing::begin(
            (&self.beliefs.registered, &believed),
            chance,
            [self.first, self.to],
            certificates,
            margins,
            given,
        )?;
        let build_up = self.beliefs.build_up;
        for (value, since) in stand.path.iter_mut().zip(1..) {
            value.all += build_up.after(since) - build_up.growth;
        }
        self.tables.push(stand.smooth());
        let intensity = self.beliefs.intensities(chance, self.first, self.to);
        for (step, year) in (self.first + 1..=self.to).enumerate() {
            let given = &self.given.people[&year];
            stand.exits(
                chance,
                year,
                &self.given.people[&year].hazards,
                &given.people,
            );
            stand.pace.pass();
            let raised = stand
                .pace
                .raised(intensity[step], &stand.path[step], &stand.grown);
            stand.enter(&raised);
            let known = self.given.register.years.get(&year);
            let gap = match known.filter(|_| year <= self.from) {
                Some(margins) => {
                    let with = (given.as_ref(), &self.beliefs.registered);
                    stand.meet(chance, year, with, margins, &Gap::default())?
                }
                None => Gap::default(),
            };
            self.raised.push(raised);
            self.gaps.push(gap);
            if year <= self.from {
                self.tables.push(stand.smooth());
            }
        }
        Ok(stand.outcome())
    }

    /// A place, from the first year of its register on.
    pub fn place(
        &mut self,
        chance: &Chance,
        place: usize,
    ) -> Result<HoldersAtEnd, SimulationError> {
        let held: &GivenRegister = &self.given.places[place];
        let mut years = held.years.range(self.first..=self.from);
        let Some((first, margins)) = years.next() else {
            return Ok(HoldersAtEnd::unknown());
        };
        let nation = &self.tables[(first - self.first) as usize];
        let national = self.given.register.years.get(first).into_iter().flatten();
        let mut seed = Certificates::of(nation.clone());
        let total = margins.first().map_or(0.0, persons);
        seed.scale(total / sum(nation));
        fit_to(seed.table(), &wanted(margins))
            .map_err(|found| unreachable(*first, margins, found))?;
        let cohorts = CohortParts::of(seed.rows(), rows(nation), *first);
        let people = cohorts.people(&self.given.people[first].people, *first);
        let given = Given {
            people,
            hazards: self.given.people[first].hazards,
        };
        let believed = Believed {
            drawn: self.beliefs.pace.drawn,
            start: start(margins.iter().chain(national).any(Margin::tells_categories)),
            ..Believed::default()
        };
        let mut stand = Standing::begin(
            (&self.beliefs.registered, &believed),
            chance,
            [*first, self.to],
            seed,
            margins,
            &given,
        )?;
        for (step, year) in (first + 1..=self.to).enumerate() {
            let nation = (year - self.first - 1) as usize;
            let given = &self.given.people[&year];
            let people = cohorts.people(&given.people, year);
            stand.exits(chance, year, &given.hazards, &people);
            stand.pace.pass();
            let own = stand.pace.raised(1.0, &stand.path[step], &[0.0; SPANS]);
            let shared = &self.raised[nation];
            let raised = Raised {
                categories: std::array::from_fn(|c| own.categories[c] * shared.categories[c]),
                spans: shared.spans,
            };
            stand.enter(&raised);
            let known = held.years.get(&year);
            if let Some(margins) = known.filter(|_| year <= self.from) {
                let given = Given { people, ..**given };
                let with = (&given, &self.beliefs.registered);
                stand.meet(chance, year, with, margins, &self.gaps[nation])?;
            }
        }
        Ok(stand.outcome())
    }
}
