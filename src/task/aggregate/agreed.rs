//! Forecasts of parts and totals that agree in every draw.

use std::collections::BTreeMap;

use crate::axes::Year;
use crate::forecast::hierarchy::{Reconciliation, common_correlation, reconcile};
use crate::forecast::{ForecastError, Options, Series, panel_forecast};
use crate::report::forecasts::Outlook;

use super::Nodes;
use crate::task::forecast::outlooks::{chance, outlook};
use crate::task::series::{PanelSeries, known};

impl Nodes {
    /// Forecasts of all nodes, with draws that agree.
    pub fn outlooks(
        self,
        options: Options,
        draws: usize,
        seed: u64,
    ) -> Result<Vec<Outlook>, ForecastError> {
        let given: Vec<Series> = self.entries.iter().map(|e| e.series.clone()).collect();
        let forecasts = panel_forecast(&given, options)?;
        let forecasts: Vec<_> = forecasts.into_iter().collect::<Result<_, _>>()?;
        let leaves = &self.entries[self.entries.len() - self.leaves..];
        let plan = Reconciliation {
            weights: None,
            nonnegative: leaves.iter().all(|e| !e.series.kind.is_signed()),
            whole: leaves.iter().all(|e| e.series.kind.is_count()),
            correlation: common_correlation(&changes(leaves)),
        };
        let paths = reconcile(
            &self.structure,
            &forecasts,
            &plan,
            draws,
            chance(seed, "合计"),
        )?;
        let all = self.entries.iter().zip(forecasts).zip(paths);
        Ok(all
            .map(|((entry, forecast), paths)| outlook(entry, forecast, paths, true))
            .collect())
    }
}

/// Yearly changes of the leaves over the years that all have.
fn changes(leaves: &[PanelSeries]) -> Vec<Vec<f64>> {
    let values: Vec<BTreeMap<Year, f64>> = leaves
        .iter()
        .map(|e| known(&e.series).into_iter().collect())
        .collect();
    let common: Vec<Year> = values[0]
        .keys()
        .copied()
        .filter(|year| values.iter().all(|v| v.contains_key(year)))
        .collect();
    values
        .iter()
        .map(|v| {
            common
                .windows(2)
                .map(|pair| v[&pair[1]] - v[&pair[0]])
                .collect()
        })
        .collect()
}
