//! Whom a model extends, and what it has from there.

use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use toml::Value;

use super::folder::{Bases, KeptBase, ModelFolder};
use super::one::{name_of, read};
use super::section::{no_base, not_inherited};
use crate::dataset::{Complaints, Declaration, translate};
use crate::model::file::ModelFile;
use crate::model::lines::Lines;

/// The folders on the way to the one that extends nothing.
pub(super) struct Ancestry<'b> {
    bases: &'b mut Bases,
    way: Vec<String>,
}

impl<'b> Ancestry<'b> {
    pub fn new(bases: &'b mut Bases) -> Self {
        let way = Vec::new();
        Ancestry { bases, way }
    }

    /// Reads a folder and, before it, the one that it extends.
    pub fn open(&mut self, root: &Path) -> Result<ModelFolder, Complaints> {
        let (folder, misread) = self.open_with_faults(root)?;
        misread.into_result(folder)
    }

    /// The same with the faults of rows of its own table of reports, which it is without.
    pub fn open_with_faults(
        &mut self,
        root: &Path,
    ) -> Result<(ModelFolder, Complaints), Complaints> {
        self.way.push(name_of(root));
        let (base, whole, files) = match Extends::of(root)? {
            Some(extends) => {
                let base = self.base(root, &extends.name, &extends.lines)?;
                let files = base.files_from(&extends.called_from_the_folder());
                (Some(self.kept(base.clone(), extends)?), Some(base), files)
            }
            None => (None, None, Vec::new()),
        };
        self.way.pop();
        let (mut folder, misread) = read(root, base.as_deref(), whole.as_deref())?;
        folder.files.extend(files);
        Ok((folder, misread))
    }

    fn base(
        &mut self,
        root: &Path,
        name: &str,
        lines: &Lines,
    ) -> Result<Arc<ModelFolder>, Complaints> {
        let whole = root.canonicalize().unwrap_or_else(|_| root.to_path_buf());
        let parent = whole.parent().map_or_else(PathBuf::new, Path::to_path_buf);
        let path = led_to(&parent, name).unwrap_or_else(|| parent.join(name));
        let last = name.rsplit('/').next().unwrap_or(name);
        if self.way.iter().any(|known| known == last) {
            let way = format!("{} → {name}", self.way.join(" → "));
            return Err(Complaints::from(lines.complaint(
                "extends",
                (format!("{way} 绕成了圈"), format!("{way} goes in a circle")),
                (
                    "最终不再继承别人的模型".into(),
                    "models that lead to one that extends none".into(),
                ),
                ("请改正其中一个 extends", "Correct one of the extends"),
            )));
        }
        if let Some(known) = self.bases.read.get(&path) {
            return Ok(known.clone());
        }
        if !path.join("model.toml").is_file() {
            return Err(Complaints::from(no_base(lines, &path, name)));
        }
        let shown = root.parent().map_or_else(PathBuf::new, Path::to_path_buf);
        let shown = led_to(&shown, name).unwrap_or_else(|| path.clone());
        let base = Arc::new(self.open(&shown)?);
        self.bases.read.insert(path, base.clone());
        Ok(base)
    }

    /// What is left to inherit, once for all that leave out the same.
    fn kept(
        &mut self,
        of: Arc<ModelFolder>,
        extends: Extends,
    ) -> Result<Arc<ModelFolder>, Complaints> {
        let mut known = self.bases.kept.iter();
        let same = |own: &&KeptBase| Arc::ptr_eq(&own.of, &of) && own.without == extends.without;
        if let Some(known) = known.find(same) {
            return Ok(known.left.clone());
        }
        let left = extends.kept(of.clone())?;
        let (kept, without) = (left.clone(), extends.without);
        self.bases.kept.push(KeptBase { of, without, left });
        Ok(kept)
    }
}

/// The folder of a model that is named from another's parent folder: beside it, up by `..` and down again, or by its
/// whole path; nothing where that leads out of what is said of the parent.
fn led_to(parent: &Path, name: &str) -> Option<PathBuf> {
    if Path::new(name).is_absolute() {
        return Some(PathBuf::from(name));
    }
    let mut path = parent.to_path_buf();
    for part in name.split('/') {
        if part == ".." {
            let last = path.components().next_back();
            if !matches!(last, Some(Component::Normal(_))) {
                return None;
            }
            path.pop();
        } else {
            path.push(part);
        }
    }
    Some(path)
}

