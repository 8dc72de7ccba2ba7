//! An appropriation as a planner writes it: `2027=1.2亿`, `care_subsidy:2027-2030=120000000`, `county:2027=8000万`.

use crate::axes::Year;
use crate::dataset::{half_of, nearest};
use crate::evaluation::budget::{Appropriation, MoneyPart};
use crate::model::Model;
use crate::source::Words;
use crate::task::{Failure, decision};

/// Yuan below which nothing is appropriated.
const LEAST: f64 = 1000.0;
/// Yuan above which no country spends on these services: a unit was written twice.
const MOST: f64 = 1e12;

/// Reads an appropriation for a model, as it is written on the command line; a failure says all that is wrong with it.
pub fn appropriation(text: &str, model: &Model) -> Result<Appropriation, Failure> {
    let Some((before, amount)) = text.split_once(['=', '＝']) else {
        return Err(refused(text, [Words::both("没有“=”", "no “=”")]));
    };
    let (what, years) = match before.split_once([':', '：']) {
        Some((what, years)) => (Some(what.trim()), years),
        None => (None, before),
    };
    match (
        part_of(what, model),
        years_of(&half_of(years), model),
        yuan_of(&half_of(amount)),
    ) {
        (Ok(part), Ok(years), Ok(yuan)) => Ok(Appropriation { part, years, yuan }),
        (part, years, yuan) => {
            let wrong = [part.err(), years.err(), yuan.err()];
            Err(refused(text, wrong.into_iter().flatten()))
        }
    }
}

/// What is said of an appropriation that cannot be: all that is wrong with it, and how one is written.
fn refused(text: &str, wrong: impl IntoIterator<Item = Words>) -> Failure {
    let (zh, en): (Vec<String>, Vec<String>) =
        wrong.into_iter().map(|words| (words.zh, words.en)).unzip();
    let (zh, en) = (zh.join("；"), en.join("; "));
    Failure::words(
        format!(
            "--appropriation {text}：{zh}；应为 [服务或承担方:]年份=金额，例如 2027=120000000、care_subsidy:2027=6000万、county:2026-2030=5亿"
        ),
        format!(
            "--appropriation {text}: {en}; expected [service or payer:]years=amount, such as 2027=120000000, care_subsidy:2027=60000000, county:2026-2030=500000000"
        ),
    )
}

/// The years of an appropriation, of which the model must have projected the money.
fn years_of(text: &str, model: &Model) -> Result<[Year; 2], Words> {
    let Some([from, to]) = decision::years(text) else {
        return Err(Words::both(
            format!("“{text}”不是年份"),
            format!("“{text}” is no year"),
        ));
    };
    let (first, last) = (model.calendar.base, model.calendar.until);
    if from > to {
        return Err(Words::both(
            format!("起年 {from} 在止年 {to} 之后"),
            format!("{from} is after {to}; the earlier year stands first"),
        ));
    }
    if from <= first || to > last {
        return Err(Words::both(
            format!(
                "{from}—{to} 年不在 {} 到 {last} 年之间（基期 {first} 年及以前没有预测的经费）",
                first + 1
            ),
            format!(
                "{from}–{to} is not within {} to {last} (nothing is projected for the base year {first} and before)",
                first + 1
            ),
        ));
    }
    Ok([from, to])
}

/// The amount of an appropriation.
fn yuan_of(text: &str) -> Result<f64, Words> {
    let Some(yuan) = yuan(text) else {
        return Err(Words::both(
            format!("“{text}”不是金额"),
            format!("“{text}” is no amount"),
        ));
    };
    // An appropriation is no sum for one person: what is so small was meant in 万.
    if yuan > 0.0 && yuan < LEAST {
        return Err(Words::both(
            format!("{yuan} 元太少，是不是 {text}万？"),
            format!("{yuan} yuan are too few; did you mean {text}万 (10,000s)?"),
        ));
    }
    if yuan > MOST {
        return Err(Words::both(
            format!("{text} 合 {yuan:.0} 元，太多，是不是单位写了两次？"),
            format!("{text} are {yuan:.0} yuan, which are too many; was a unit written twice?"),
        ));
    }
    Ok(yuan)
}

