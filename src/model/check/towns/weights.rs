//! What each town weighs: its people, or its share of them.

use std::collections::BTreeMap;

use super::super::checking::Checking;
use super::say;
use crate::model::file::{TownFile, TownsFile};

/// What all shares may miss 1 by: they are printed in tenths of a per cent.
const ROUNDING: f64 = 0.005;

/// What each town weighs, and whether that is known: people, or shares of them.
pub(super) fn weights(
    checking: &mut Checking<'_>,
    file: &TownsFile,
) -> BTreeMap<String, (f64, bool)> {
    let known = |town: &TownFile| town.population.or(town.share);
    let by_share = file.town.values().any(|town| town.share.is_some());
    // Nothing adds up to what it should while one of the numbers cannot be.
    let mut sound = true;
    for (key, town) in &file.town {
        if by_share && town.population.is_some() {
            sound = false;
            say(
                checking,
                &format!("town.{key}.population"),
                ("人口与比例混用", "people beside shares"),
                (
                    "各镇（街道）都写人口，或都写比例",
                    "people for all towns, or shares for all",
                ),
            );
        }
        let can_be = match (town.population, town.share) {
            (Some(people), None) => people.is_finite() && people > 0.0,
            (None, Some(share)) => (0.0..=1.0).contains(&share),
            _ => true,
        };
        if let Some(value) = known(town).filter(|_| !can_be) {
            sound = false;
            let what = if by_share { "share" } else { "population" };
            checking.say(
                "towns",
                &format!("town.{key}.{what}"),
                (value.to_string(), value.to_string()),
                (
                    "人口大于 0；比例在 0 与 1 之间（8% 写 0.08）".into(),
                    "people above 0; shares from 0 to 1 (8 % is 0.08)".into(),
                ),
                ("请改正", "Correct it"),
            );
        }
    }
    let values: Vec<f64> = file.town.values().filter_map(known).collect();
    let (sum, unknown) = (values.iter().sum::<f64>(), file.town.len() - values.len());
    let apart = (unknown == 0 && (sum - 1.0).abs() > ROUNDING) || (unknown > 0 && sum >= 1.0);
    let wrong = by_share && sound && apart;
    if wrong {
        let expected = if unknown == 0 {
            ("合计为 1", "shares that add up to 1")
        } else {
            (
                "合计小于 1，余下的归没有写的镇（街道）",
                "less than 1, the rest for those not given",
            )
        };
        checking.say(
            "towns",
            "town",
            (
                format!("各镇（街道）比例合计 {sum:.4}"),
                format!("shares that add up to {sum:.4}"),
            ),
            (expected.0.into(), expected.1.into()),
            ("请核对各镇（街道）的比例", "Look the shares up"),
        );
    }
    let expected = match (values.len(), by_share) {
        (0, _) => 1.0,
        (_, true) => (1.0 - sum).max(0.0) / unknown.max(1) as f64,
        (count, false) => sum / count as f64,
    };
    let towns = file.town.iter();
    towns
        .map(|(key, town)| {
            let own = known(town);
            (key.clone(), (own.unwrap_or(expected), own.is_some()))
        })
        .collect()
}
