//! Fertility, and outlooks of any variable.

use std::collections::BTreeMap;

use super::loading::Loading;
use super::rates::ages_of_mothers;
use crate::axes::Year;
use crate::dataset::Value;
use crate::model::data::{FertilityData, ProjectedPeriod, Remark};
use crate::model::file::{ModelFile, TableFile};
use crate::source::Words;

impl Loading<'_> {
    pub(super) fn fertility(&mut self, file: &ModelFile) -> Option<FertilityData> {
        let settings = &file.model.fertility;
        let base = file.model.base_year;
        let (pattern, known) = self.table_or_earliest(&settings.pattern)?;
        if !known {
            let said = |zh: &str, en: &str| {
                Words::both(
                    format!("当时没有已知的生育年龄模式，借用最早一期{zh}"),
                    format!(
                        "no age pattern of fertility was known then: the earliest release is used, {en}"
                    ),
                )
            };
            let (path, title) = (&pattern.path, &pattern.sidecar.head.title);
            let on_paper = said(&format!("“{}”", title.zh), &format!("“{}”", title.en));
            let said = said(&format!(" {path}"), path);
            self.remarks.push(Remark::of_tables(said, on_paper));
        }
        let at = pattern.select(&[("year", Value::Integer(i64::from(base)))]);
        let at = self.keep(at)?;
        let age = self.numbers(&at, "age")?;
        let width = self.numbers(&at, "width")?;
        let shares = self.numbers(&at, "share")?;
        let groups = age.into_iter().zip(width).zip(shares);
        let groups = groups.map(|((age, width), share)| [age, width, share]);
        let mothers = ages_of_mothers(groups.collect());

        let mut estimates = Vec::new();
        if self.not_yet_known(&settings.path).is_none() {
            let path = self.table(&settings.path)?;
            let years = self.numbers(&path, "year")?;
            let values = self.numbers(&path, "tfr")?;
            let kinds = self.texts(&path, "kind")?;
            let rows = years.iter().zip(values).zip(&kinds);
            estimates = rows
                .filter(|(_, kind)| *kind == "estimate")
                .map(|((year, value), _)| (*year as Year, value))
                .collect();
            estimates.sort_by_key(|(year, _)| *year);
        } else {
            let said = Words::both(
                "当时没有已知的历年总和生育率：展望之前的年份用展望第一年的中位数",
                "no yearly fertility was known then: years before the outlook take its first median",
            );
            self.remarks.push(Remark::of_tables(said.clone(), said));
        }
        let outlook = self.outlook(&settings.outlook, "tfr")?;
        Some(FertilityData {
            estimates,
            outlook,
            ..mothers
        })
    }

    /// A variable as projected: yearly where the table has it, else by period.
    pub(super) fn outlook(
        &mut self,
        wanted: &TableFile,
        variable: &str,
    ) -> Option<Vec<ProjectedPeriod>> {
        let table = self.table(wanted)?;
        let rows = table.select(&[("variable", Value::from(variable))]);
        let rows = self.keep(rows)?;
        let steps = self.texts(&rows, "step")?;
        let yearly = steps.iter().any(|step| step == "annual");
        let starts = self.numbers(&rows, "period_start")?;
        let ends = self.numbers(&rows, "period_end")?;
        let statistics = self.texts(&rows, "statistic")?;
        let values = self.numbers(&rows, "value")?;
        let mut periods: BTreeMap<(Year, Year), [Option<f64>; 3]> = BTreeMap::new();
        for row in 0..values.len() {
            if yearly != (steps[row] == "annual") {
                continue;
            }
            let (from, mut to) = (starts[row] as Year, ends[row] as Year);
            if to > from {
                to -= 1;
            }
            let slot = match statistics[row].as_str() {
                "q10" => 0,
                "median" => 1,
                "q90" => 2,
                _ => continue,
            };
            periods.entry((from, to)).or_default()[slot] = Some(values[row]);
        }
        let outlook: Vec<ProjectedPeriod> = periods
            .into_iter()
            .filter_map(|((from, to), [low, median, high])| {
                Some(ProjectedPeriod {
                    from,
                    to,
                    median: median?,
                    low: low?,
                    high: high?,
                })
            })
            .collect();
        if outlook.len() < 2 {
            self.complain(
                &table,
                (
                    format!("{variable} 的展望不足两期"),
                    format!("fewer than two periods of projected {variable}"),
                ),
                (
                    "该变量的 q10、median、q90，至少两期",
                    "q10, median and q90 of the variable for two periods or more",
                ),
                ("请补齐数据", "Complete the data"),
            );
            return None;
        }
        Some(outlook)
    }
}