/// What a model says of the one that it extends.
struct Extends {
    name: String,
    without: Vec<String>,
    lines: Lines,
}

impl Extends {
    /// What the folder's file says, where it can be read; other faults are said when it is. Without knowing whom it extends
    /// nothing can be said of what it lacks.
    fn of(root: &Path) -> Result<Option<Self>, Complaints> {
        let shown = format!("{}/model.toml", root.to_string_lossy().replace('\\', "/"));
        let path = root.join("model.toml");
        // From what is no file it might be read without end.
        let text = path.is_file().then(|| std::fs::read_to_string(path).ok());
        let text = text.flatten().unwrap_or_default();
        let text = text.trim_start_matches('\u{feff}');
        let Some(table) = Declaration::new(shown.clone(), text).table() else {
            return Ok(None);
        };
        let Some(value) = table.get("extends") else {
            return Ok(None);
        };
        let lines = Lines::of(&shown, text, &table);
        let Some(name) = value.get_ref().as_str().map(str::to_string) else {
            return Err(Complaints::from(lines.complaint(
                "extends",
                (
                    "写的不是加引号的文字".into(),
                    "found no text in quotes".into(),
                ),
                (
                    "一个模型的名字，加引号".into(),
                    "the name of one model, in quotes".into(),
                ),
                ("请改正 extends", "Correct extends"),
            )));
        };
        let items = table.get("without").map(|value| value.get_ref().as_array());
        let items = items.flatten().into_iter().flat_map(|items| items.iter());
        let without = items.filter_map(|item| item.get_ref().as_str().map(str::to_string));
        let without = without.collect();
        Ok(Some(Extends {
            name,
            without,
            lines,
        }))
    }

    /// What the folder of the model that it extends is called from its own: the name is said from beside it.
    fn called_from_the_folder(&self) -> String {
        let path = Path::new("..").join(&self.name);
        path.to_string_lossy().replace('\\', "/")
    }

    /// What is left to inherit.
    fn kept(&self, base: Arc<ModelFolder>) -> Result<Arc<ModelFolder>, Complaints> {
        if self.without.is_empty() {
            return Ok(base);
        }
        let whole = Value::try_from(&base.file).unwrap_or(Value::Boolean(false));
        let mut left = whole.clone();
        let mut complaints = Complaints::default();
        for (place, key) in self.without.iter().enumerate() {
            if !remove(&mut left, key) {
                let called = (self.name.as_str(), key.as_str());
                complaints.push(not_inherited(&self.lines, place, called, &whole));
            }
        }
        match left.try_into::<ModelFile>() {
            Ok(file) if !complaints.has_errors() => Ok(Arc::new(ModelFolder {
                file,
                ..ModelFolder::clone(&base)
            })),
            Ok(_) => Err(complaints),
            Err(error) => {
                let (found, ..) = translate(error.message());
                complaints.push(self.lines.complaint(
                    "without",
                    (
                        format!("去掉之后{}", found.zh),
                        format!("without it: {}", found.en),
                    ),
                    ("可以没有的键".into(), "keys that a model can lack".into()),
                    ("请从 without 中删去", "Remove it from `without`"),
                ));
                Err(complaints)
            }
        }
    }
}

/// Takes a key with dots out of a table; says whether it was there.
fn remove(from: &mut Value, key: &str) -> bool {
    let Some(table) = from.as_table_mut() else {
        return false;
    };
    match key.split_once('.') {
        None => table.remove(key).is_some(),
        Some((first, rest)) => table
            .get_mut(first)
            .is_some_and(|below| remove(below, rest)),
    }
}

#[cfg(test)]
mod tests {
    use std::path::{Path, PathBuf};

    use super::led_to;

    #[test]
    fn a_base_is_beside_or_up_and_down_again() {
        let to = |parent: &str, name: &str| led_to(Path::new(parent), name);
        let path = |path: &str| Some(PathBuf::from(path));
        assert_eq!(to("models", "wenling"), path("models/wenling"));
        let up = to("models/zhejiang/counties", "../../zhejiang");
        assert_eq!(up, path("models/zhejiang"));
        // What is above a folder that is not named is not known.
        assert_eq!(to("", "../wenling"), None);
    }
}
