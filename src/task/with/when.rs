//! When a lever takes hold, and how; and what is said of centres.

use super::said::BothSaid;
use crate::axes::Year;
use crate::model::file::{LeverFile, ModelFile, Phase};

/// What may be said of centres that are added.
const OF_CENTRES: [&str; 4] = ["places", "staff", "capital", "running"];
/// Place of the first of them that is money.
const FIRST_OF_MONEY: usize = 2;

/// Reads what stands behind the sign: the year, how it takes hold, what is said of centres; all that is wrong with it at
/// once.
pub(super) fn taking_hold(
    text: &str,
    of_centres: bool,
    service: &str,
    file: &ModelFile,
) -> Result<LeverFile, Vec<BothSaid>> {
    let mut wrong = Vec::new();
    let mut parts = text.split([',', '，']);
    let when = parts.next().unwrap_or_default().trim();
    let (year, phase) = match when.split_once('~') {
        Some((year, phase)) => (year.trim(), Some(phase.trim())),
        None => (when, None),
    };
    let year = year.trim_end_matches('年');
    let (base, until) = (file.model.base_year, file.model.until);
    let from = year
        .parse::<Year>()
        .ok()
        .filter(|year| *year > base && *year <= until);
    if from.is_none() {
        wrong.push((
            format!("“{year}”不是 {} 到 {until} 之间的年份", base + 1),
            format!("“{year}” is no year from {} to {until}", base + 1),
        ));
    }
    let mut lever = LeverFile {
        service: service.to_string(),
        from: from.unwrap_or(base),
        ..LeverFile::default()
    };
    if let Some(phase) = phase {
        let linear = phase
            .strip_prefix("linear")
            .map(|years| (Phase::Linear, years));
        let front = phase
            .strip_prefix("front")
            .map(|years| (Phase::Front, years));
        let read = linear.or(front).and_then(|(phase, years)| {
            let years = years
                .parse()
                .ok()
                .filter(|years| (1..=50).contains(years))?;
            Some((phase, years))
        });
        match read {
            Some(read) => (lever.phase, lever.phase_in) = read,
            None => wrong.push((
                format!("“~{phase}”看不懂，应为 ~linear3 或 ~front3 这样的写法"),
                format!("“~{phase}” is not understood; write ~linear3 or ~front3"),
            )),
        }
    }
    for part in parts {
        let read = part.split_once('=').and_then(|(name, value)| {
            let place = OF_CENTRES.iter().position(|known| *known == name.trim())?;
            let of_money = place >= FIRST_OF_MONEY;
            let value = if of_money { without_unit(value) } else { value };
            Some((place, number(value)?))
        });
        let Some((place, value)) = read.filter(|_| of_centres) else {
            wrong.push((
                format!("“{part}”看不懂；add_centres 之后可写 places、staff、capital、running"),
                format!(
                    "“{part}” is not understood; add_centres may be followed by places, staff, capital, running"
                ),
            ));
            continue;
        };
        let said = [
            &mut lever.places,
            &mut lever.staff,
            &mut lever.capital,
            &mut lever.running,
        ];
        for (k, said) in said.into_iter().enumerate() {
            if k == place {
                *said = Some(value);
            }
        }
    }
    if wrong.is_empty() {
        Ok(lever)
    } else {
        Err(wrong)
    }
}

/// An amount without the unit that people write behind it.
pub(super) fn without_unit(text: &str) -> &str {
    let text = text.trim();
    text.strip_suffix('元').unwrap_or(text).trim_end()
}

/// A number, a per cent as a share, or an amount in 万 or 亿.
pub(super) fn number(text: &str) -> Option<f64> {
    let text = text.trim();
    let scaled = |end: &[char], by: f64| {
        let number = text.strip_suffix(end)?.trim().parse::<f64>().ok()?;
        Some(number * by)
    };
    let number = scaled(&['%', '％'], 0.01)
        .or_else(|| scaled(&['万'], 1e4))
        .or_else(|| scaled(&['亿'], 1e8))
        .or_else(|| text.parse().ok())?;
    number.is_finite().then_some(number)
}
