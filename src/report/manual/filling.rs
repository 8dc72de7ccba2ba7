//! The manual put together: its text, with every mark filled.

use std::fmt;

use super::known::ManualKnown;
use super::mark::{ManualMark, Piece, pieces};
use super::parts::Part;
use crate::report::document::{Document, Items, Sheet};
use crate::report::table::listed_of;
use crate::source::{InWords, Words};

/// A mark that nothing fills.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct Unfilled {
    /// What stands between its braces.
    pub mark: String,
}

impl InWords for Unfilled {
    fn words(&self) -> Words {
        let mark = &self.mark;
        Words::both(
            format!("手册里的标记 {{{{{mark}}}}} 填不上"),
            format!("nothing fills the mark {{{{{mark}}}}} of the manual"),
        )
    }
}

impl fmt::Display for Unfilled {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words().in_one())
    }
}

impl Unfilled {
    /// Of a mark as it is written.
    pub fn of(mark: impl Into<String>) -> Self {
        Unfilled { mark: mark.into() }
    }
}

/// Columns of the list of numbers that the manual has room for: name, part, median, interval, evidence, source.
const COLUMNS: [usize; 6] = [0, 1, 3, 4, 5, 6];

/// The manual, as far as it is put together.
pub(super) struct Filling<'a> {
    known: &'a ManualKnown<'a>,
    document: Document,
    /// What the next table shows.
    caption: String,
}

impl<'a> Filling<'a> {
    /// An empty one.
    pub fn of(known: &'a ManualKnown<'a>) -> Self {
        let (album, language) = (known.album, known.language);
        let draws = album.outcome.projection.draws();
        let place = album.model.title.get(language);
        let (version, seed) = (env!("CARGO_PKG_VERSION"), album.seed);
        let zh = format!("plancast {version} · 例子：{place}，{draws} 次模拟，随机种子 {seed}");
        let en = format!("plancast {version} · example: {place}, {draws} simulations, seed {seed}");
        let under = vec![language.pick(&zh, &en).to_string()];
        Filling {
            known,
            document: Document::new("", under, language),
            caption: String::new(),
        }
    }

    /// What was put together.
    pub fn document(self) -> Document {
        self.document
    }

    /// Adds a part of the text.
    pub fn add(&mut self, part: Part) -> Result<(), Unfilled> {
        match part {
            Part::Heading(1, text) => self.document.title = self.filled(&text)?,
            Part::Heading(level, text) => {
                let text = self.filled(&text)?;
                self.document.heading(level - 1, text);
            }
            Part::Text(text) => match pieces(&text).as_slice() {
                [Piece::Said(""), Piece::Mark(mark), Piece::Said("")] => self.block(mark)?,
                _ => {
                    let text = self.filled(&text)?;
                    self.document.text(text);
                }
            },
            Part::Items(list) => {
                let items = self.all(&list.items)?;
                let ordered = list.ordered;
                self.document.items(Items { ordered, items });
            }
            Part::Verbatim(text) => {
                let text = self.filled(&text)?;
                self.document.verbatim(text);
            }
            Part::Table(rows) => {
                let rows: Result<Vec<_>, _> = rows.iter().map(|row| self.all(row)).collect();
                self.table(rows?);
            }
        }
        Ok(())
    }

    /// A text with its marks filled.
    fn filled(&self, text: &str) -> Result<String, Unfilled> {
        let mut whole = String::new();
        for piece in pieces(text) {
            match piece {
                Piece::Said(text) => whole.push_str(text),
                Piece::Mark(mark) => {
                    let said = ManualMark::read(mark).and_then(|mark| self.known.said(&mark));
                    whole.push_str(&said.ok_or_else(|| Unfilled::of(mark))?);
                }
            }
        }
        Ok(whole)
    }

    fn all(&self, texts: &[String]) -> Result<Vec<String>, Unfilled> {
        texts.iter().map(|text| self.filled(text)).collect()
    }

    fn table(&mut self, rows: Vec<Vec<String>>) {
        let caption = std::mem::take(&mut self.caption);
        self.document
            .table(Sheet::of(caption.clone(), caption, rows));
    }

    /// What a mark on a line of its own stands for.
    fn block(&mut self, text: &str) -> Result<(), Unfilled> {
        let (known, language) = (self.known, self.known.language);
        let unfilled = || Unfilled::of(text);
        let mark = ManualMark::read(text).ok_or_else(unfilled)?;
        match &mark {
            ManualMark::Figure(name, caption) => {
                let picture = known.pictures.get(name).ok_or_else(unfilled)?;
                self.document
                    .figure(name.clone(), caption.clone(), picture.clone());
            }
            ManualMark::Board(keys, caption) => {
                let board = known.board(keys).ok_or_else(unfilled)?;
                self.document
                    .figure(format!("board-of-{}", keys.len()), caption.clone(), board);
            }
            ManualMark::Table(caption) => self.caption = caption.clone(),
            ManualMark::Verbs => {
                let heads = [("命令", "command"), ("做什么", "what it does")];
                let mut rows = vec![heads.map(|(zh, en)| language.pick(zh, en).to_string())];
                rows.extend(known.verbs.iter().map(|verb| {
                    [
                        format!("plancast {}", verb.name),
                        verb.about.get(language).to_string(),
                    ]
                }));
                self.table(rows.into_iter().map(Vec::from).collect());
            }
            ManualMark::Reserve => {
                for line in known.budget.said(known.album.model, language) {
                    self.document.text(line);
                }
            }
            ManualMark::Numbers(keys) => {
                let title = |key: &str| known.album.title_of(key, language);
                let listed = |keys: &[String]| listed_of(known.album.model, language, &title, keys);
                // Headings come first.
                if keys.chunks(1).any(|key| listed(key).len() < 2) {
                    return Err(unfilled());
                }
                let rows = listed(keys);
                let short = |row: &Vec<String>| COLUMNS.map(|column| row[column].clone());
                self.table(rows.iter().map(|row| short(row).to_vec()).collect());
            }
            ManualMark::Warnings | ManualMark::Check(_) | ManualMark::Import(..) => {
                let printed = known.printed.get(&mark).ok_or_else(unfilled)?;
                self.document.verbatim(printed.get(language));
            }
            other => {
                let said = known.said(other).ok_or_else(unfilled)?;
                self.document.text(said);
            }
        }
        Ok(())
    }
}
