//! The picture of scenarios compared: what each costs more or less than the first.

use std::sync::Arc;

use super::super::chart::{ChartError, ComparisonChart, Mark, Picture, comparison};
use super::super::number::Scale;
use super::super::summary::capital;
use super::comparison::paired;
use super::phrase::phrase;
use super::{Album, NamedPicture};
use crate::evaluation::Summary;
use crate::model::Model;
use crate::projection::Projection;
use crate::source::Language;
use crate::units::Unit;

/// Name of the picture in which a quantity of every scenario is compared.
pub fn picture_of(quantity: &str) -> String {
    format!("compare-{}", quantity.replace('.', "-"))
}

impl Album<'_> {
    /// All pictures of a comparison in a language: money, and the people who are counted in the headline.
    pub fn compared(
        &self,
        models: &[Arc<Model>],
        projections: &[&Projection],
        language: Language,
    ) -> Vec<NamedPicture> {
        let mut pictures = Vec::new();
        let quantities = projections[0].quantities();
        let all = self
            .model
            .quantities
            .all
            .map(|all| quantities[all.cost].key.clone());
        let people = self.model.settings.headline.iter().filter(|key| {
            let place = projections[0].index(key);
            place.is_some_and(|place| quantities[place].unit == Unit::Persons)
        });
        for key in all.iter().chain(people) {
            if let Some(picture) = self.beside(models, projections, key, language) {
                pictures.push((picture_of(key), picture));
            }
        }
        pictures
    }

    /// One quantity of every scenario less that of the first; nothing where none differs.
    fn beside(
        &self,
        models: &[Arc<Model>],
        projections: &[&Projection],
        key: &str,
        language: Language,
    ) -> Option<Result<Picture, ChartError>> {
        let first = projections[0];
        let quantity = &first.quantities()[first.index(key)?];
        let mut scenarios = Vec::new();
        for (model, projection) in models.iter().zip(projections).skip(1) {
            let mut years = self.base()..=self.last();
            if years.any(|year| projection.get(key, year) != first.get(key, year)) {
                let label = model.scenario.title.get(language);
                scenarios.extend(self.difference(projection, first, key, label));
            }
        }
        if scenarios.is_empty() {
            return None;
        }
        let name = quantity.title.get(language);
        let with = models[0].scenario.title.get(language);
        let year = self.last();
        let differ = models.iter().zip(projections).skip(1);
        let differ = differ.filter_map(|(model, projection)| {
            let gap = paired(projection, first, key, year)?;
            let label = model.scenario.title.get(language);
            (gap.eighty() != (0.0, 0.0)).then_some((label, gap))
        });
        let differ: Vec<(&str, Summary)> = differ.collect();
        let said = differ
            .iter()
            .map(|(label, gap)| phrase(label, gap, quantity.unit, language));
        let said: Vec<String> = said.collect();
        let most = differ
            .iter()
            .max_by(|one, two| one.1.median().abs().total_cmp(&two.1.median().abs()));
        let title = match (most, language) {
            (Some((label, gap)), Language::Zh) => format!(
                "{name}：{year} 年与“{with}”相差最大的是“{label}”，{}",
                signed(gap.median(), quantity.unit, language)
            ),
            (Some((label, gap)), Language::En) => format!(
                "{}: “{label}” differs most from “{with}” in {year}, by {}",
                capital(name),
                signed(gap.median(), quantity.unit, language)
            ),
            (None, Language::Zh) => format!("{name}：各情景与“{with}”之差"),
            (None, Language::En) => format!("{}: each scenario less “{with}”", capital(name)),
        };
        let said = match language {
            _ if said.is_empty() => title.clone(),
            Language::Zh => format!("{name}，{year} 年与“{with}”之差：{}", said.join("；")),
            Language::En => format!(
                "{}, less “{with}”, in {year}: {}",
                capital(name),
                said.join("; ")
            ),
        };
        let unit = language.pick(quantity.unit.zh(), quantity.unit.en());
        let subtitle = match language {
            Language::Zh => format!("{unit}；同一次模拟相减，差异来自情景而非偶然"),
            Language::En => {
                format!("{unit}; draw by draw: the effect of the scenario, not of luck")
            }
        };
        let frame = self.frame(title, subtitle, said, vec![Mark::Judged], language);
        let unit = match (quantity.unit, language) {
            (Unit::Yuan, Language::Zh) => "元",
            (Unit::Yuan, Language::En) => "yuan",
            _ => unit,
        };
        Some(comparison(
            &frame,
            &ComparisonChart {
                unit: unit.to_string(),
                scenarios,
                columns: 2,
                shared_scale: true,
            },
        ))
    }
}

/// A difference with its sign and unit.
fn signed(gap: f64, unit: Unit, language: Language) -> String {
    let words = Scale::of(gap, unit, language).with_unit(gap);
    match gap > 0.0 {
        true => format!("+{words}"),
        false => words,
    }
}
