//! Every picture that the verbs make of the example, by name.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::evaluation::why::{End, money};
use crate::model::Model;
use crate::projection::Projection;
use crate::report::album::Album;
use crate::report::budgets::Budget;
use crate::report::chart::{NamedPicture, Picture};
use crate::source::Language;
use crate::task::Failure;

/// What the pictures are made of.
pub(super) struct PictureParts<'a> {
    /// The example with its targets.
    pub album: &'a Album<'a>,
    /// The same as its budget was worked out.
    pub of_money: &'a Album<'a>,
    /// The budget.
    pub budget: &'a Budget,
    /// The models compared, the example first.
    pub models: &'a [Arc<Model>],
    /// What came out of each.
    pub projections: &'a [&'a Projection],
}

impl PictureParts<'_> {
    /// The pictures of `run`, `targets`, `budget`, `compare` and `why`.
    pub fn pictures(&self, language: Language) -> Result<BTreeMap<String, Picture>, Failure> {
        let mut named: Vec<NamedPicture> = self.album.pictures(language);
        named.extend(self.album.decided(language));
        named.extend(self.of_money.budget(self.budget, language));
        named.extend(self.album.compared(self.models, self.projections, language));
        named.extend(self.reasons(language));
        named
            .into_iter()
            .map(|(name, picture)| Ok((name, picture.map_err(Failure::system)?)))
            .collect()
    }

    /// Why all money changes from the plan's last year to the last that is projected.
    fn reasons(&self, language: Language) -> Vec<NamedPicture> {
        let (model, projection) = (&self.models[0], self.projections[0]);
        let last = model.calendar.until;
        let years = [model.period(last)[1], last];
        let ends = years.map(|year| End {
            model,
            outcome: self.album.outcome,
            year,
        });
        let all = model.quantities.all.map(|all| all.cost);
        let name = all.map(|place| projection.quantities()[place].title.get(language));
        match (money(ends, None), name) {
            (Some(why), Some(name)) => self.album.reasons(&why, name, language),
            _ => Vec::new(),
        }
    }
}
