//! How many people have a disability in each band of age of a survey.

use super::bands::{AgeBand, Misfit, bands};
use super::loading::Loading;
use crate::dataset::{CheckedTable, Place, Value};
use crate::model::data::Grouped;

impl Loading<'_> {
    /// First age of each band of a survey and the prevalence in it, 0 to 1; `survey` has the rows of one year.
    ///
    /// People with a disability are the printed prevalence times the population, or the printed number where there is
    /// none. A band within one whose prevalence is printed has the part of it that the two numbers have: those of the
    /// China survey of 2006 contradict its prevalence over 60 (they imply a population a fifth larger than the census).
    pub(super) fn prevalence_by_band(
        &mut self,
        survey: &CheckedTable,
        population: &Grouped,
    ) -> Option<(Vec<f64>, Vec<f64>)> {
        let rows = survey.select(&[("dimension", Value::from("age"))]);
        let rows = self.keep(rows)?;
        let names = self.texts(&rows, "category")?;
        let statistics = self.texts(&rows, "statistic")?;
        let bands = match bands(&names, &population.age) {
            Ok(bands) => bands,
            Err(misfits) => {
                for misfit in misfits {
                    self.unfit(&rows, misfit);
                }
                return None;
            }
        };
        let people = |from: u32, to: Option<u32>| -> f64 {
            let (from, to) = (f64::from(from), to.map_or(f64::INFINITY, f64::from));
            population
                .age
                .iter()
                .enumerate()
                .filter(|(_, age)| **age >= from && **age < to)
                .map(|(group, _)| population.persons[0][group] + population.persons[1][group])
                .sum()
        };
        let prints = |band: &AgeBand, statistic: &str| {
            let mut printed = names.iter().zip(&statistics);
            printed.any(|(name, own)| *name == band.name && own == statistic)
        };
        let mut disabled: Vec<f64> = Vec::new();
        let mut around: Option<(&AgeBand, f64)> = None;
        for band in &bands {
            let own = if prints(band, "prevalence") {
                self.printed(survey, band, "prevalence")? * people(band.first, band.end)
            } else {
                let count = self.printed(survey, band, "count")?;
                match around.filter(|(whole, _)| prints(whole, "prevalence")) {
                    Some((whole, with)) => with * count / self.printed(survey, whole, "count")?,
                    None => count,
                }
            };
            if band.end.is_none() && around.is_none() {
                around = Some((band, own));
            }
            disabled.push(own);
        }
        let mut prevalence = Vec::new();
        let before = self.complaints.0.len();
        for (place, band) in bands.iter().enumerate() {
            let within = bands.get(place + 1).filter(|_| band.end.is_none());
            let part = match within {
                Some(next) => {
                    (disabled[place] - disabled[place + 1]) / people(band.first, Some(next.first))
                }
                None => disabled[place] / people(band.first, band.end),
            };
            let sound = part > 0.0 && part < 1.0;
            if !sound {
                let found = (
                    format!("算得现患率 {part:.4}"),
                    format!("the prevalence comes to {part:.4}"),
                );
                let expected = (
                    "大于 0、小于 1 的数".into(),
                    "a number between 0 and 1".into(),
                );
                self.unfit(&rows, band.misfit(found, expected));
            }
            prevalence.push(part);
        }
        let ages = bands.iter().map(|band| f64::from(band.first)).collect();
        (self.complaints.0.len() == before).then_some((ages, prevalence))
    }

    /// A number that the survey prints of a band.
    fn printed(&mut self, survey: &CheckedTable, band: &AgeBand, statistic: &str) -> Option<f64> {
        let filters = [
            ("dimension", "age"),
            ("category", band.name.as_str()),
            ("statistic", statistic),
        ];
        let value = survey.value(&filters, "value");
        self.keep(value)
    }

    fn unfit(&mut self, rows: &CheckedTable, misfit: Misfit) {
        let place = misfit
            .row
            .map_or(Place::Whole, |row| rows.place(row, "category"));
        let advice = (
            "请改正年龄段，或补上缺的一段",
            "Correct the band, or add the one that is missing",
        );
        self.complain_at(rows, place, misfit.found, misfit.expected, advice);
    }
}
