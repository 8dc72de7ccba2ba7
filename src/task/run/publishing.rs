//! What a run leaves out where it is marked for publication.

use std::sync::Arc;

use super::published::PublishedRun;
use super::readying::Ready;
use super::runs::ProjectedRuns;
use crate::evaluation::withheld::Withheld;
use crate::evaluation::{Attainment, Summaries, attainments};
use crate::model::Model;
use crate::projection::Projection;
use crate::simulation::Outcome;

impl ProjectedRuns {
    /// The one scenario that was asked for, as it is published; nothing where all of it may be shown.
    pub fn published(&self) -> Option<&PublishedRun> {
        let (ready, _) = self.runs.first()?;
        ready.published.as_ref()
    }

    /// Medians and intervals of the one scenario that was asked for.
    pub fn summaries(&self, projection: &Projection) -> Summaries {
        let withheld = self.published().map(|own| Arc::clone(&own.withheld));
        Summaries::of(projection).withholding(withheld)
    }

    /// The targets of every run, judged, in the order of the runs.
    pub fn judged(&self) -> Vec<Vec<Attainment>> {
        let judged = self.runs.iter().map(|(ready, outcome)| {
            let own = ready.published.as_ref();
            own.map_or_else(
                || attainments(ready.engine.model(), &outcome.projection),
                |own| own.attainments.clone(),
            )
        });
        judged.collect()
    }

    /// Its targets, judged.
    pub fn attainments(&self, model: &Model, projection: &Projection) -> Vec<Attainment> {
        match self.published() {
            Some(published) => published.attainments.clone(),
            None => attainments(model, projection),
        }
    }
}

/// Takes what may not be published out of all runs of both: what was projected with what was reported and without it
/// stands in one paper.
pub(in crate::task) fn publish_beside(now: &mut ProjectedRuns, before: &mut ProjectedRuns) {
    let both = now.runs.iter_mut().chain(&mut before.runs);
    publish(both.collect());
}

/// Takes what may not be published out of all runs: what one of them withholds the others do too, since they are read
/// beside each other.
pub(super) fn publish(runs: Vec<&mut (Ready, Outcome)>) {
    let all: Vec<(&Model, &Outcome)> = runs
        .iter()
        .map(|(ready, outcome)| (ready.engine.model().as_ref(), outcome))
        .collect();
    let withheld = Withheld::of_all(&all);
    for ((ready, outcome), withheld) in runs.into_iter().zip(withheld) {
        let model = ready.engine.model();
        let judged = attainments(model, &outcome.projection);
        let attainments = judged
            .into_iter()
            .filter(|one| is_shown(model, &withheld, outcome, one))
            .collect();
        withheld.take_out_of(outcome);
        ready.published = Some(PublishedRun {
            withheld: Arc::new(withheld),
            attainments,
        });
    }
}

/// Whether what a target measures is shown from the base year to the target's.
fn is_shown(model: &Model, withheld: &Withheld, outcome: &Outcome, one: &Attainment) -> bool {
    let target = model.targets.iter().find(|target| target.key == one.key);
    let quantity = outcome.projection.index(&one.quantity);
    let (Some(target), Some(quantity)) = (target, quantity) else {
        return true;
    };
    let mut years = model.calendar.base..=target.year;
    years.all(|year| withheld.mark(quantity, year).is_none())
}
