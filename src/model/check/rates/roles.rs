//! What the parameters that settings name are used for, and where such rates and ratios lie.
//!
//! The ranges are judged: wide enough for any county, province or nation that was looked at, and far from what a slip of
//! a unit or a point makes of a rate. Nothing is estimated with them.

use crate::model::checked::{
    Disability, HouseholdSettings, PaceOfPlaces, ParameterId, Service, Settings,
};

/// Where the middle of a parameter usually lies, and where it must.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct UsualRange {
    pub(super) usual: [f64; 2],
    pub(super) possible: [f64; 2],
}

const fn range(usual: [f64; 2], possible: [f64; 2]) -> UsualRange {
    UsualRange { usual, possible }
}

/// Mortality and fertility relative to their tables, and the pace of the decline of mortality.
pub(super) const LEVEL: UsualRange = range([0.2, 5.0], [0.0, 20.0]);
pub(super) const PACE: UsualRange = range([-2.0, 5.0], [-20.0, 20.0]);
/// Boys for each girl.
pub(super) const BOYS: UsualRange = range([0.95, 1.3], [0.5, 2.0]);
/// Net migration for each person and year, and how it moves.
pub(super) const MIGRATION: UsualRange = range([-0.05, 0.05], [-0.5, 0.5]);
pub(super) const MOVES: UsualRange = range([0.0, 0.05], [0.0, 0.5]);
/// Yearly changes of logarithms.
pub(super) const TREND: UsualRange = range([-0.1, 0.1], [-1.0, 1.0]);
pub(super) const GROWTH: UsualRange = range([-0.3, 0.3], [-1.0, 1.0]);
/// New certificates relative to those that keep registration as it is.
pub(super) const INFLOW: UsualRange = range([0.1, 10.0], [0.0, 1000.0]);
/// Cancellations and regradings for each holder and year.
pub(super) const LEAVING: UsualRange = range([0.0, 0.2], [0.0, 1.0]);
/// Mortality of holders relative to that of others.
pub(super) const EXCESS: UsualRange = range([0.3, 30.0], [0.0, 100.0]);
/// Holders of a category for each with a physical disability.
pub(super) const CATEGORY: UsualRange = range([0.002, 5.0], [0.0, 100.0]);
/// People in a household of a family.
pub(super) const SIZE: UsualRange = range([1.3, 7.0], [1.0, 20.0]);
/// Years between a parent and a child, and between partners.
pub(super) const GENERATION: UsualRange = range([18.0, 45.0], [10.0, 60.0]);
pub(super) const PARTNER: UsualRange = range([-10.0, 15.0], [-50.0, 50.0]);
/// Migrants at every age, relative to the age at which most move.
pub(super) const FLOOR: UsualRange = range([0.0, 1.0], [0.0, 10.0]);
/// Yearly spreads of logarithms, by places and by chance.
pub(super) const SPREAD: UsualRange = range([0.0, 0.3], [0.0, 2.0]);
pub(super) const CHANCE: UsualRange = range([0.0, 1.5], [0.0, 10.0]);
/// How many of those with mild disabilities are registered, for each of those with severe ones.
pub(super) const MILD: UsualRange = range([0.05, 5.0], [0.0, 1000.0]);
/// Changes of logarithms for a year of age.
pub(super) const SHAPE: UsualRange = range([-0.2, 0.2], [-2.0, 2.0]);
/// Changes of logarithms for ten years of age.
pub(super) const BY_AGE: UsualRange = range([-2.0, 2.0], [-10.0, 10.0]);
/// Odds of holders relative to others.
pub(super) const ODDS: UsualRange = range([0.1, 20.0], [0.0, 100.0]);
/// What a published sum is multiplied by.
pub(super) const ERROR: UsualRange = range([0.4, 2.5], [0.0, 20.0]);
/// What is left of a drift a year later.
pub(super) const LEFT: UsualRange = range([0.0, 1.0], [0.0, 1.0]);
/// Standard deviations of the years between a parent and a child, and between partners.
pub(super) const YEARS: UsualRange = range([0.0, 15.0], [0.0, 40.0]);

/// The parameters by what they are used for.
pub(super) fn roles(settings: &Settings, services: &[Service]) -> Vec<(ParameterId, UsualRange)> {
    let mut roles = vec![
        (settings.mortality.level, LEVEL),
        (settings.mortality.pace, PACE),
        (settings.fertility.level, LEVEL),
        (settings.fertility.sex_ratio, BOYS),
        (settings.migration.rate, MIGRATION),
        (settings.migration.volatility, MOVES),
    ];
    roles.extend(settings.registered.map(|own| (own.floor, FLOOR)));
    roles.extend(settings.drift_fade.map(|id| (id, LEFT)));
    let history = services.iter().filter_map(|service| service.history_growth);
    roles.extend(history.map(|id| (id, GROWTH)));
    let sums = settings.money.iter().flat_map(|money| &money.sums);
    let sums = sums.filter_map(|sum| sum.anchor.as_ref());
    let work = settings.work.as_ref().map(|work| &work.anchor);
    roles.extend(sums.chain(work).map(|anchor| (anchor.error, ERROR)));
    let attributes = settings.attributes.iter();
    let odds = attributes.filter_map(|own| own.kind.parameter());
    roles.extend(odds.map(|id| (id, ODDS)));
    if let Some(disability) = &settings.disability {
        roles.extend(of_disability(disability));
        roles.extend(disability.pace.iter().flat_map(of_pace));
    }
    if let Some(households) = &settings.households {
        roles.extend(of_households(households));
    }
    roles
}

fn of_disability(own: &Disability) -> Vec<(ParameterId, UsualRange)> {
    let growth = [own.growth].into_iter();
    let growth = growth.chain(own.build_up.map(|[growth, _]| growth));
    let growth = growth.chain(own.growth_by_span.into_iter().flatten());
    let categories = own.composition.iter().flat_map(|made_up| {
        [
            made_up.visual,
            made_up.hearing_and_speech,
            made_up.intellectual,
            made_up.psychiatric,
            made_up.multiple,
        ]
    });
    let mut roles = vec![
        (own.trend, TREND),
        (own.inflow, INFLOW),
        (own.worsening, LEAVING),
        (own.improvement, LEAVING),
        (own.cancellation, LEAVING),
        (own.by_age, BY_AGE),
        (own.excess_by_age, BY_AGE),
        (own.psychiatric, EXCESS),
        (own.mild, MILD),
    ];
    roles.extend(own.shape.iter().map(|(_, id)| (*id, SHAPE)));
    roles.extend(own.registration.map(|[_, volatility]| (volatility, CHANCE)));
    roles.extend(growth.map(|id| (id, GROWTH)));
    roles.extend(own.relative_mortality.map(|id| (id, EXCESS)));
    roles.extend(categories.map(|id| (id, CATEGORY)));
    roles
}

fn of_pace(own: &PaceOfPlaces) -> [(ParameterId, UsualRange); 5] {
    [
        own.spread,
        own.noise,
        own.category_spread,
        own.category_noise,
        own.span_noise,
    ]
    .map(|id| (id, SPREAD))
}

fn of_households(own: &HouseholdSettings) -> [(ParameterId, UsualRange); 6] {
    [
        (own.generation_spread, YEARS),
        (own.partner_spread, YEARS),
        (own.clustering, ODDS),
        (own.size, SIZE),
        (own.generation, GENERATION),
        (own.partner, PARTNER),
    ]
}
