//! From names to indices: the settings as the engines take them.

use super::upratings;
use crate::axes::Category;
use crate::model::checked::{
    Anchor, Attribute, AttributeKind, Disability, FertilitySettings, HolderMargins,
    HouseholdSettings, MigrationSettings, MoneySettings, MoneySum, MortalitySettings, Named, Need,
    PaceOfPlaces, ParameterId, ProcessId, RegisteredSettings, ServiceId, Settings, SumAnchor,
    WorkSettings,
};
use crate::model::data::Data;
use crate::model::file::{AttributeFile, CompositionFile, ModelFile, SumAnchorFile, TogetherFile};
use crate::source::Words;

/// The settings of declarations whose every name has been found.
pub(super) fn settings(file: &ModelFile, data: &Data) -> Settings {
    let written = &file.model;
    let find = Find(file);
    let together = |key: fn(&TogetherFile) -> &Option<String>| {
        let own = written.together.as_ref()?;
        key(own).as_ref().map(|key| find.parameter(key))
    };
    let views = written.outside_views.as_ref();
    let named = |(key, title): (&String, &Words)| Named {
        key: key.clone(),
        title: title.clone(),
    };
    Settings {
        draws: written.draws,
        seed: written.seed,
        stands_for: written.population.stands_for(),
        of_registered: !written.population.registered.is_empty(),
        drift_fade: written.drift_fade.as_ref().map(|key| find.parameter(key)),
        delivery: together(|own| &own.delivery),
        amounts: together(|own| &own.amounts),
        published: views.map(|own| find.parameter(&own.published)),
        mortality: MortalitySettings {
            level: find.parameter(&written.mortality.level),
            pace: find.parameter(&written.mortality.pace),
        },
        fertility: FertilitySettings {
            level: find.parameter(&written.fertility.level),
            sex_ratio: find.parameter(&written.fertility.sex_ratio),
        },
        migration: MigrationSettings {
            rate: find.parameter(&written.migration.rate),
            persistence: find.parameter(&written.migration.persistence),
            volatility: find.parameter(&written.migration.volatility),
        },
        registered: find.registered(data),
        disability: find.disability(data),
        attributes: find.attributes(),
        work: written.work.as_ref().map(|work| WorkSettings {
            ages: work.ages,
            rate: find.process(&work.rate),
            forms: find.process(&work.forms),
            anchor: find.sum(&work.entry_anchor),
        }),
        households: find.households(),
        systems: written.systems.iter().map(named).collect(),
        payers: written.payers.iter().map(named).collect(),
        needs: written
            .needs
            .iter()
            .map(|(key, need)| Need {
                name: named((key, &need.title)),
                services: find.services(&need.services),
            })
            .collect(),
        money: written.money.as_ref().map(|money| MoneySettings {
            prices: find.process(&money.price_index),
            sums: money
                .sums
                .iter()
                .map(|(key, sum)| MoneySum {
                    name: named((key, &sum.title)),
                    services: find.services(&sum.services),
                    anchor: sum.anchor.as_ref().map(|anchor| find.sum(anchor)),
                })
                .collect(),
        }),
        upratings: upratings::rules(file),
        headline: written.headline.clone(),
    }
}

/// Indices of names that have been found.
struct Find<'a>(&'a ModelFile);

