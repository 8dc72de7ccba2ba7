//! Where a verb puts its files: pictures drawn in parallel, tables in both forms, nothing overwritten
//! that the program did not write itself.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};

use indicatif::{ProgressBar, ProgressStyle};
use rayon::prelude::*;

use plancast::report::chart::{ChartError, Picture};
use plancast::report::columns::Columns;
use plancast::report::outbox::Outbox;
use plancast::source::{Language, Words};

use super::Failure;

/// The folder for what is made from a file: the one given, or `notebooks-out/<verb>/<file stem>`.
pub fn folder(
    given: Option<&Path>,
    verb: &str,
    file: &Path,
    language: Language,
) -> Result<PathBuf, Failure> {
    let stem = file.file_stem().unwrap_or(file.as_os_str());
    let own = || Path::new("notebooks-out").join(verb).join(stem);
    let folder = given.map_or_else(own, Path::to_path_buf);
    let entries = std::fs::read_dir(&folder).map(Iterator::count).unwrap_or(0);
    // A folder is replaced as a whole; one without a receipt is not the program's to replace.
    if folder.is_file() || (entries > 0 && !folder.join(RECEIPT).is_file()) {
        let shown = folder.display();
        return Err(Failure::Words(match language {
            Language::Zh => format!(
                "错误：{shown} 里已有别的东西，不能覆盖；请用 --out 指定一个新文件夹或空文件夹。"
            ),
            Language::En => format!(
                "error: {shown} holds something else and is not overwritten; name a new or an empty folder with --out."
            ),
        }));
    }
    Ok(folder)
}

/// Name of the receipt.
pub const RECEIPT: &str = "receipt.toml";

/// Any error as a failure that is not the user's.
pub fn other<E: Into<anyhow::Error>>(error: E) -> Failure {
    Failure::Other(error.into())
}

/// Puts a table into the outbox as CSV, where `csv` says so, and as Parquet.
pub fn put(outbox: &mut Outbox, table: &Columns, csv: bool) -> Result<(), Failure> {
    let name = table.name;
    if csv {
        let bytes = table.csv().map_err(other)?;
        outbox.put(&format!("{name}.csv"), &bytes).map_err(other)?;
    }
    let bytes = table.parquet().map_err(other)?;
    outbox
        .put(&format!("{name}.parquet"), &bytes)
        .map_err(other)
}

/// Pixels of a PNG to one logical pixel: sharp on a dense screen and in a document.
const SCREEN: f32 = 2.0;

/// A picture's name, and its SVG and PNG where it could be drawn.
type Drawn = (String, Result<(String, Vec<u8>), ChartError>);

/// Puts pictures of both languages into the outbox, as SVG and PNG. One that cannot be drawn is told
/// and left out.
pub fn draw(
    outbox: &mut Outbox,
    pictures: Vec<(String, Result<Picture, ChartError>)>,
    language: Language,
) -> Result<Vec<Words>, Failure> {
    let bar = bar(pictures.len(), language);
    let drawn: Vec<Drawn> = pictures
        .into_par_iter()
        .map(|(name, picture)| {
            let both = picture.and_then(|picture| {
                let png = picture.png(SCREEN)?;
                Ok((picture.svg, png))
            });
            bar.inc(1);
            (name, both)
        })
        .collect();
    bar.finish_and_clear();
    let mut left_out = Vec::new();
    for (name, both) in drawn {
        match both {
            Ok((svg, png)) => {
                outbox
                    .put(&format!("charts/{name}.svg"), svg.as_bytes())
                    .map_err(other)?;
                outbox
                    .put(&format!("charts/{name}.png"), &png)
                    .map_err(other)?;
            }
            Err(error) => left_out.push(Words {
                zh: format!("图 {name} 未能画出：{error}"),
                en: format!("the chart {name} could not be drawn: {error}"),
            }),
        }
    }
    Ok(left_out)
}

/// Fewer pictures than this are drawn before a bar could be read.
const MANY: usize = 8;

/// A bar on a terminal, nothing when piped.
fn bar(count: usize, language: Language) -> ProgressBar {
    if count < MANY || !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(count as u64);
    let template = match language {
        Language::Zh => "画图 [{bar:32}] {pos}/{len}",
        Language::En => "charts [{bar:32}] {pos}/{len}",
    };
    if let Ok(style) = ProgressStyle::with_template(template) {
        bar.set_style(style.progress_chars("█▉ "));
    }
    bar
}
