//! What recipients are paid: how much, for whom and how often, from when on, and how it rises.

mod rise;

use self::rise::rises;
use super::Paper;
use crate::model::Model;
use crate::model::checked::{Cost, Service, ServiceLayer, Standard};
use crate::model::file::Per;
use crate::report::budgets::Budget;
use crate::report::document::{Document, Sheet};
use crate::report::number::{figure, grouped};
use crate::report::table::changed;
use crate::source::Language;
use crate::statistics::sampling::Sampler;
use crate::units::Unit;

/// Yuan from which a standard is told in whole ones.
const WHOLE: f64 = 1000.0;

impl Paper<'_> {
    /// The standards of the services that are estimated.
    pub(super) fn standards(&self, document: &mut Document, budget: &Budget) {
        let (model, language) = (self.album.model, self.language);
        let head = [
            ("项目", "service"),
            ("标准（元）", "standard (yuan)"),
            ("对象和频次", "per"),
            ("起算", "from"),
            ("调整办法", "rises"),
            ("依据", "evidence"),
        ];
        let mut rows = vec![head.map(|(zh, en)| self.pick(zh, en).to_string()).to_vec()];
        let whole = budget.estimates.iter().filter(|row| row.tier.is_none());
        for estimate in whole {
            rows.extend(rows_of(model, &model.services[estimate.service], language));
        }
        if rows.len() < 2 {
            return;
        }
        let caption = self.pick("发放标准及调整办法", "Standards, and how they rise");
        let note = self.pick(
            "注：标准为起算年的金额，是中位数；有不确定性的，括号里是 80% 区间。各年实际采用的标准按调整办法逐年推算，见测算表。",
            "Standards are amounts of the year from which they count: medians, with 80 % intervals where they are not known exactly. Those of later years follow by how they rise; the estimate has them.",
        );
        let sheet = Sheet::of(self.pick("标准", "standards"), caption, rows);
        document.table(sheet.noted(note).wide());
    }
}

/// The standards of a service: of each tier, and of each time from which a scenario has another.
fn rows_of(model: &Model, service: &Service, language: Language) -> Vec<Vec<String>> {
    let Some(cost) = &service.cost else {
        return Vec::new();
    };
    let layers = service.layers.iter();
    let said = layers.map(|own| (&own.standard, &own.steps, own.price_year, &own.uprating));
    let said: Vec<_> = said.collect();
    let mut rows = Vec::new();
    for (place, _) in changed(&said) {
        let layer = &service.layers[place];
        let Some(standard) = &layer.standard else {
            continue;
        };
        for (tier, sampler) in standard.samplers().iter().enumerate() {
            let title = service.title.get(language);
            let title = match service.tiers().get(tier) {
                Some(tier) => format!(
                    "{title}{}{}",
                    language.pick("：", ": "),
                    tier.title.get(language)
                ),
                None => title.to_string(),
            };
            rows.push(vec![
                title,
                amount(model, standard, sampler, language),
                often(service.unit, cost.per, language),
                since(model, (place, layer), standard, language),
                rises(model, layer, standard, language),
                basis(model, service, (place, cost), language),
            ]);
        }
    }
    rows
}

/// How much: yuan, or a part of another standard.
fn amount(model: &Model, standard: &Standard, sampler: &Sampler, language: Language) -> String {
    let share = |value| figure(value, Unit::Share, language);
    let told = |say: &dyn Fn(f64) -> String| {
        let [low, middle, high] = [0.1, 0.5, 0.9].map(|level| say(sampler.quantile(level)));
        match low == high {
            true => middle,
            false => format!(
                "{middle}{}{low}{}{high}{}",
                language.pick("（", " ("),
                language.range_sign(),
                language.pick("）", ")")
            ),
        }
    };
    let Some(other) = standard.tied_to() else {
        return told(&yuan);
    };
    let other = model.services[other.0].title.get(language);
    match language {
        Language::Zh => format!("“{other}”的 {}", told(&share)),
        Language::En => format!("{} of “{other}”", told(&share)),
    }
}

/// Small standards to the fen.
fn yuan(value: f64) -> String {
    // What is a hair below is rounded to it.
    let value = (value * 100.0).round() / 100.0;
    if value >= WHOLE {
        return grouped(value);
    }
    let text = format!("{value:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_string()
}

/// For whom and how often.
fn often(unit: Unit, per: Per, language: Language) -> String {
    let each = unit.en().trim_end_matches('s');
    let [time_zh, time_en] = per.words();
    match (unit, language) {
        (Unit::PersonTimes, Language::Zh) => "每人次".to_string(),
        (Unit::PersonTimes, Language::En) => format!("per {each}"),
        (_, Language::Zh) => format!("每{}每{time_zh}", unit.zh()),
        (_, Language::En) => format!("per {each} a {time_en}"),
    }
}

/// From when on: the year of its prices, or the first of a scenario's.
fn since(
    model: &Model,
    (place, layer): (usize, &ServiceLayer),
    standard: &Standard,
    language: Language,
) -> String {
    match (place, standard.tied_to(), language) {
        (0, Some(_), _) => "—".to_string(),
        (0, None, Language::Zh) => format!("{} 年价格", layer.price_year),
        (0, None, Language::En) => format!("prices of {}", layer.price_year),
        (place, _, Language::Zh) => format!("{} 年起", model.layers[place].from),
        (place, _, Language::En) => format!("from {} on", model.layers[place].from),
    }
}

/// What it rests on: how it was obtained, a scenario, another place's.
fn basis(
    model: &Model,
    service: &Service,
    (place, cost): (usize, &Cost),
    language: Language,
) -> String {
    if place > 0 {
        return language.pick("情景设定", "the scenario").to_string();
    }
    let evidence = language.pick(cost.evidence.zh(), cost.evidence.en());
    match (model.inherited.amounts_from(&service.key), language) {
        (None, _) => evidence.to_string(),
        (Some(_), Language::Zh) => format!("{evidence}，沿用他处"),
        (Some(_), Language::En) => format!("{evidence}, another place's"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn standards_are_told_for_whom_and_to_the_fen() {
        for (value, text) in [
            (830.0, "830"),
            (249.9, "249.9"),
            (12_345.6, "12,346"),
            (999.999_999, "1,000"),
            (0.25, "0.25"),
        ] {
            assert_eq!(yuan(value), text);
        }
        let per = |unit, per| [Language::Zh, Language::En].map(|own| often(unit, per, own));
        assert_eq!(
            per(Unit::Persons, Per::Month),
            ["每人每月", "per person a month"]
        );
        assert_eq!(
            per(Unit::Households, Per::Year),
            ["每户每年", "per household a year"]
        );
        assert_eq!(
            per(Unit::PersonTimes, Per::Year),
            ["每人次", "per person-time"]
        );
    }
}
