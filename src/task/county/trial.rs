//! What `import` says of a workbook when some cells are filled in.

use super::census::Census;
use super::filled::Filled;
use super::workbook::choices;
use super::{Beginning, import};
use crate::report::template::{FilledCell, filled};
use crate::task::{Failure, Opened};

/// What `import` says of the workbook of a county in which some cells were filled in; nothing where it takes them.
/// The workbook is written beside the model that is extended.
pub(in crate::task) fn tried(
    county: &Beginning,
    entries: &[FilledCell],
) -> Result<Option<Failure>, Failure> {
    let Opened {
        folder: base,
        opener,
    } = Opened::open(&county.base, county.datasets.as_deref())?;
    let census = Census::of(opener.library(), county.region.as_str(), &base)?;
    let own = Filled {
        name: county.name.clone(),
        region: county.region.clone(),
        base: base.key.clone(),
        ..Filled::default()
    };
    let bytes = filled(&choices(&own, &census, &base), entries);
    let bytes = bytes.map_err(Failure::unwritten(&county.name))?;
    let models = county.base.parent().unwrap_or(&county.base);
    let workbook = models.join(format!("{}.xlsx", county.name));
    std::fs::write(&workbook, bytes).map_err(Failure::file(&workbook))?;
    Ok(import(&workbook, models, county.datasets.as_deref(), None).err())
}
