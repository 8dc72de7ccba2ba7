//! What a task leaves: tables, pictures and a receipt, in one folder, all or nothing.

mod naming;

pub use naming::{can_write, folder, short};

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use super::{Failure, Progress};
use crate::report::chart::{NamedPicture, STAND_IN, sign_called};
use crate::report::outbox::Outbox;
use crate::report::receipt::{FileUsed, RECEIPT, Receipt};
use crate::report::table::Table;
use crate::source::{InWords, Language, Tongue, Words};

/// What a task leaves.
#[derive(Debug)]
pub struct Report {
    /// What it was made from and how; the files are added when they are written.
    pub receipt: Receipt,
    /// The tables.
    pub tables: Vec<Table>,
    /// Where they stand below the folder: [`TABLES`], or beside the receipt if nothing.
    pub tables_in: &'static str,
    /// The pictures, whose names end in their language.
    pub pages: Vec<NamedPicture>,
    /// Other files, such as a workbook, with their names.
    pub files: Vec<(String, Vec<u8>)>,
}

/// What was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Put {
    /// The folder.
    pub folder: PathBuf,
    /// Names of the files in it.
    pub files: Vec<String>,
    /// Pictures that could not be drawn.
    pub left_out: Vec<Words>,
}

impl Put {
    /// What is said of it: what could not be drawn, and where the files are.
    pub fn words(&self, language: Language) -> Vec<String> {
        let (shown, count) = (self.folder.display(), self.files.len());
        let left_out = self.left_out.iter();
        let mut parts: Vec<String> = left_out
            .map(|words| words.get(language).to_string())
            .collect();
        let drawn = self.files.iter().any(|file| file.starts_with(CHARTS));
        parts.push(match (language, drawn) {
            (Language::Zh, true) => format!("图和表写入 {shown}（{count} 个文件）"),
            (Language::En, true) => format!("Charts and tables are in {shown} ({count} files)"),
            (Language::Zh, false) => format!("表写入 {shown}（{count} 个文件）"),
            (Language::En, false) => format!("Tables are in {shown} ({count} files)"),
        });
        parts
    }

    /// The same, after what a task has found.
    pub fn after(&self, found: String, language: Language) -> String {
        let mut parts = vec![found];
        parts.extend(self.words(language));
        parts.join("\n\n")
    }
}

/// Pictures in each language, side by side: drawn in the two in which they are written, and told in those of books.
pub fn in_each(draw: impl Fn(Language) -> Vec<NamedPicture> + Sync) -> Vec<NamedPicture> {
    let (zh, en) = rayon::join(|| draw(Language::Zh), || draw(Language::En));
    let books = Tongue::ALL.iter().copied().filter(|own| own.book.is_some());
    let told: Vec<NamedPicture> = books.flat_map(|own| told(&en, own)).collect();
    tagged(Language::Zh.tag(), zh)
        .chain(tagged(Language::En.tag(), en))
        .chain(told)
        .collect()
}

/// English pictures for the readers of a book; one that could not be drawn in English is not tried again.
fn told(pages: &[NamedPicture], tongue: Tongue) -> impl Iterator<Item = NamedPicture> + use<> {
    let drawn = pages.iter().filter_map(|(name, page)| {
        let page = page.as_ref().ok()?;
        Some((name.clone(), page.told(tongue).map(|(page, _)| page)))
    });
    tagged(tongue.tag, drawn.collect())
}

/// Pictures whose names end in their language.
fn tagged(
    tag: &'static str,
    pages: Vec<NamedPicture>,
) -> impl Iterator<Item = NamedPicture> + use<> {
    let pages = pages.into_iter();
    pages.map(move |(name, page)| (format!("{name}.{tag}"), page))
}

impl Report {
    /// Writes everything: tables while the pictures are drawn, the receipt last. A picture that cannot be
    /// drawn is told and left out.
    pub fn write(self, folder: &Path, progress: &dyn Progress) -> Result<Put, Failure> {
        let mut outbox = Outbox::begin(folder)?;
        let (tables, place) = (&self.tables, self.tables_in);
        // Not in the pool of threads that draw: there, whoever waits for Polars draws meanwhile.
        let mut written = Ok(Vec::new());
        let drawn = std::thread::scope(|scope| {
            scope.spawn(|| written = bytes_of(tables, place));
            drawn(self.pages, progress)
        });
        if !progress.goes_on() {
            return Err(Failure::Stopped);
        }
        let mut files = written?;
        files.extend(drawn.files);
        files.extend(self.files);
        outbox.put_all(&files)?;
        let mut receipt = self.receipt;
        receipt.outputs = FileUsed::all(outbox.checksums());
        receipt
            .notes
            .extend(drawn.left_out.iter().map(Words::in_one));
        let text = receipt.text().map_err(Failure::other)?;
        outbox.put(RECEIPT, text.as_bytes())?;
        let files = outbox.checksums().iter();
        let files = files.map(|(name, _)| name.clone()).collect();
        Ok(Put {
            files,
            folder: outbox.finish()?,
            left_out: drawn.left_out,
        })
    }
}

