//! The first certificates: as many, and of such kinds, that what was published of the base year comes out.

use super::paths::Fixed;
use super::people::People;
use crate::axes::{AGES, Category};
use crate::model::checked::{Anchor, Composition, Disability, ParameterId};
use crate::model::rule::KINDS;
use crate::simulation::SimulationError;
use crate::simulation::disability::{
    Certificates, Composed, Pace, PaceDrawn, Registered, SPANS, rows, stock,
};
use crate::statistics::deviations::Lasting;
use crate::simulation::population::CELLS;

impl People {
    /// Certificate holders at the end of the base year, and the flows that keep their shares: the
    /// level is set so that the anchored service has the recipients that were published.
    pub fn first_certificates(
        &mut self,
        fixed: &Fixed<'_>,
        disability: &Disability,
    ) -> Result<(), SimulationError> {
        let engine = fixed.engine;
        let model = &engine.model;
        self.everybody = self.without;
        let structure = People::choose_structure(fixed);
        let baseline = registered(fixed, disability, 0);
        let mut certificates =
            Certificates::relative(&engine.structures[structure], &self.everybody, &baseline)?;
        let mut level = level_of_registration(fixed, disability.anchor, &certificates)?;
        self.uptake = None;
        match model.register.stocks_of(model.calendar.base) {
            Some(own) => {
                certificates.scale(level);
                level = 1.0;
                self.uptake = self.first_of_register(fixed, disability.anchor, own, &mut certificates)?;
            }
            None => certificates.count(level, fixed.chance, &mut self.holders),
        }
        self.grown = [0.0; SPANS];
        self.prevalence = engine.structures[structure].any;
        self.share.fill(0.0);
        for row in certificates.rows() {
            for (share, relative) in self.share.iter_mut().zip(row) {
                *share += level * relative;
            }
        }
        for (share, people) in self.share.iter_mut().zip(&self.everybody) {
            *share = if *people > 0.0 { *share / people } else { 0.0 };
        }
        let base = model.calendar.base;
        let at = engine
            .population_years
            .iter()
            .position(|year| *year == base);
        let index = fixed.paths.index[at.unwrap_or(0)];
        let mortality = fixed.drawn.baseline(model.settings.mortality.level);
        engine
            .mortality
            .hazards(index, mortality, &mut self.hazards);
        for layer in 0..model.layers.len() {
            let draw_of_layer = registered(fixed, disability, layer);
            let flows = &mut self.regime.by_layer[layer];
            flows.keeping(
                &certificates,
                level,
                &self.everybody,
                &self.hazards,
                &draw_of_layer,
            );
            if flows.without.iter().any(|share| *share <= 0.0) {
                let draw = fixed.chance.draw();
                return Err(SimulationError::TooManyDeaths { draw });
            }
        }
        self.count_holders();
        self.pace = pace(fixed, disability, self);
        self.structure = Some(structure);
        Ok(())
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
            if self.holding[at] > self.everybody[at] {
                // A handful of people at the highest ages: certificates cannot outnumber them.
                let surplus = self.holding[at] - self.everybody[at];
                return_surplus(&mut self.holders, at, surplus);
                self.holding[at] = self.everybody[at];
            }
            self.without[at] = self.everybody[at] - self.holding[at];
        }
    }
}

/// How fast holders grow beside what is expected of all places, before anything is known of it.
fn pace(fixed: &Fixed<'_>, disability: &Disability, people: &People) -> Pace {
    let drawn = disability.pace.map_or_else(PaceDrawn::default, |own| {
        PaceDrawn::of(&own, fixed.drawn)
    });
    let nation = disability
        .registration
        .map_or_else(Lasting::default, |[persistence, volatility]| Lasting {
            persistence: fixed.drawn.baseline(persistence),
            spread: fixed.drawn.baseline(volatility),
        });
    let flows = &people.regime.by_layer[0];
    Pace::begin(
        drawn,
        nation,
        flows,
        &people.without,
        &people.holders,
        &people.hazards,
    )
}

/// What a draw says about certificates in a layer.
fn registered(fixed: &Fixed<'_>, disability: &Disability, layer: usize) -> Registered {
    let base = fixed.engine.model.calendar.base;
    let value = |id: ParameterId| fixed.drawn.in_layer(id, layer);
    let trend = value(disability.trend);
    // The level of prevalence in the base year is the baseline's in every scenario.
    let past = fixed.drawn.baseline(disability.trend) * f64::from(base - disability.survey_year);
    Registered {
        prevalence: libm::exp(past),
        mild: fixed.drawn.baseline(disability.mild),
        composed: disability
            .composition
            .as_ref()
            .map(|own| composed(fixed, own)),
        by_age: fixed.drawn.baseline(disability.by_age),
        relative_mortality: disability.relative_mortality.map(value),
        psychiatric: value(disability.psychiatric),
        excess_by_age: value(disability.excess_by_age),
        worsening: value(disability.worsening),
        improvement: value(disability.improvement),
        cancellation: value(disability.cancellation),
        inflow: value(disability.inflow),
        growth: std::array::from_fn(|span| {
            let further = disability.growth_by_span.map_or(0.0, |own| value(own[span]));
            trend + value(disability.growth) + further
        }),
    }
}

/// What a draw says of how holders are made up.
fn composed(fixed: &Fixed<'_>, own: &Composition) -> Composed {
    let value = |id: ParameterId| fixed.drawn.baseline(id);
    let (both, speech) = (value(own.hearing_and_speech), value(own.speech_share));
    Composed {
        categories: std::array::from_fn(|place| match Category::ALL[place] {
            Category::Visual => value(own.visual),
            Category::Hearing => both * (1.0 - speech),
            Category::Speech => both * speech,
            Category::Physical => 1.0,
            Category::Intellectual => value(own.intellectual),
            Category::Psychiatric => value(own.psychiatric),
            Category::Multiple => value(own.multiple),
        }),
        grade_1: value(own.grade_1),
        grade_3: value(own.grade_3),
        psychiatric_severe: value(own.psychiatric_severe),
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
    let (published, relative, key) = match anchor {
        Anchor::Holders(holders) => (
            fixed.drawn.baseline(holders) / model.settings.stands_for,
            certificates.weigh(|_, _| 1.0),
            &model.parameters[holders.0].key,
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
            let uptake = fixed.provision.base_value(service.need);
            (published / uptake, eligible, &service.key)
        }
    };
    let level = published / relative;
    if level.is_finite() && level > 0.0 {
        return Ok(level);
    }
    Err(SimulationError::NobodyCounts {
        key: key.clone(),
        published,
    })
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