/// What the money is for, by the name of a service that is in force or of a payer.
fn part_of(what: Option<&str>, model: &Model) -> Result<MoneyPart, Words> {
    let found = part(what, model).map_err(|known| {
        let what = what.unwrap_or_default();
        let meant = nearest(what, known.iter().copied());
        let (zh, en) = meant.map_or_else(Default::default, |meant| {
            (
                format!("，是不是 {meant}？"),
                format!("; did you mean {meant}?"),
            )
        });
        Words::both(
            format!("没有叫 {what} 的收费服务或承担方{zh}"),
            format!("no service with a cost and no payer is called {what}{en}"),
        )
    })?;
    let service = found.service.map(|service| &model.services[service]);
    match service.filter(|service| !service.ever_enabled()) {
        Some(service) => Err(Words::both(
            format!(
                "{}在这个情景里没有实施，没有要安排的经费（由情景引入的，请用 --scenario 选那个情景）",
                service.title.zh
            ),
            format!(
                "{} is not in force in this scenario and costs nothing (where a scenario brings it in, choose that with --scenario)",
                service.title.en
            ),
        )),
        None => Ok(found),
    }
}

/// What the money is for; otherwise the names that there are.
fn part<'m>(what: Option<&str>, model: &'m Model) -> Result<MoneyPart, Vec<&'m str>> {
    let Some(what) = what.filter(|what| *what != "all") else {
        return Ok(MoneyPart::ALL);
    };
    let priced = model
        .services
        .iter()
        .enumerate()
        .filter(|(_, service)| service.cost.is_some());
    let service = priced
        .clone()
        .find(|(_, service)| service.key == what || service.title.zh == what);
    let mut payers = model.settings.payers.iter();
    let payer = payers.position(|payer| payer.key == what || payer.title.zh == what);
    match (service, payer) {
        (Some((service, _)), _) => Ok(MoneyPart {
            service: Some(service),
            payer: None,
        }),
        (None, Some(payer)) => Ok(MoneyPart {
            service: None,
            payer: Some(payer),
        }),
        (None, None) => {
            let payers = model.settings.payers.iter().map(|payer| payer.key.as_str());
            Err(priced
                .map(|(_, service)| service.key.as_str())
                .chain(payers)
                .collect())
        }
    }
}

/// Yuan: a number, or one in 万 or 亿, with thousands separators if one likes.
fn yuan(text: &str) -> Option<f64> {
    let text: String = text
        .chars()
        .filter(|sign| !matches!(sign, ',' | '，' | ' ' | '_'))
        .collect();
    let text = text.trim_end_matches("元");
    let (number, times) = match (text.strip_suffix('亿'), text.strip_suffix('万')) {
        (Some(number), _) => (number, 1e8),
        (None, Some(number)) => (number, 1e4),
        (None, None) => (text, 1.0),
    };
    let number: f64 = number.parse().ok()?;
    (number.is_finite() && number >= 0.0).then_some(number * times)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_as_people_write_them() {
        for (text, expected) in [
            ("120000000", 1.2e8),
            ("1.2亿", 1.2e8),
            ("12,000万元", 1.2e8),
            ("0", 0.0),
        ] {
            assert_eq!(yuan(text), Some(expected), "{text}");
        }
        for text in ["", "-5", "viel", "1亿2", "nan"] {
            assert_eq!(yuan(text), None, "{text}");
        }
        for text in ["9", "120000000万", "120000000亿"] {
            assert!(yuan_of(text).is_err(), "{text}");
        }
        assert!(yuan_of("9999亿").is_ok() && yuan_of("0").is_ok());
    }
}
