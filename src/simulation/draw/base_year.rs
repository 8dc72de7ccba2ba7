//! The first certificates: as many, and of such kinds, that what was published of the base year comes out.

use super::fixed::Fixed;
use super::people::PeopleOfDraw;
use crate::axes::AGES;
use crate::model::checked::{Anchor, Disability};
use crate::model::rule::KINDS;
use crate::simulation::disability::{
    Believed, Certificates, Pace, Registered, SPANS, Turning, UNKNOWN, rows, stock,
};
use crate::simulation::population::CELLS;
use crate::simulation::{Published, SimulationError};

impl PeopleOfDraw {
    /// Certificate holders at the end of the base year, and the flows that keep their shares: the
    /// level is set so that the anchored service has the recipients that were published.
    pub fn first_certificates(
        &mut self,
        fixed: &Fixed<'_>,
        disability: &Disability,
    ) -> Result<(), SimulationError> {
        let engine = fixed.engine;
        let model = &engine.model;
        self.year.everybody = self.without;
        let structure = PeopleOfDraw::choose_structure(fixed);
        let baseline = Registered::of(disability, model.calendar.base, fixed.drawn, 0);
        let mut certificates = Certificates::relative(
            &engine.structures[structure],
            &self.year.everybody,
            &baseline,
        )?;
        let mut level = level_of_registration(fixed, disability.anchor, &certificates)?;
        self.uptake = None;
        match model.register.stocks_of(model.calendar.base) {
            Some(own) => {
                certificates.scale(level);
                level = 1.0;
                self.uptake =
                    self.first_of_register(fixed, disability.anchor, own, &mut certificates)?;
            }
            None => certificates.count(level, fixed.chance, &mut self.holders),
        }
        self.structure = Some(structure);
        self.prevalence = engine.structures[structure].any;
        let at = engine.first_year_ahead().saturating_sub(1);
        let index = fixed.paths.index[at];
        let mortality = fixed.drawn.baseline(model.settings.mortality.level);
        engine
            .mortality
            .hazards(index, mortality, &mut self.year.hazards);
        self.begin_certificates(fixed, disability, &certificates, level)?;
        if let Some(own) = model.register.begins_after(model.calendar.base) {
            certificates.scale(level);
            self.reach_register(fixed, disability, own, &mut certificates)?;
        }
        Ok(())
    }

    /// The holders of the base year begin with the flows that keep them, and with what is believed of their pace.
    pub fn begin_certificates(
        &mut self,
        fixed: &Fixed<'_>,
        disability: &Disability,
        certificates: &Certificates,
        level: f64,
    ) -> Result<(), SimulationError> {
        let model = &fixed.engine.model;
        self.set_flows(fixed, disability, certificates, level)?;
        self.count_holders();
        let believed = Believed {
            start: start_of(fixed, disability),
            ..Believed::of(model, disability, fixed.drawn)
        };
        self.pace = Pace::begin(&believed, self.turning());
        if let Some(own) = model.register.stocks_of(model.calendar.base) {
            self.pace.see_divided(own.stocks.iter());
        }
        Ok(())
    }

    /// The flows that keep a stock among everybody, in every layer; growth begins anew.
    pub fn set_flows(
        &mut self,
        fixed: &Fixed<'_>,
        disability: &Disability,
        certificates: &Certificates,
        level: f64,
    ) -> Result<(), SimulationError> {
        let model = &fixed.engine.model;
        (self.grown, self.faded) = ([0.0; SPANS], 0.0);
        self.share.fill(0.0);
        for row in certificates.rows() {
            for (share, relative) in self.share.iter_mut().zip(row) {
                *share += level * relative;
            }
        }
        for (share, people) in self.share.iter_mut().zip(&self.year.everybody) {
            *share = if *people > 0.0 { *share / people } else { 0.0 };
        }
        let base = model.calendar.base;
        for layer in 0..model.layers.len() {
            let draw = Registered::of(disability, base, fixed.drawn, layer);
            let flows = &mut self.regime.by_layer[layer];
            flows.keeping(
                certificates,
                level,
                &self.year.everybody,
                &self.year.hazards,
                &draw,
            );
            if flows.without.iter().any(|share| *share <= 0.0) {
                let draw = fixed.chance.draw();
                return Err(SimulationError::TooManyDeaths { draw });
            }
        }
        if model.register.last_stock().is_some_and(|last| last > base) {
            self.expected_among = self.year.everybody;
            self.expected.clear();
            self.expected
                .extend(certificates.rows().iter().flatten().map(|n| level * n));
        }
        Ok(())
    }

