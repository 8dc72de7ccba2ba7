//! Whether what the services of a model give can be: so many people for each holder or resident as other places count,
//! or several times as many.

use crate::model::Model;
use crate::model::data::{OutOf, OutsideCount};
use crate::projection::Projection;
use crate::source::Words;
use crate::statistics::quantiles::quantiles;

/// How many times as many as elsewhere, or as few, are too many or too few.
pub const TIMES: f64 = 3.0;

/// Draws from which the medians of a check are taken.
pub const DRAWS: usize = 64;

/// Services that lie further from every count of other places than can be.
#[derive(Clone, Debug, PartialEq)]
pub struct Apart {
    /// Indices of the services that are compared together.
    pub services: Vec<usize>,
    /// How many times the nearest of the counts: above 1 where the model has more.
    pub times: f64,
    /// What they are, in words.
    pub words: Words,
}

/// Services whose medians of the base year lie more than [`TIMES`] above, or below, all that other places count.
pub fn apart(model: &Model, projection: &Projection) -> Vec<Apart> {
    let counts = &model.data.outside;
    let mut keys: Vec<&str> = Vec::new();
    for key in counts.iter().map(|count| count.service.as_str()) {
        if !keys.contains(&key) {
            keys.push(key);
        }
    }
    let found = keys.into_iter().filter_map(|key| {
        let services = model.services.iter().enumerate().filter(|(_, service)| {
            let enabled = service.layers.first().is_some_and(|layer| layer.enabled);
            enabled && service.compared_with.as_deref() == Some(key)
        });
        let services: Vec<usize> = services.map(|(index, _)| index).collect();
        let of_key = counts.iter().filter(|count| count.service == key);
        let compared: Vec<BesideMedian<'_>> = of_key
            .map(|count| compared(model, projection, &services, count))
            .collect::<Option<_>>()?;
        told(model, services, &compared)
    });
    found.collect()
}

/// A count of another place beside the model's median.
struct BesideMedian<'a> {
    count: &'a OutsideCount,
    /// People of the model for each of whom the count is out of.
    own: f64,
}

impl BesideMedian<'_> {
    fn elsewhere(&self) -> f64 {
        self.count.persons / self.count.of_persons
    }

    fn times(&self) -> f64 {
        self.own / self.elsewhere()
    }
}

fn compared<'a>(
    model: &Model,
    projection: &Projection,
    services: &[usize],
    count: &'a OutsideCount,
) -> Option<BesideMedian<'a>> {
    let at = projection.year_index(model.calendar.base)?;
    let of = match count.of {
        OutOf::Holders => model.quantities.people?.holders,
        OutOf::Population => model.quantities.population,
    };
    let of = projection.at(of, at);
    let shares = of.iter().enumerate().map(|(draw, of)| {
        let served = services.iter().map(|service| {
            let served = model.quantities.services[*service].served;
            f64::from(projection.at(served, at)[draw])
        });
        served.sum::<f64>() / f64::from(*of)
    });
    let own = quantiles(&mut shares.collect::<Vec<f64>>(), &[0.5]).ok()?[0];
    Some(BesideMedian { count, own })
}

/// What is said where all counts lie on one side, and far away.
fn told(model: &Model, services: Vec<usize>, compared: &[BesideMedian<'_>]) -> Option<Apart> {
    let times = compared.iter().map(BesideMedian::times);
    let (least, most) = times.fold((f64::INFINITY, 0.0_f64), |(least, most), one| {
        (least.min(one), most.max(one))
    });
    let times = if least > TIMES {
        least
    } else if most < 1.0 / TIMES {
        most
    } else {
        return None;
    };
    if services.is_empty() {
        return None;
    }
    let titles = services
        .iter()
        .map(|service| &model.services[*service].title);
    let (zh, en): (Vec<&str>, Vec<&str>) = titles
        .map(|title| (title.zh.as_str(), title.en.as_str()))
        .unzip();
    let (own_zh, own_en): (Vec<String>, Vec<String>) = compared.iter().map(beside).unzip();
    let (far_zh, far_en) = if times > 1.0 {
        (
            format!("至少是外地的 {times:.1} 倍"),
            format!("at least {times:.1} times as many"),
        )
    } else {
        let part = 1.0 / times;
        (
            format!("仅为外地的 {:.0}%", 100.0 / part),
            format!("less than one in {part:.1} of them"),
        )
    };
    let base = model.calendar.base;
    Some(Apart {
        times,
        words: Words {
            zh: format!(
                "{}：{base} 年{}；{far_zh}",
                zh.join("、"),
                own_zh.join("，")
            ),
            en: format!(
                "{} in {base}: {}; {far_en}",
                en.join(", "),
                own_en.join(", ")
            ),
        },
        services,
    })
}

/// The model beside another place: Chinese, English.
fn beside(one: &BesideMedian<'_>) -> (String, String) {
    let (per, per_zh, per_en) = match one.count.of {
        OutOf::Holders => (
            100.0,
            "每百名持证残疾人",
            "for each 100 certificate holders",
        ),
        OutOf::Population => (10_000.0, "每万人口", "for each 10,000 people"),
    };
    let [own, other] = [one.own, one.elsewhere()].map(|share| per * share);
    let (region, year) = (&one.count.region, one.count.year);
    (
        format!(
            "{per_zh} {own:.2} 人，{}（{year} 年）{other:.2} 人",
            region.zh
        ),
        format!(
            "{own:.2} people {per_en}, {other:.2} in {} ({year})",
            region.en
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(of: OutOf, persons: f64) -> OutsideCount {
        OutsideCount {
            service: "one".into(),
            region: Words {
                zh: "某省".into(),
                en: "a province".into(),
            },
            year: 2022,
            persons,
            of,
            of_persons: 10_000.0,
        }
    }

    #[test]
    fn a_count_stands_beside_the_model_in_its_own_measure() {
        let count = count(OutOf::Holders, 100.0);
        let one = BesideMedian {
            count: &count,
            own: 0.05,
        };
        assert!((one.times() - 5.0).abs() < 1e-12);
        assert_eq!(
            beside(&one).0,
            "每百名持证残疾人 5.00 人，某省（2022 年）1.00 人"
        );
    }
}
