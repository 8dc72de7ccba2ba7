//! Reads `elsewhere.toml` of the model that is extended to another county.

use std::path::Path;

use crate::dataset::Declaration;
use crate::model::file::ElsewhereFile;
use crate::source::InWords;
use crate::task::Failure;

pub(super) use crate::model::file::{
    ElsewhereFile as Elsewhere, RegisteredElsewhereFile as Registered,
};

/// Name of the file.
const FILE: &str = "elsewhere.toml";

impl ElsewhereFile {
    /// Reads the file of a model that is extended to another county.
    pub(super) fn of(base: &Path) -> Result<ElsewhereFile, Failure> {
        let path = base.join(FILE);
        let shown = path.display();
        let text = std::fs::read_to_string(&path).map_err(|error| {
            let why = error.words();
            Failure::words(
                format!("{shown}：打不开（{}）；这个模型没有说明用到别的县时哪些数怎么定，请换一个 --base，或照 models/wenling 写一个", why.zh),
                format!("{shown}: cannot be read ({}); this model does not say what holds in another county: choose another --base, or write the file as models/wenling has it", why.en),
            )
        })?;
        Ok(Declaration::whole(&shown.to_string(), &text)?)
    }
}
