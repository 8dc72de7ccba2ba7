//! Which engines let the same people live the same lives, so that they can be walked once for all.

use std::sync::Arc;

use super::engine::Engine;
use super::recipients::shares;
use crate::model::Model;
use crate::model::checked::{Anchor, ParameterId, Settings};

impl Engine {
    /// Whether both let the same people live the same lives in every draw: scenarios that differ in
    /// standards, rules, places or coverage alone.
    pub fn has_the_lives_of(&self, other: &Engine) -> bool {
        let (one, two) = (&self.model, &other.model);
        one.place == two.place
            && one.calendar == two.calendar
            && one.as_of == two.as_of
            && one.register == two.register
            && one.people_seen == two.people_seen
            && one.recipients_seen == two.recipients_seen
            && told_alike(one, two)
            && self.follow == other.follow
            && self.generations == other.generations
            && Arc::ptr_eq(&self.mortality, &other.mortality)
            && Arc::ptr_eq(&self.fertility, &other.fertility)
            && Arc::ptr_eq(&self.structures, &other.structures)
            && self.start.residents == other.start.residents
            && one.parameters.len() == two.parameters.len()
            && lived(&one.settings) == lived(&two.settings)
            && lived(&one.settings).iter().all(|id| {
                let usual = &one.parameters[id.0].layers[0];
                let layers = [one, two].into_iter();
                let mut layers = layers.flat_map(|model| &model.parameters[id.0].layers);
                layers.all(|layer| layer == usual)
            })
            && self.anchored_as(other)
    }

    /// Whether the level of registration rests on the same number: where that is the recipients of a
    /// service, on the same share of those who take it up too.
    fn anchored_as(&self, other: &Engine) -> bool {
        let anchor = |engine: &Engine| {
            let disability = engine.model.settings.disability.as_ref();
            disability.map(|disability| disability.anchor)
        };
        let own = anchor(self);
        own == anchor(other)
            && own.and_then(Anchor::service).is_none_or(|id| {
                let of = |engine: &Engine| {
                    let service = engine.model.services[id.0].clone();
                    let need = engine.model.processes[service.need.0].clone();
                    (service.observed, service.layers[0].rule.clone(), need)
                };
                let (mine, yours) = (of(self), of(other));
                let usual = &mine.2.layers[0];
                let layers = [&mine.2, &yours.2].into_iter();
                let mut layers = layers.flat_map(|process| &process.layers);
                mine.0 == yours.0
                    && mine.1 == yours.1
                    && mine.2.observations == yours.2.observations
                    && layers.all(|layer| layer == usual)
            })
    }
}

/// Whether reported recipients tell both the same of the holders: by the same rules and shares of the baseline.
fn told_alike(one: &Model, two: &Model) -> bool {
    one.recipients_seen.iter().all(|seen| {
        let of = |model: &Model| {
            let service = &model.services[seen.service.0];
            let processes = shares(service).map(|id| &model.processes[id.0]);
            let own = processes.map(|own| (own.layers[0].clone(), own.observations.clone()));
            (service.layers[0].rule.clone(), own.collect::<Vec<_>>())
        };
        of(one) == of(two)
    })
}

/// The parameters that lives depend on.
fn lived(settings: &Settings) -> Vec<ParameterId> {
    let mut ids = vec![
        settings.mortality.level,
        settings.mortality.pace,
        settings.fertility.level,
        settings.fertility.sex_ratio,
        settings.migration.rate,
        settings.migration.persistence,
        settings.migration.volatility,
    ];
    ids.extend(settings.drift_fade);
    if let Some(step) = &settings.registered {
        ids.extend([
            step.total,
            step.in_migrants,
            step.peak_age,
            step.age_spread,
            step.floor,
        ]);
    }
    if let Some(disability) = &settings.disability {
        ids.extend(disability.anchor.holders());
        ids.extend([
            disability.trend,
            disability.mild,
            disability.by_age,
            disability.growth,
            disability.inflow,
            disability.psychiatric,
            disability.excess_by_age,
            disability.worsening,
            disability.improvement,
            disability.cancellation,
        ]);
        ids.extend(disability.relative_mortality);
        ids.extend(disability.registration.into_iter().flatten());
        ids.extend(disability.build_up.into_iter().flatten());
        ids.extend(disability.growth_by_span.into_iter().flatten());
        if let Some(pace) = disability.pace {
            ids.extend([
                pace.persistence,
                pace.spread,
                pace.noise,
                pace.category_persistence,
                pace.category_spread,
                pace.category_noise,
                pace.span_noise,
            ]);
        }
    }
    if let Some(households) = &settings.households {
        ids.extend([
            households.alone,
            households.size,
            households.couples,
            households.elders,
            households.generation,
            households.generation_spread,
            households.partner,
            households.partner_spread,
            households.clustering,
        ]);
    }
    ids
}
