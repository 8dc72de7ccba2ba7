//! Holders of a place on their way from year to year.

use super::HoldersAtEnd;
use super::given::Given;
use crate::axes::{AGES, CATEGORIES, Year};
use crate::model::checked::Margin;
use crate::simulation::SimulationError;
use crate::simulation::disability::{
    Believed, Certificates, Flows, Gap, Pace, PaceOfYear, Raised, Registered, SPANS, STOCKS,
    Turning, UNKNOWN, Unreachable, Wanted, YearOfCertificates, add_who_might_be, carry_over,
    category_of, fit_to, grow_older, round_to, rows,
};
use crate::simulation::population::CELLS;
use crate::statistics::summing::sum;
use crate::stream::{Chance, Decision, Origin};

const ROUNDING: Decision = Decision::named("whole holders of a place").of(Origin::Chance);

/// Holders of a place on their way.
pub(super) struct Standing {
    holders: Vec<f32>,
    holding: [f64; CELLS],
    without: [f64; CELLS],
    flows: Flows,
    pub pace: Pace,
    pub path: Vec<PaceOfYear>,
    pub grown: [f64; SPANS],
    /// The stock that the flows keep, and everybody among whom they do.
    expected: Vec<f64>,
    among: [f64; CELLS],
    year: YearOfCertificates,
}

impl Standing {
    pub fn begin(
        (registered, believed): (&Registered, &Believed),
        chance: &Chance,
        [first, last]: [Year; 2],
        mut certificates: Certificates,
        margins: &[Margin],
        given: &Given,
    ) -> Result<Self, SimulationError> {
        fit_to(certificates.table(), &wanted(margins))
            .map_err(|found| unreachable(first, margins, found))?;
        let mut holders = vec![0.0; STOCKS];
        let first_cut = chance.stream(ROUNDING, first as u32).uniform();
        round_to(
            certificates.table(),
            &wanted(margins),
            first_cut,
            &mut holders,
        );
        let mut flows = Flows::default();
        flows.keeping(
            &certificates,
            1.0,
            &given.people,
            &given.hazards,
            registered,
        );
        let years: Vec<Year> = (first + 1..=last).collect();
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
    pub fn exits(
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
    pub fn enter(&mut self, raised: &Raised) {
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
    pub fn meet(
        &mut self,
        chance: &Chance,
        year: Year,
        (given, registered): (&Given, &Registered),
        margins: &[Margin],
        nation: &Gap,
    ) -> Result<Gap, SimulationError> {
        let mut stocks = self.stocks();
        add_who_might_be(&mut stocks, &self.flows, &self.without, &self.expected);
        let wanted = wanted(margins);
        let gap = Gap::between(&stocks, &wanted);
        fit_to(&mut stocks, &wanted).map_err(|found| unreachable(year, margins, found))?;
        let start = chance.stream(ROUNDING, year as u32).uniform();
        round_to(&stocks, &wanted, start, &mut self.holders);
        self.pace.see(&gap.beside(nation));
        self.count_without(&given.people);
        self.keep(given, margins, registered)
            .map_err(|found| unreachable(year, margins, found))?;
        Ok(gap)
    }

    /// The flows keep what the register has from now on: the smooth stock that they kept, fitted to it.
    fn keep(
        &mut self,
        given: &Given,
        margins: &[Margin],
        registered: &Registered,
    ) -> Result<(), Unreachable> {
        let people = [&self.among, &given.people];
        carry_over(&mut self.expected, people, &self.grown);
        fit_to(&mut self.expected, &wanted(margins))?;
        let certificates = Certificates::of(self.expected.clone());
        self.flows.keeping(
            &certificates,
            1.0,
            &given.people,
            &given.hazards,
            registered,
        );
        self.among = given.people;
        self.grown = [0.0; SPANS];
        let turnover = self.turning(&given.hazards);
        self.pace.turn(turnover);
        Ok(())
    }

    fn turning(&self, hazards: &[f64; CELLS]) -> Turning {
        Turning::of(&self.flows, &self.without, &self.holders, hazards)
    }

    /// Its stocks without the chance of single cells: those that the flows keep, scaled to as many.
    pub fn smooth(&self) -> Vec<f64> {
        let scale = sum(&self.holders) / sum(&self.expected);
        self.expected.iter().map(|people| people * scale).collect()
    }

    fn stocks(&self) -> Vec<f64> {
        self.holders.iter().map(|n| f64::from(*n)).collect()
    }

    pub fn outcome(&self) -> HoldersAtEnd {
        let mut outcome = HoldersAtEnd {
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

pub(super) fn wanted(margins: &[Margin]) -> Vec<Wanted<'_>> {
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
pub(super) fn start(told: bool) -> [f64; 2] {
    [0.0, if told { 0.0 } else { UNKNOWN }]
}

pub(super) fn persons(margin: &Margin) -> f64 {
    margin.parts.iter().map(|(_, own)| own.persons).sum()
}

pub(super) fn unreachable(year: Year, margins: &[Margin], found: Unreachable) -> SimulationError {
    let (part, reading) = margins[found.margin].parts[found.part];
    SimulationError::NobodyInRegister {
        year,
        part: Box::new(part.words()),
        persons: reading.persons,
    }
}
