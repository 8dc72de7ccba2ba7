//! What each parameter is about, by the section of the model that uses it.

use crate::model::checked::{
    Disability, FertilitySettings, HolderMargins, HouseholdSettings, MigrationSettings,
    MortalitySettings, PaceOfPlaces, Parameter, ParameterId, RegisteredSettings, Service, Settings,
    SumAnchor, WorkSettings,
};
use crate::stream::Origin;

/// Says of every parameter what it is about; one that several sections use belongs to the first of them.
///
/// The sections are taken apart field by field and without a rest, so that none can be forgotten.
pub(super) fn say(parameters: &mut [Parameter], settings: &Settings, services: &[Service]) {
    let Settings {
        draws: _,
        seed: _,
        stands_for: _,
        of_registered: _,
        drift_fade,
        delivery,
        amounts,
        published,
        mortality,
        fertility,
        migration,
        registered,
        disability,
        attributes,
        work,
        households,
        systems: _,
        payers: _,
        needs: _,
        money,
        headline: _,
        upratings,
    } = settings;
    let mut all: Vec<(Origin, Vec<ParameterId>)> = vec![(
        Origin::Population,
        people(mortality, fertility, migration, registered.as_ref()),
    )];
    if let Some(disability) = disability {
        all.push((Origin::Disability, of_disability(disability)));
    }
    if let Some(households) = households {
        all.push((Origin::Population, of_households(households)));
    }
    let odds = attributes
        .iter()
        .filter_map(|attribute| attribute.kind.parameter());
    let history = services.iter().filter_map(|service| service.history_growth);
    let costs = services.iter().filter_map(|service| service.cost.as_ref());
    let entitled = costs.flat_map(|cost| cost.tiers.iter().filter_map(|tier| tier.entitled));
    let history = history.chain(entitled);
    let mut uptake: Vec<ParameterId> = odds.chain(history).chain(*drift_fade).collect();
    uptake.extend(*published);
    if let Some(WorkSettings {
        ages: _,
        rate: _,
        forms: _,
        anchor,
    }) = work
    {
        uptake.push(error(anchor));
    }
    all.push((Origin::Uptake, uptake));
    all.push((Origin::Delivery, delivery.iter().copied().collect()));
    let sums = money.iter().flat_map(|money| &money.sums);
    let sums = sums.filter_map(|sum| sum.anchor.as_ref()).map(error);
    all.push((Origin::Standards, sums.chain(*amounts).collect()));
    let renewals = upratings.iter().filter_map(|rule| rule.renewal);
    all.push((Origin::Prices, renewals.collect()));
    // The first section that names a parameter comes last here, and its word stands.
    for (origin, ids) in all.into_iter().rev() {
        for ParameterId(place) in ids {
            let parameter = &mut parameters[place];
            parameter.decision = parameter.decision.of(origin);
        }
    }
}

/// A published sum moves the level of what adds up to it.
fn error(anchor: &SumAnchor) -> ParameterId {
    let SumAnchor {
        sum: _,
        period: _,
        error,
    } = anchor;
    *error
}

fn people(
    mortality: &MortalitySettings,
    fertility: &FertilitySettings,
    migration: &MigrationSettings,
    registered: Option<&RegisteredSettings>,
) -> Vec<ParameterId> {
    let MortalitySettings { level, pace } = mortality;
    let mut all = vec![*level, *pace];
    let FertilitySettings { level, sex_ratio } = fertility;
    all.extend([level, sex_ratio]);
    let MigrationSettings {
        rate,
        persistence,
        volatility,
    } = migration;
    all.extend([rate, persistence, volatility]);
    if let Some(RegisteredSettings {
        total,
        in_migrants,
        peak_age,
        age_spread,
        floor,
    }) = registered
    {
        all.extend([total, in_migrants, peak_age, age_spread, floor]);
    }
    all
}

fn of_disability(disability: &Disability) -> Vec<ParameterId> {
    let Disability {
        anchor,
        structures: _,
        margin_error,
        shape,
        trend,
        mild,
        composition,
        by_age,
        growth,
        build_up,
        growth_by_span,
        pace,
        registration,
        inflow,
        relative_mortality,
        psychiatric,
        excess_by_age,
        worsening,
        improvement,
        cancellation,
        survey_year: _,
    } = disability;
    let mut all = vec![*margin_error, *trend, *mild, *by_age, *growth, *inflow];
    all.extend([
        psychiatric,
        excess_by_age,
        worsening,
        improvement,
        cancellation,
    ]);
    all.extend(anchor.holders());
    all.extend(shape.iter().map(|(_, id)| *id));
    all.extend(relative_mortality);
    all.extend(growth_by_span.iter().flatten());
    all.extend(registration.iter().flatten());
    all.extend(build_up.iter().flatten());
    if let Some(PaceOfPlaces {
        persistence,
        spread,
        noise,
        category_persistence,
        category_spread,
        category_noise,
        span_noise,
    }) = pace
    {
        all.extend([persistence, spread, noise, span_noise]);
        all.extend([category_persistence, category_spread, category_noise]);
    }
    if let Some(HolderMargins {
        visual,
        hearing_and_speech,
        speech_share,
        intellectual,
        psychiatric,
        multiple,
        grade_1,
        grade_3,
        psychiatric_severe,
    }) = composition
    {
        all.extend([visual, hearing_and_speech, speech_share, intellectual]);
        all.extend([psychiatric, multiple, grade_1, grade_3, psychiatric_severe]);
    }
    all
}

fn of_households(households: &HouseholdSettings) -> Vec<ParameterId> {
    let HouseholdSettings {
        able: _,
        alone,
        size,
        couples,
        elders,
        generation,
        generation_spread,
        partner,
        partner_spread,
        clustering,
    } = households;
    let all = [alone, size, couples, elders, generation, generation_spread];
    let more = [partner, partner_spread, clustering];
    all.into_iter().chain(more).copied().collect()
}
