//! The survey of disability, and series from which a parameter is computed.

use std::collections::BTreeMap;

use super::loading::Loading;
use crate::axes::{Category, Year};
use crate::dataset::{CheckedTable, Complaint, Place, Value};
use crate::model::data::SurveyData;
use crate::model::file::{DisabilityFile, ModelFile, SpreadFile};

impl Loading<'_> {
    pub(super) fn survey(&mut self, file: &DisabilityFile) -> Option<SurveyData> {
        let table = self.table(&file.survey)?;
        let year = self
            .numbers(&table, "survey_year")?
            .into_iter()
            .fold(0.0, f64::max) as Year;
        let newest = table.select(&[("survey_year", Value::Integer(i64::from(year)))]);
        let newest = self.keep(newest)?;
        let get = |loading: &mut Self,
                   table: &CheckedTable,
                   dimension: &str,
                   category: &str,
                   statistic: &str| {
            let filters = [
                ("dimension", dimension),
                ("category", category),
                ("statistic", statistic),
            ];
            let value = table.value(&filters, "value");
            loading.keep(value)
        };
        let standard = self.table(&file.standard)?;
        let years = self.numbers(&standard, "reference_date")?;
        let kinds = self.texts(&standard, "kind")?;
        let nearest = years
            .iter()
            .zip(&kinds)
            .filter(|(_, kind)| *kind == "estimate")
            .map(|(at, _)| *at as Year)
            .min_by_key(|at| (at - year).abs())
            .unwrap_or(year);
        let at = standard.select(&[
            ("reference_date", Value::Integer(i64::from(nearest))),
            ("kind", Value::from("estimate")),
        ]);
        let at = self.keep(at)?;
        let population = self.grouped(&at)?;
        let (age, prevalence) = self.prevalence_by_band(&newest, &population)?;
        let mut category = [0.0; 7];
        for c in Category::ALL {
            category[c.index()] = get(self, &newest, "category", c.key(), "share")?;
        }
        let severe = get(self, &newest, "grade", "1-2", "share")?;
        let grades = self.table(&file.grades)?;
        let mut split = [0.0; 4];
        for (grade, share) in split.iter_mut().enumerate() {
            *share = get(self, &grades, "grade", &(grade + 1).to_string(), "share")?;
        }
        let grade = [
            severe * split[0] / (split[0] + split[1]),
            severe * split[1] / (split[0] + split[1]),
            (1.0 - severe) * split[2] / (split[2] + split[3]),
            (1.0 - severe) * split[3] / (split[2] + split[3]),
        ];
        Some(SurveyData {
            year,
            age,
            prevalence,
            sex: [
                get(self, &newest, "sex", "male", "share")?,
                get(self, &newest, "sex", "female", "share")?,
            ],
            category,
            grade,
            population,
        })
    }

    /// Mean yearly log growth of each series that a parameter is computed from, by layer and parameter.
    pub(super) fn growth_of_all<'f>(
        &mut self,
        layers: impl Iterator<Item = &'f ModelFile>,
    ) -> BTreeMap<(usize, String), f64> {
        let mut means = BTreeMap::new();
        for (layer, file) in layers.enumerate() {
            self.growth(layer, file, &mut means);
        }
        means
    }

    fn growth(
        &mut self,
        layer: usize,
        file: &ModelFile,
        means: &mut BTreeMap<(usize, String), f64>,
    ) {
        for (key, parameter) in &file.parameters {
            let SpreadFile::Growth {
                series,
                from,
                until,
                ..
            } = &parameter.distribution
            else {
                continue;
            };
            let Some(table) = self.table(series) else {
                continue;
            };
            let (Some(years), Some(values)) =
                (self.numbers(&table, "year"), self.numbers(&table, "value"))
            else {
                continue;
            };
            let last = until.unwrap_or(Year::MAX);
            let mut points: Vec<(Year, f64)> = years
                .iter()
                .map(|year| *year as Year)
                .zip(values)
                .filter(|(year, value)| *year >= *from && *year <= last && *value > 0.0)
                .collect();
            points.sort_by_key(|(year, _)| *year);
            points.dedup_by_key(|(year, _)| *year);
            match (points.first(), points.last()) {
                (Some((first, low)), Some((end, high))) if end > first => {
                    let mean = libm::log(high / low) / f64::from(end - first);
                    means.insert((layer, key.clone()), mean);
                }
                _ => {
                    let complaint = Complaint::error(
                        format!("datasets/{}", table.path),
                        Place::Whole,
                        (
                            format!("{key} 需要的序列不足两年"),
                            format!("fewer than two years of the series that {key} needs"),
                        ),
                        ("至少两年大于 0 的数", "two years or more above 0"),
                        (
                            "请核对 from 和 until，补齐数据，或改用别的分布",
                            "Look up from and until, complete the data, or use another distribution",
                        ),
                    );
                    // A scenario's own series stands elsewhere.
                    self.complaints.push(match layer {
                        0 => self.asking.at_parameter(key, complaint),
                        _ => complaint,
                    });
                }
            }
        }
    }
}