/// The folder of the charts.
pub(super) const CHARTS: &str = "charts/";

/// The folder of the tables, where there are many.
pub const TABLES: &str = "tables/";

/// The tables as CSV and Parquet.
fn bytes_of(tables: &[Table], place: &str) -> Result<Vec<(String, Vec<u8>)>, Failure> {
    let mut files = Vec::new();
    for table in tables {
        let name = table.name;
        if !table.parquet_only {
            let csv = format!("{place}{name}.csv");
            let bytes = table.csv().map_err(Failure::unwritten(&csv))?;
            files.push((csv, bytes));
        }
        let parquet = format!("{place}{name}.parquet");
        let bytes = table.parquet().map_err(Failure::unwritten(&parquet))?;
        files.push((parquet, bytes));
    }
    Ok(files)
}

/// Pixels of a PNG to one logical pixel: sharp on a dense screen and in a document.
const SCREEN: f32 = 2.0;

/// Pictures drawn, and those that could not be.
#[derive(Debug)]
pub struct DrawnPictures {
    /// As SVG and PNG, with their names.
    pub files: Vec<(String, Vec<u8>)>,
    /// Why the others could not.
    pub left_out: Vec<Words>,
}

/// All pictures as SVG and PNG. Whoever is free takes the largest that is left, so that nobody ends much
/// later than the others. Some are missing where `progress` does not want it to go on.
pub fn drawn(pages: Vec<NamedPicture>, progress: &dyn Progress) -> DrawnPictures {
    let mut drawn = DrawnPictures {
        files: Vec::new(),
        left_out: Vec::new(),
    };
    if pages.is_empty() {
        return drawn;
    }
    let title = Words {
        zh: "画图".into(),
        en: "charts".into(),
    };
    progress.begin(pages.len(), &title);
    let height = |page: &NamedPicture| page.1.as_ref().map_or(0, |picture| picture.size().1);
    let mut largest_first: Vec<usize> = (0..pages.len()).collect();
    largest_first.sort_by_key(|place| std::cmp::Reverse(height(&pages[*place])));
    let next = AtomicUsize::new(0);
    let take = || largest_first.get(next.fetch_add(1, Ordering::Relaxed));
    let pngs = rayon::broadcast(|_| {
        std::iter::from_fn(take)
            .take_while(|_| progress.goes_on())
            .map(|place| {
                let png = pages[*place]
                    .1
                    .as_ref()
                    .ok()
                    .map(|picture| picture.png(SCREEN));
                progress.advance(1);
                (*place, png)
            })
            .collect()
    });
    let mut pngs: Vec<(usize, _)> = pngs.into_iter().flat_map(|own: Vec<_>| own).collect();
    pngs.par_sort_by_key(|(place, _)| *place);
    progress.end();
    let lacking: BTreeSet<char> = pages
        .iter()
        .filter_map(|(_, page)| page.as_ref().ok())
        .flat_map(|picture| picture.lacking.iter().copied())
        .collect();
    if !lacking.is_empty() {
        let told = |open: &str, close: &str| -> Vec<String> {
            let one = |sign: &char| sign_called(*sign, [open, close]);
            lacking.iter().map(one).collect()
        };
        drawn.left_out.push(Words {
            zh: format!("图的字体里没有 {}，图中以“{STAND_IN}”代替；表和工作簿不受影响", told("（", "）").join("、")),
            en: format!(
                "the font of the charts lacks {}; “{STAND_IN}” stands for them there, tables are as written",
                told(" (", ")").join(", ")
            ),
        });
    }
    for ((name, page), (_, png)) in pages.into_iter().zip(pngs) {
        let both = page.and_then(|picture| Ok((picture, png.transpose()?)));
        match both {
            Ok((picture, png)) => {
                drawn
                    .files
                    .push((format!("{CHARTS}{name}.svg"), picture.svg.into_bytes()));
                let png = png.unwrap_or_default();
                drawn.files.push((format!("{CHARTS}{name}.png"), png));
            }
            Err(error) => {
                let why = error.words();
                drawn.left_out.push(Words::both(
                    format!("图 {name} 未能画出：{}", why.zh),
                    format!("the chart {name} could not be drawn: {}", why.en),
                ));
            }
        }
    }
    drawn
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::chart::{ChartError, a_town};
    use crate::source::Phrases;

    #[test]
    fn pictures_are_there_in_a_language_that_is_a_book() {
        let pages = [
            ("towns".to_string(), a_town("Towns")),
            ("none".to_string(), Err(ChartError::Drawing("?".into()))),
        ];
        let book = Phrases(&[("Towns", "Villes"), ("A town", "Une ville")]);
        let french = Tongue::with_book("fr", ("法文", "French"), book);
        let told: Vec<NamedPicture> = told(&pages, french).collect();
        let [(name, page)] = &told[..] else {
            panic!("one of two could be drawn: {told:?}");
        };
        let svg = &page.as_ref().expect("it is drawn").svg;
        assert_eq!(name, "towns.fr");
        assert!(svg.contains("Villes") && svg.contains("Une ville"), "{svg}");
        assert!(!svg.contains("Towns"), "{svg}");
    }
}
