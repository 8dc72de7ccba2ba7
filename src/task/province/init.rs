//! A folder for each county of a province, made of the censuses: where a county's own numbers can be filled in.

use std::path::{Component, Path, PathBuf};

use super::counties::{left_out, regions};
use super::folders::{COUNTIES, MARK, as_made};
use crate::source::{Language, Words};
use crate::task::county::elsewhere::wrong_elsewhere;
use crate::task::county::{MODEL, by_census, put};
use crate::task::writing::can_write;
use crate::task::{Failure, Opened};

/// What to make.
#[derive(Clone, Debug)]
pub struct Beginnings {
    /// Model that the counties extend.
    pub base: PathBuf,
    /// Folder of the datasets; looked for beside the model if none.
    pub datasets: Option<PathBuf>,
    /// Folder of the counties; `counties` in that of the model if none.
    pub out: Option<PathBuf>,
}

/// Counties that were begun.
#[derive(Debug)]
pub struct Begun {
    /// Folder of the counties.
    pub folder: PathBuf,
    /// Code and name of those whose folders were written.
    pub written: Vec<(String, String)>,
    /// Code and name of those whose folders hold what somebody filled in, and were left alone.
    pub kept: Vec<(String, String)>,
    /// Counties without a model, and why.
    pub left_out: Vec<Words>,
}

/// Makes the folders; one that is not as it was made before is left alone.
pub fn init(asked: &Beginnings) -> Result<Begun, Failure> {
    let Opened { folder, opener } = Opened::open(&asked.base, asked.datasets.as_deref())?;
    wrong_elsewhere(&asked.base, &folder, &opener).into_result(())?;
    let out = match &asked.out {
        Some(out) => out.clone(),
        None => asked.base.join(COUNTIES),
    };
    can_write(&out)?;
    std::fs::create_dir_all(&out).map_err(Failure::file(&out))?;
    let extends = way(&out, &asked.base)?;
    let mut begun = Begun {
        folder: out,
        written: Vec::new(),
        kept: Vec::new(),
        left_out: Vec::new(),
    };
    for region in regions(&folder, &opener)? {
        let base = (asked.base.as_path(), &folder);
        let (place, files) = match by_census(opener.library(), base, &region, &extends) {
            Ok(made) => made,
            Err(why) => {
                begun.left_out.push(left_out(&region, &why));
                continue;
            }
        };
        let own = begun.folder.join(&region);
        if own.exists() && !as_made(&own) {
            begun.kept.push((region, place));
            continue;
        }
        put(&marked(files, &region, &place), &own)?;
        begun.written.push((region, place));
    }
    Ok(begun)
}

/// The files with a mark that says whose hand they are of.
fn marked(files: Vec<(String, String)>, region: &str, place: &str) -> Vec<(String, String)> {
    let mark = |(name, text): (String, String)| {
        let text = match name == MODEL {
            true => format!(
                "{MARK}{region} {place}\n# 由普查数据生成，未经人工填写；改动本文件夹以后，plancast province init 不再覆盖它。\n\
                 # Made of the censuses, with nothing filled in; once the folder is changed, plancast province init leaves it alone.\n{}",
                text.split_once('\n').map_or("", |(_, rest)| rest)
            ),
            false => text,
        };
        (name, text)
    };
    files.into_iter().map(mark).collect()
}

/// The way from a folder to a model, as a model in that folder says whom it extends.
fn way(from: &Path, to: &Path) -> Result<String, Failure> {
    let [from, to] = [
        from.canonicalize().map_err(Failure::file(from))?,
        to.canonicalize().map_err(Failure::file(to))?,
    ];
    let (from, to): (Vec<_>, Vec<_>) = (from.components().collect(), to.components().collect());
    let same = from.iter().zip(&to).take_while(|(a, b)| a == b).count();
    let down = to[same..].iter().map(|part| match part {
        Component::Normal(name) => name.to_str().map(str::to_string),
        _ => None,
    });
    let up = from[same..].iter().map(|_| Some("..".to_string()));
    // A model above is reached from the folder beside which it stands.
    let above = to.last().filter(|_| same == to.len()).map(|last| {
        let name = last.as_os_str().to_str().map(str::to_string);
        [Some("..".to_string()), name]
    });
    let parts: Option<Vec<String>> = up.chain(down).chain(above.into_iter().flatten()).collect();
    parts
        .filter(|_| same > 0)
        .map(|parts| parts.join("/"))
        .ok_or_else(|| {
            Failure::words(
                "输出文件夹与模型之间没有可写的相对路径（不同的盘，或路径不是 UTF-8）；请用 --out 换一个文件夹",
                "there is no way from the folder of the output to the model that can be written (other drives, or a path \
                 that is not UTF-8); choose another folder with --out",
            )
        })
}

impl Begun {
    /// What is said of it.
    pub fn words(&self, language: Language) -> String {
        let (count, folder) = (self.written.len(), self.folder.display());
        let mut lines = vec![match language {
            Language::Zh => format!("{count} 个县（市、区）的模型写入 {folder}，一县一个文件夹"),
            Language::En => {
                format!("the models of {count} counties are in {folder}, a folder each")
            }
        }];
        if !self.kept.is_empty() {
            let named = |between: &str| {
                let names = self.kept.iter();
                let names: Vec<_> = names
                    .map(|(region, name)| format!("{region} {name}"))
                    .collect();
                names.join(between)
            };
            lines.push(match language {
                Language::Zh => format!("已有人填写、没有改动的：{}", named("、")),
                Language::En => format!(
                    "filled in by somebody, and left as they are: {}",
                    named(", ")
                ),
            });
        }
        let left_out = self.left_out.iter();
        lines.extend(left_out.map(|words| words.get(language).to_string()));
        lines.push(match language {
            Language::Zh => format!(
                "填写某县自己的数：修改 {folder}/<代码> 里的文件，再运行 plancast check {folder}/<代码>；plancast province 用这些文件夹"
            ),
            Language::En => format!(
                "To give a county its own numbers change the files in {folder}/<code>, then run plancast check {folder}/<code>; plancast province uses these folders"
            ),
        });
        lines.join("\n")
    }

    /// The same for programs.
    pub fn json(&self) -> serde_json::Value {
        let named = |all: &[(String, String)]| -> Vec<serde_json::Value> {
            let one = |(region, name): &(String, String)| serde_json::json!({ "region": region, "name": name });
            all.iter().map(one).collect()
        };
        serde_json::json!({
            "plancast": env!("CARGO_PKG_VERSION"), "folder": self.folder.to_string_lossy(),
            "written": named(&self.written), "kept": named(&self.kept), "left_out": self.left_out,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::way;

    #[test]
    fn the_way_leads_back_to_the_model() {
        let root = tempfile::tempdir().unwrap();
        let place = |path: &str| {
            let path = root.path().join(path);
            std::fs::create_dir_all(&path).unwrap();
            path
        };
        let base = place("models/province");
        assert_eq!(way(&place("models"), &base).unwrap(), "province");
        let inside = way(&place("models/province/counties"), &base).unwrap();
        assert_eq!(inside, "../../province");
        assert_eq!(way(&base, &base).unwrap(), "../province");
        let apart = way(&place("elsewhere/counties"), &base).unwrap();
        assert_eq!(apart, "../../models/province");
    }
}
