//! Whether what a workbook says makes a model, before a file of it is written.

use std::path::Path;

use super::filled::Filled;
use crate::model::scenario::BASELINE;
use crate::model::{ModelFolder, Opener};
use crate::source::Language;
use crate::task::Failure;

/// The model opens and passes its checks before a file of it is written.
pub(super) fn sound(
    files: &[(String, String)],
    filled: &Filled,
    opener: &Opener,
    models: &Path,
) -> Result<(), Failure> {
    let models = models.canonicalize().map_err(Failure::file(models))?;
    let desk = tempfile::tempdir().map_err(Failure::system)?;
    let folder = desk.path().join(&filled.name);
    // Away from its neighbours it names the model that it extends by its whole way.
    let own = format!("extends = \"{}\"", filled.base);
    let whole = toml::Value::from(models.join(&filled.base).to_string_lossy().into_owned());
    for (name, text) in files {
        let path = folder.join(name);
        let above = path.parent().unwrap_or(&folder);
        std::fs::create_dir_all(above).map_err(Failure::file(above))?;
        let text = text.replacen(&own, &format!("extends = {whole}"), 1);
        std::fs::write(&path, text).map_err(Failure::file(&path))?;
    }
    let opened = ModelFolder::open(&folder);
    let checked = opened.and_then(|opened| opener.open(&opened, BASELINE, None));
    checked.map(|_| ()).map_err(|found| {
        let [zh, en] = [Language::Zh, Language::En].map(|language| found.render(language));
        Failure::words(
            format!("由工作簿生成的模型没有通过检查，什么也没有写出；请在工作簿的相应工作表里改正：\n{zh}"),
            format!("the model made of the workbook does not pass its checks, and nothing was written; correct the sheets that these are about:\n{en}"),
        )
    })
}
