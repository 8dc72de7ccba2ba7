//! What may be meant otherwise in appropriations: their size, and two for one year.

use crate::evaluation::budget::{Appropriation, Prices, money};
use crate::model::Model;
use crate::projection::Projection;
use crate::source::{Words, few_digits};

/// Yuan below which hardly anything is appropriated: it was meant in 万.
const HARDLY: f64 = 1e5;
/// How many times the money that is needed, or what part of it, nobody sets aside: it is in another unit, or for another thing.
const FAR: f64 = 20.0;

/// What is said of an appropriation that is hardly meant in yuan; nothing of others.
pub(super) fn hardly(text: &str, asked: &Appropriation) -> Option<Words> {
    let (yuan, unnamed) = (
        asked.yuan,
        text.trim().ends_with(|sign: char| sign.is_ascii_digit()),
    );
    (unnamed && yuan > 0.0 && yuan < HARDLY).then(|| {
        Words::both(
            format!("提醒：--appropriation {text}：{yuan} 元，按元计；是不是 {text}万？若确实如此，不必改"),
            format!(
                "warning: --appropriation {text}: {yuan} yuan; did you mean {text}万 (10,000s)? If it is meant so, leave it"
            ),
        )
    })
}

/// What is said of appropriations for one thing that have a year in common: each is held against the need by itself.
pub(super) fn of_one_year(texts: &[String], asked: &[Appropriation]) -> Vec<Words> {
    let all = || texts.iter().zip(asked);
    let mut said = Vec::new();
    for (place, (text, one)) in all().enumerate() {
        let shared = |other: &Appropriation| {
            let first = one.years[0].max(other.years[0]);
            (other.part == one.part && first <= one.years[1].min(other.years[1])).then_some(first)
        };
        let mut before = all().take(place);
        let Some((other, year)) = before.find_map(|(text, own)| Some((text, shared(own)?))) else {
            continue;
        };
        let words = Words::both(
            format!(
                "提醒：--appropriation {other} 和 --appropriation {text} 都有 {year} 年的同一项资金；两笔分别与需要比较，不相加。若是一笔的两部分，请写成合计数；若是要比较两种安排，不必改"
            ),
            format!(
                "warning: --appropriation {other} and --appropriation {text} both have money for the same thing in {year}; each is held against the need by itself, and they are not added up. Give their sum if they are parts of one; if two are to be compared, leave it"
            ),
        );
        // One that is given three times is no third fault.
        if !said.contains(&words) {
            said.push(words);
        }
    }
    said
}

/// What is said of appropriations of quite another size than the money that is needed; nothing of those whose unit has been
/// doubted.
pub(super) fn far_from_need(
    texts: &[String],
    asked: &[Appropriation],
    model: &Model,
    projection: &Projection,
) -> Vec<Words> {
    let far = |(text, asked): (&String, &Appropriation)| {
        if hardly(text, asked).is_some() {
            return None;
        }
        let draws = money(model, projection, asked.part, asked.years, Prices::Nominal)?;
        let need = draws.iter().sum::<f64>() / draws.len() as f64;
        far_from(text, asked.yuan, need)
    };
    texts.iter().zip(asked).filter_map(far).collect()
}

/// What is said of an appropriation in yuan where the mean of what is needed is of quite another size.
fn far_from(text: &str, yuan: f64, need: f64) -> Option<Words> {
    // Nothing may be set aside on purpose, and what is not a number is said elsewhere.
    let is_far = yuan > 0.0 && need > 0.0 && !(need / FAR..=need * FAR).contains(&yuan);
    let [asked, needed] = [yuan, need].map(few_digits);
    is_far.then(|| {
        Words::both(
            format!(
                "提醒：--appropriation {text}：安排 {asked} 元，而平均需要约 {needed} 元；应为所需的 1/{FAR} 到 {FAR} 倍。单位（元、万、亿）、年份或服务是否写错？若确实如此，不必改"
            ),
            format!(
                "warning: --appropriation {text}: {asked} yuan, and some {needed} are needed on average; a twentieth to {FAR} times that was expected. Is the unit, the year or the service another one? If it is meant so, leave it"
            ),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::axes::Year;
    use crate::evaluation::budget::MoneyPart;

    #[test]
    fn thousands_of_yuan_are_doubted() {
        let said = |text: &str, yuan: f64| {
            let asked = Appropriation {
                part: MoneyPart::ALL,
                years: [2027, 2027],
                yuan,
            };
            hardly(text, &asked).map(|words| words.zh)
        };
        let small = said("2027=5000", 5000.0).expect("it is said");
        assert!(small.contains("是不是 2027=5000万？"), "{small}");
        assert_eq!(said("2027=0.5万", 5000.0), None);
        assert_eq!(said("2027=50000000", 5e7), None);
    }

    #[test]
    fn two_appropriations_of_one_year_are_not_added_up_and_that_is_said() {
        let asked = |part: MoneyPart, years: [Year; 2]| Appropriation {
            part,
            years,
            yuan: 5e7,
        };
        let service = MoneyPart {
            service: Some(0),
            payer: None,
        };
        let (texts, all): (Vec<String>, Vec<Appropriation>) = [
            ("2027=5000万", asked(MoneyPart::ALL, [2027, 2027])),
            ("2028=5000万", asked(MoneyPart::ALL, [2028, 2028])),
            ("care:2027=5000万", asked(service, [2027, 2027])),
            ("2026-2027=5000万", asked(MoneyPart::ALL, [2026, 2027])),
        ]
        .map(|(text, one)| (text.to_string(), one))
        .into_iter()
        .unzip();
        let said = of_one_year(&texts, &all);
        let [said] = said.as_slice() else {
            panic!("one reminder: {said:?}");
        };
        for text in [&said.zh, &said.en] {
            assert!(
                text.contains("2027=5000万") && text.contains("2026-2027=5000万"),
                "{text}"
            );
        }
        assert!(of_one_year(&texts[..3], &all[..3]).is_empty());
        // Three times the same are told once.
        let three = [&texts[0]; 3].map(String::clone);
        assert_eq!(of_one_year(&three, &[all[0]; 3]).len(), 1);
    }

    #[test]
    fn an_appropriation_of_another_size_than_the_need_is_doubted() {
        let far = |yuan: f64| far_from("2027=x", yuan, 3e8);
        let said = far(3e5).expect("it is said");
        assert!(
            said.zh.contains("安排 300000 元") && said.zh.contains("需要约 300000000 元"),
            "{}",
            said.zh
        );
        assert!(far(3e10).is_some() && far(2e7).is_none() && far(5e9).is_none());
        assert!(far(0.0).is_none() && far_from("2027=x", 3e8, f64::NAN).is_none());
    }
}