impl Find<'_> {
    fn parameter(&self, key: &str) -> ParameterId {
        let found = self.0.parameters.get_index_of(key);
        ParameterId(found.expect("the check has found every parameter that is named"))
    }

    fn process(&self, key: &str) -> ProcessId {
        let found = self.0.processes.get_index_of(key);
        ProcessId(found.expect("the check has found every process that is named"))
    }

    fn service(&self, key: &str) -> ServiceId {
        let found = self.0.services.get_index_of(key);
        ServiceId(found.expect("the check has found every service that is named"))
    }

    fn services(&self, keys: &[String]) -> Vec<ServiceId> {
        keys.iter().map(|key| self.service(key)).collect()
    }

    fn sum(&self, anchor: &SumAnchorFile) -> SumAnchor {
        let fact = &self.0.plan.facts[&anchor.fact];
        SumAnchor {
            sum: fact.value,
            period: fact.period,
            error: self.parameter(&anchor.error),
        }
    }

    fn registered(&self, data: &Data) -> Option<RegisteredSettings> {
        let population = &self.0.model.population;
        let step = population
            .registered
            .get(&data.population.year.to_string())?;
        let migrants = population.migrants.as_ref()?;
        Some(RegisteredSettings {
            total: self.parameter(&step.total),
            in_migrants: self.parameter(&step.in_migrants),
            peak_age: self.parameter(&migrants.peak_age),
            age_spread: self.parameter(&migrants.age_spread),
            floor: self.parameter(&migrants.floor),
        })
    }

    fn disability(&self, data: &Data) -> Option<Disability> {
        let file = self.0.model.disability.as_ref()?;
        let base = self.0.model.base_year.to_string();
        let anchor = match &file.anchored_on {
            Some(service) => Anchor::Recipients(self.service(service)),
            None => Anchor::Holders(self.parameter(&file.holders[&base])),
        };
        let registration = file.registration.as_ref();
        Some(Disability {
            anchor,
            structures: file.structures,
            margin_error: self.parameter(&file.margin_error),
            shape: Category::ALL
                .iter()
                .map(|category| (*category, self.parameter(&file.shape[category])))
                .collect(),
            trend: self.parameter(&file.trend),
            mild: self.parameter(&file.mild_registration),
            composition: file.composition.as_ref().map(|own| self.composition(own)),
            by_age: self.parameter(&file.registration_by_age),
            growth: self.parameter(&file.registration_growth),
            build_up: file
                .build_up
                .as_ref()
                .map(|own| [&own.growth, &own.left].map(|key| self.parameter(key))),
            growth_by_span: file
                .registration_growth_by_age
                .as_ref()
                .map(|own| own.each_ref().map(|key| self.parameter(key))),
            pace: file.pace.as_ref().map(|own| PaceOfPlaces {
                persistence: self.parameter(&own.persistence),
                spread: self.parameter(&own.spread),
                noise: self.parameter(&own.noise),
                category_persistence: self.parameter(&own.category_persistence),
                category_spread: self.parameter(&own.category_spread),
                category_noise: self.parameter(&own.category_noise),
                span_noise: self.parameter(&own.span_noise),
            }),
            registration: registration
                .map(|own| [&own.persistence, &own.volatility].map(|key| self.parameter(key))),
            inflow: self.parameter(&file.inflow_level),
            relative_mortality: file
                .relative_mortality
                .each_ref()
                .map(|key| self.parameter(key)),
            psychiatric: self.parameter(&file.relative_mortality_psychiatric),
            excess_by_age: self.parameter(&file.relative_mortality_by_age),
            worsening: self.parameter(&file.worsening),
            improvement: self.parameter(&file.improvement),
            cancellation: self.parameter(&file.cancellation),
            survey_year: data.survey.as_ref().map_or(0, |survey| survey.year),
        })
    }

    fn composition(&self, file: &CompositionFile) -> HolderMargins {
        HolderMargins {
            visual: self.parameter(&file.visual),
            hearing_and_speech: self.parameter(&file.hearing_and_speech),
            speech_share: self.parameter(&file.speech_share),
            intellectual: self.parameter(&file.intellectual),
            psychiatric: self.parameter(&file.psychiatric),
            multiple: self.parameter(&file.multiple),
            grade_1: self.parameter(&file.grade_1),
            grade_3: self.parameter(&file.grade_3),
            psychiatric_severe: self.parameter(&file.psychiatric_severe),
        }
    }

    fn attributes(&self) -> Vec<Attribute> {
        let attributes = self.0.model.attributes.iter();
        let kind = |file: &AttributeFile| {
            let (service, parameter) = (
                |key: &str| self.service(key),
                |key: &str| self.parameter(key),
            );
            AttributeKind::of(file, service, parameter, |key| self.process(key))
        };
        attributes
            .map(|(key, file)| {
                let kind = kind(file);
                Attribute {
                    key: key.clone(),
                    title: file.title().clone(),
                    kind,
                    decision: kind.decision(key),
                }
            })
            .collect()
    }

    fn households(&self) -> Option<HouseholdSettings> {
        let file = self.0.model.households.as_ref()?;
        Some(HouseholdSettings {
            able: file.able,
            alone: self.parameter(&file.alone),
            size: self.parameter(&file.size),
            couples: self.parameter(&file.couples),
            elders: self.parameter(&file.elders),
            generation: self.parameter(&file.generation),
            generation_spread: self.parameter(&file.generation_spread),
            partner: self.parameter(&file.partner),
            partner_spread: self.parameter(&file.partner_spread),
            clustering: self.parameter(&file.clustering),
        })
    }
}