    /// How many come and go per holder.
    pub fn turning(&self) -> Turning {
        let flows = &self.regime.by_layer[0];
        Turning::of(flows, &self.without, &self.holders, &self.year.hazards)
    }

    /// Holders by age and sex; nowhere do certificates outnumber people.
    fn count_holders(&mut self) {
        self.holding.fill(0.0);
        for row in rows(&self.holders) {
            for (holding, people) in self.holding.iter_mut().zip(row) {
                *holding += f64::from(*people);
            }
        }
        for at in 0..CELLS {
            if self.holding[at] > self.year.everybody[at] {
                // A handful of people at the highest ages: certificates cannot outnumber them.
                let surplus = self.holding[at] - self.year.everybody[at];
                return_surplus(&mut self.holders, at, surplus);
                self.holding[at] = self.year.everybody[at];
            }
            self.without[at] = self.year.everybody[at] - self.holding[at];
        }
    }
}

/// What the holders of the base year may be wrong by: the logarithm of all of them, and of a category's part.
fn start_of(fixed: &Fixed<'_>, disability: &Disability) -> [f64; 2] {
    let model = &fixed.engine.model;
    match model.register.stocks_of(model.calendar.base) {
        Some(own) if own.tells_categories() => [0.0, 0.0],
        Some(_) => [0.0, UNKNOWN],
        None => match disability.anchor.holders() {
            Some(id) => {
                let holders = &model.parameters[id.0].layers[0];
                [holders.half_width() / holders.median(), UNKNOWN]
            }
            None => [UNKNOWN, UNKNOWN],
        },
    }
}

/// What the relative stock of certificates is multiplied by, so that in this draw the published number
/// comes out: of recipients of a service, or of holders.
fn level_of_registration(
    fixed: &Fixed<'_>,
    anchor: Anchor,
    certificates: &Certificates,
) -> Result<f64, SimulationError> {
    let engine = fixed.engine;
    let model = &engine.model;
    let (published, relative, whose) = match anchor {
        Anchor::Holders(holders) => (
            fixed.drawn.baseline(holders) / model.settings.stands_for,
            certificates.weigh(|_, _| 1.0),
            Published::Holders(model.parameters[holders.0].key.clone()),
        ),
        Anchor::Recipients(id) => {
            let service = &model.services[id.0];
            let rule = engine.rules.list[engine.rules.place(id.0, 0)].everybody();
            let rows: [usize; CELLS] = std::array::from_fn(|at| {
                let class = engine.classes.class_of(at % AGES);
                engine.classes.row(class, at / AGES)
            });
            let eligible = certificates.weigh(|kind, at| f64::from(rule[rows[at] + kind]));
            let published = service.observed.unwrap_or(f64::NAN);
            let uptake = fixed.base_value(service.need);
            (
                published / uptake,
                eligible,
                Published::Recipients(service.key.clone()),
            )
        }
    };
    let level = published / relative;
    if level.is_finite() && level > 0.0 {
        return Ok(level);
    }
    Err(SimulationError::NobodyCounts { whose, published })
}

/// Gives back certificates of an age and sex at which there are fewer people than holders.
fn return_surplus(holders: &mut [f32], at: usize, mut surplus: f64) {
    for kind in 0..KINDS {
        let holders = &mut holders[stock(kind, at)];
        let back = f64::from(*holders).min(surplus);
        *holders -= back as f32;
        surplus -= back;
    }
}
