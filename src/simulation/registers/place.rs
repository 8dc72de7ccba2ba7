//! The year of certificates where the people are given, for a nation and for a place in it.

use super::given::{Given, Held, NationGiven};
use super::stand::Beliefs;
use crate::axes::{AGES, CATEGORIES, SEXES, Year};
use crate::model::checked::Margin;
use crate::simulation::SimulationError;
use crate::simulation::disability::{
    Believed, Certificates, Flows, Gap, Pace, PaceDrawn, PaceOfYear, ROW, Raised, Registered, SPANS,
    STOCKS, Turning, Unreachable, Wanted, YearOfCertificates, category_of, fit_to, grow_older,
    round_to, rows, span_of,
};
use crate::simulation::population::{CELLS, cell};
use crate::statistics::summing::sum;
use crate::stream::{Chance, Decision};

const ROUNDING: Decision = Decision::named("whole holders of a place");

/// Holders of a place in the last year.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// By category.
    pub categories: [f32; CATEGORIES],
    /// By age, both sexes.
    pub ages: Vec<f32>,
}

/// A draw's nation as it went, and its places on the way.
pub(super) struct Walk<'a> {
    given: &'a NationGiven,
    beliefs: &'a Beliefs<'a>,
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

impl<'a> Walk<'a> {
    pub fn new(
        given: &'a NationGiven,
        [from, to]: [Year; 2],
        beliefs: &'a Beliefs<'a>,
    ) -> Self {
        let first = given.register.years.keys().next().copied().unwrap_or(from);
        Walk {
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
    pub fn nation(&mut self, chance: &Chance) -> Result<Outcome, SimulationError> {
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
        let mut certificates =
            Certificates::relative(self.beliefs.structure, &given.people, &self.beliefs.registered)?;
        let total = margins.first().map_or(0.0, persons);
        let scale = total / certificates.weigh(|_, _| 1.0);
        certificates.scale(scale);
        let mut stand = Standing::begin(
            self,
            chance,
            self.first,
            certificates,
            margins,
            given,
            &believed,
        )?;
        self.tables.push(stand.stocks());
        let intensity = self.beliefs.intensities(chance, self.first, self.to);
        for (step, year) in (self.first + 1..=self.to).enumerate() {
            let given = &self.given.people[&year];
            stand.exits(chance, year, &self.given.people[&year].hazards, &given.people);
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
                self.tables.push(stand.stocks());
            }
        }
        Ok(stand.outcome())
    }

    /// A place, from the first year of its register on.
    pub fn place(&mut self, chance: &Chance, place: usize) -> Result<Outcome, SimulationError> {
        let held: &Held = &self.given.places[place];
        let mut years = held.years.range(self.first..=self.from);
        let Some((first, margins)) = years.next() else {
            return Ok(Outcome::unknown());
        };
        let nation = &self.tables[(first - self.first) as usize];
        let national = self.given.register.years.get(first).into_iter().flatten();
        let mut seed = Certificates::of(nation.clone());
        let total = margins.first().map_or(0.0, persons);
        seed.scale(total / sum(nation));
        fit_to(seed.table(), &wanted(margins)).map_err(|_| unreachable(*first, margins))?;
        let cohorts = Cohorts::of(seed.rows(), rows(nation), *first);
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
            self,
            chance,
            *first,
            seed,
            margins,
            &given,
            &believed,
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

impl Outcome {
    fn unknown() -> Self {
        Outcome {
            categories: [f32::NAN; CATEGORIES],
            ages: vec![f32::NAN; AGES],
        }
    }

    /// Everybody.
    pub fn all(&self) -> f64 {
        self.categories.iter().map(|n| f64::from(*n)).sum()
    }
}

/// Holders of a place on their way.
struct Standing {
    holders: Vec<f32>,
    holding: [f64; CELLS],
    without: [f64; CELLS],
    flows: Flows,
    pace: Pace,
    path: Vec<PaceOfYear>,
    grown: [f64; SPANS],
    /// The stock that the flows keep, and everybody among whom they do.
    expected: Vec<f64>,
    among: [f64; CELLS],
    year: YearOfCertificates,
}

impl Standing {
    fn begin(
        walk: &Walk<'_>,
        chance: &Chance,
        first: Year,
        mut certificates: Certificates,
        margins: &[Margin],
        given: &Given,
        believed: &Believed,
    ) -> Result<Self, SimulationError> {
        fit_to(certificates.table(), &wanted(margins)).map_err(|_| unreachable(first, margins))?;
        let mut holders = vec![0.0; STOCKS];
        let first_cut = chance.stream(ROUNDING, first as u32).uniform();
        round_to(certificates.table(), margins.last(), first_cut, &mut holders);
        let mut flows = Flows::default();
        let registered = &walk.beliefs.registered;
        flows.keeping(&certificates, 1.0, &given.people, &given.hazards, registered);
        let years: Vec<Year> = (first + 1..=walk.to).collect();
        let mut path = vec![PaceOfYear::default(); years.len()];
        believed.drawn.path(chance, first, &years, &mut path);
        let mut stand = Standing {
            holders,
            holding: [0.0; CELLS],
            without: [0.0; CELLS],
            flows,
            pace: Pace::default(),
            path,
            grown: [0.0; SPANS],
            expected: certificates.rows().iter().flatten().copied().collect(),
            among: given.people,
            year: YearOfCertificates::default(),
        };
        stand.count_without(&given.people);
        stand.pace = Pace::begin(believed, stand.turning(&given.hazards));
        Ok(stand)
    }

    /// People without a certificate among everybody: none where more hold one than are there.
    fn count_without(&mut self, people: &[f64; CELLS]) {
        self.holding.fill(0.0);
        for row in rows(&self.holders) {
            for (holding, people) in self.holding.iter_mut().zip(row) {
                *holding += f64::from(*people);
            }
        }
        for at in 0..CELLS {
            self.without[at] = (people[at] - self.holding[at]).max(0.0);
        }
    }

    /// Exits and ageing.
    fn exits(
        &mut self,
        chance: &Chance,
        year: Year,
        hazards: &[f64; CELLS],
        people: &[f64; CELLS],
    ) {
        self.year.begin(chance, year);
        self.year
            .exits(&self.flows, hazards, &mut self.holders, &mut self.holding);
        grow_older(&mut self.holders, &mut self.holding, &mut self.without);
        self.count_without(people);
    }

    /// New certificates.
    fn enter(&mut self, raised: &Raised) {
        self.year.entries(
            &self.flows,
            raised,
            &mut self.without,
            &mut self.holding,
            &mut self.holders,
        );
        for (grown, growth) in self.grown.iter_mut().zip(self.flows.growth) {
            *grown += growth;
        }
    }

    /// The register of a year: the holders become its own, and what lies beside the nation's gap is learnt.
    fn meet(
        &mut self,
        chance: &Chance,
        year: Year,
        (given, registered): (&Given, &Registered),
        margins: &[Margin],
        nation: &Gap,
    ) -> Result<Gap, SimulationError> {
        let mut stocks = self.stocks();
        for (row, inflow) in stocks
            .chunks_exact_mut(ROW)
            .zip(self.flows.inflow.chunks_exact(ROW))
        {
            for at in 0..CELLS {
                row[at] += MIGHT_BE * f64::from(inflow[at]) * self.without[at];
            }
        }
        let wanted = wanted(margins);
        let gap = Gap::between(&stocks, &wanted);
        fit_to(&mut stocks, &wanted).map_err(|_| unreachable(year, margins))?;
        let start = chance.stream(ROUNDING, year as u32).uniform();
        round_to(&stocks, margins.last(), start, &mut self.holders);
        self.pace.see(&gap.beside(nation));
        self.count_without(&given.people);
        self.keep(given, margins, registered).map_err(|_| unreachable(year, margins))?;
        Ok(gap)
    }

    /// The flows keep what the register has from now on: the smooth stock that they kept, fitted to it.
    fn keep(
        &mut self,
        given: &Given,
        margins: &[Margin],
        registered: &Registered,
    ) -> Result<(), Unreachable> {
        let grown = self.grown.map(libm::exp);
        for (place, people) in self.expected.iter_mut().enumerate() {
            let at = place % ROW;
            if at < CELLS && self.among[at] > 0.0 {
                *people *= given.people[at] / self.among[at] * grown[span_of(at % AGES)];
            }
        }
        fit_to(&mut self.expected, &wanted(margins))?;
        let certificates = Certificates::of(self.expected.clone());
        self.flows
            .keeping(&certificates, 1.0, &given.people, &given.hazards, registered);
        self.among = given.people;
        self.grown = [0.0; SPANS];
        let turnover = self.turning(&given.hazards);
        self.pace.turn(turnover);
        Ok(())
    }

    fn turning(&self, hazards: &[f64; CELLS]) -> Turning {
        Turning::of(&self.flows, &self.without, &self.holders, hazards)
    }

    fn stocks(&self) -> Vec<f64> {
        self.holders.iter().map(|n| f64::from(*n)).collect()
    }

    fn outcome(&self) -> Outcome {
        let mut outcome = Outcome {
            categories: [0.0; CATEGORIES],
            ages: vec![0.0; AGES],
        };
        for (kind, row) in rows(&self.holders).iter().enumerate() {
            for (at, people) in row[..CELLS].iter().enumerate() {
                outcome.categories[category_of(kind)] += people;
                outcome.ages[at % AGES] += people;
            }
        }
        outcome
    }
}

/// Part of a year's new certificates that stands for those who might be where a draw has nobody.
const MIGHT_BE: f64 = 1e-3;

fn wanted(margins: &[Margin]) -> Vec<Wanted<'_>> {
    let of = |margin: &Margin| margin.parts.iter().map(|(_, own)| own.persons).collect();
    margins
        .iter()
        .map(|margin| Wanted {
            margin,
            persons: of(margin),
        })
        .collect()
}

/// What the first stock may be wrong by: nothing, but its categories where no table tells them.
fn start(told: bool) -> [f64; 2] {
    [0.0, if told { 0.0 } else { UNKNOWN }]
}

/// So far off may be what no register says.
const UNKNOWN: f64 = 1.0;

fn persons(margin: &Margin) -> f64 {
    margin.parts.iter().map(|(_, own)| own.persons).sum()
}

fn unreachable(year: Year, margins: &[Margin]) -> SimulationError {
    SimulationError::NobodyInRegister {
        year,
        persons: margins.first().map_or(0.0, persons),
    }
}

/// What part of the nation's people live in a place, by cohort: where no population of the place is given, as many
/// as its holders would be among the nation's at these ages.
struct Cohorts {
    parts: [f64; CELLS],
    year: Year,
}

/// Ages that are taken together.
const TOGETHER: usize = 10;

impl Cohorts {
    fn of(place: &[[f64; ROW]], nation: &[[f64; ROW]], year: Year) -> Self {
        let mut parts = [0.0; CELLS];
        for sex in 0..SEXES {
            for first in (0..AGES).step_by(TOGETHER) {
                let ages = first..(first + TOGETHER).min(AGES);
                let count = |table: &[[f64; ROW]]| -> f64 {
                    let range = cell(sex, ages.start)..cell(sex, ages.end - 1) + 1;
                    table.iter().map(|row| sum(&row[range.clone()])).sum()
                };
                let part = count(place) / count(nation).max(f64::MIN_POSITIVE);
                for age in ages {
                    parts[cell(sex, age)] = part;
                }
            }
        }
        Cohorts { parts, year }
    }

    fn people(&self, nation: &[f64; CELLS], year: Year) -> [f64; CELLS] {
        let since = (year - self.year) as usize;
        std::array::from_fn(|at| {
            let (sex, age) = (at / AGES, at % AGES);
            nation[at] * self.parts[cell(sex, age.saturating_sub(since))]
        })
    }
}
