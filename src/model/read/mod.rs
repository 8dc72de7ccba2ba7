//! Reading a model folder: the only place that touches `models/`.
//!
//! A model may extend another: what it does not say is inherited, entry by entry and key by key.

mod amount;
mod beside;
mod folder;
mod form;
mod growth_names;
mod headings;
mod in_step;
mod inherit;
mod inherited;
mod laid;
mod marked;
mod names;
mod observed;
mod one;
mod over;
mod parameters;
mod points;
mod readable;
mod reader;
mod register;
mod reports;
mod scenarios;
mod section;
mod spread;
mod tabled;
mod towns;
mod unused;
mod usual;
mod written;

use std::path::Path;

pub use folder::{Bases, ModelFolder};
pub(crate) use growth_names::is_growth_called;
use inherit::Ancestry;
pub use inherited::Inherited;
pub(crate) use points::points_apart;
pub use reader::CALIBRATED;
pub use register::{RegisterRow, is_of_everybody, is_of_holders};
pub(super) use usual::{AMOUNTS, yuan_a_year};

use crate::dataset::Complaints;

impl ModelFolder {
    /// Reads a folder; all faults of all its files at once.
    pub fn open(root: &Path) -> Result<Self, Complaints> {
        Self::open_beside(root, &mut Bases::default())
    }

    /// The same, where several models extend the same ones.
    pub fn open_beside(root: &Path, bases: &mut Bases) -> Result<Self, Complaints> {
        Ancestry::new(bases).open(root)
    }

    /// A folder without the rows of its table of reports that cannot be read, with their faults: whoever checks it says
    /// those beside what is wrong with the others.
    pub fn open_with_faults(root: &Path) -> Result<(Self, Complaints), Complaints> {
        Ancestry::new(&mut Bases::default()).open_with_faults(root)
    }
}
