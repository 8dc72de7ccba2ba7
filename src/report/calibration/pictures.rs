//! The pictures of a calibration: parameters and figures, before and after.

use super::{Calibration, significant, spread};
use crate::evaluation::calibration::FigureFit;
use crate::report::chart::{
    ChartError, DensityChart, DensityPanel, Frame, Mark, Picture, density as draw,
};
use crate::report::number::figure;
use crate::report::table::scale;
use crate::source::Language;
use crate::statistics::density::density;
use crate::units::Unit;

/// Fields beside each other.
const COLUMNS: usize = 3;

/// Pictures by file name, without language and ending.
pub fn pictures(
    calibration: &Calibration<'_>,
    sources: &dyn Fn(&str) -> String,
    language: Language,
) -> Vec<(String, Result<Picture, ChartError>)> {
    let calibrated = calibration.calibrated;
    let parameters = calibrated.parameters.iter().map(|learned| {
        let parameter = &calibration.model.parameters[learned.id.0];
        (
            parameter.title.get(language).to_string(),
            scale(&parameter.unit, language),
            &learned.prior,
            &learned.posterior,
        )
    });
    let figures = calibrated
        .observations
        .iter()
        .enumerate()
        .map(|(place, fitted)| {
            let published = language.pick("公布", "published");
            (
                format!(
                    "{} · {published} {}",
                    calibration.figure(place, language),
                    figure(
                        fitted.file.value,
                        unit_of(calibration, &fitted.file.quantity),
                        language
                    )
                ),
                String::new(),
                &fitted.prior,
                &fitted.posterior,
            )
        });
    let (learnt, title) = (
        narrowest(calibration, language),
        reached(calibration, language),
    );
    vec![
        (
            "prior_posterior".to_string(),
            picture(calibration, parameters, learnt, sources, language),
        ),
        (
            "fit".to_string(),
            picture(calibration, figures, title, sources, language),
        ),
    ]
}

fn picture<'v>(
    calibration: &Calibration<'_>,
    fields: impl Iterator<Item = (String, String, &'v Vec<f64>, &'v Vec<f64>)>,
    title: String,
    sources: &dyn Fn(&str) -> String,
    language: Language,
) -> Result<Picture, ChartError> {
    let mut description = vec![title.clone()];
    let mut panels = Vec::new();
    for (name, unit, prior, posterior) in fields {
        let say = |values: &[f64]| {
            let [median, low, high] = spread(values).map(significant);
            format!("{median} ({low}{}{high})", language.range_sign())
        };
        description.push(format!("{name}: {} → {}", say(prior), say(posterior)));
        panels.push(DensityPanel {
            title: name,
            unit,
            prior: density(prior),
            posterior: density(posterior),
        });
    }
    let mut used: Vec<&str> = Vec::new();
    for fitted in &calibration.calibrated.observations {
        if !used.contains(&fitted.file.source.as_str()) {
            used.push(&fitted.file.source);
        }
    }
    let frame = Frame {
        title,
        subtitle: format!(
            "{} · {}",
            calibration.model.title.get(language),
            language.pick(
                "校准前后的分布",
                "distributions before and after calibration"
            )
        ),
        description: description.join(language.pick("；", "; ")),
        sources: used.into_iter().map(sources).collect(),
        marks: vec![Mark::Estimated],
        footer: format!(
            "plancast {}, {} {}",
            env!("CARGO_PKG_VERSION"),
            language.pick("种子", "seed"),
            calibration.seed
        ),
        language: language.into(),
    };
    let columns = COLUMNS.min(panels.len().max(1));
    draw(&frame, &DensityChart { panels, columns })
}

/// The parameter of which the data taught most, as a title.
fn narrowest(calibration: &Calibration<'_>, language: Language) -> String {
    let width = |values: &[f64]| {
        let [_, low, high] = spread(values);
        high - low
    };
    let ratio = |place: usize| {
        let learned = &calibration.calibrated.parameters[place];
        width(&learned.posterior) / width(&learned.prior)
    };
    let places = 0..calibration.calibrated.parameters.len();
    let Some(best) = places.min_by(|a, b| ratio(*a).total_cmp(&ratio(*b))) else {
        return String::new();
    };
    let learned = &calibration.calibrated.parameters[best];
    let name = calibration.model.parameters[learned.id.0]
        .title
        .get(language);
    let part = ratio(best) * 100.0;
    match language {
        Language::Zh => format!("数据最能说明“{name}”：80% 区间缩到先验的 {part:.0}%"),
        Language::En => format!(
            "The data say most about “{name}”: its 80% interval shrinks to {part:.0}% of the prior's"
        ),
    }
}

/// How many figures lie within what is expected of them after calibration, as a title.
fn reached(calibration: &Calibration<'_>, language: Language) -> String {
    let seen = &calibration.calibrated.observations;
    let within = |fitted: &&FigureFit| (0.1..=0.9).contains(&fitted.posterior_below);
    let (all, inside) = (seen.len(), seen.iter().filter(within).count());
    match language {
        Language::Zh => format!("校准后 {all} 个公布数中有 {inside} 个落在 80% 预测区间内"),
        Language::En => format!(
            "After calibration {inside} of {all} published figures lie within their 80% prediction intervals"
        ),
    }
}

fn unit_of(calibration: &Calibration<'_>, key: &str) -> Unit {
    let mut quantities = calibration.model.quantities.list(false).iter();
    let found = quantities.find(|quantity| quantity.key == key);
    found.map_or(Unit::Ratio, |quantity| quantity.unit)
}
