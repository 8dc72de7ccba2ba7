//! Complaints about files that a workbook was made into, told of its sheets: nobody has seen the files.

use std::path::Path;

use toml::Table;

use super::overlay::{OBSERVATIONS, PLAN, PROCESSES, REGISTER_FILE, SERVICES, SOURCES, TOWNS};
use crate::dataset::{Complaint, Place};
use crate::model::file::{recipients_called, recipients_of};
use crate::report::template::layout::{
    people, register, reports, scenarios, services, sources, targets,
};
use crate::source::Language;

/// Key of the facts of a plan.
const FACTS: &str = "facts";

/// The files of a model, and where they were tried.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sheeted<'a> {
    pub folder: &'a Path,
    /// Name and text of each.
    pub files: &'a [(String, String)],
    /// The sheet that the file of towns is made of.
    pub of_towns: &'static str,
}

impl Sheeted<'_> {
    /// The sheet of what a complaint is about, and the row as it went into the file; nothing where that is of no sheet.
    pub fn place(&self, complaint: &Complaint, language: Language) -> Option<String> {
        let line = match &complaint.place {
            Place::Line { line, .. } | Place::Field { line, .. } | Place::Key { line, .. } => {
                Some(*line)
            }
            _ => None,
        };
        self.told(self.file_of(complaint)?, line, language)
    }

    fn file_of(&self, complaint: &Complaint) -> Option<&(String, String)> {
        let mut files = self.files.iter();
        files.find(|(name, _)| complaint.file.ends_with(name.as_str()))
    }

    /// Lets a complaint name the sheet and the row in place of the file and its line.
    pub fn tell(&self, complaint: &mut Complaint) {
        let own = self.file_of(complaint);
        for words in [
            &mut complaint.found,
            &mut complaint.expected,
            &mut complaint.advice,
        ] {
            words.zh = self.retold(&words.zh, own, Language::Zh);
            words.en = self.retold(&words.en, own, Language::En);
        }
        if let Some(told) = self.place(complaint, Language::Zh) {
            complaint.file = told;
            complaint.place = Place::Whole;
        }
    }

    /// A text in which no line of any file is named, nor the file.
    fn retold(&self, text: &str, own: Option<&(String, String)>, language: Language) -> String {
        let mut text = text.to_string();
        for file in self.files {
            let path = self.folder.join(&file.0).display().to_string();
            text = replaced(&text, &path, |after| {
                let (line, rest) = match line_at(after, language) {
                    Some((line, rest)) => (Some(line), rest),
                    None => (None, after),
                };
                Some((self.told(file, line, language)?, rest))
            });
        }
        // Lines without a file are of the complaint's own.
        let Some(own) = own else { return text };
        let (word, _) = words_of_a_line(language);
        replaced(&text, word, |after| {
            let (line, rest) = numbered(after, language)?;
            Some((self.told(own, Some(line), language)?, rest))
        })
    }

    /// The sheet that a file is made of, with the row of one of its lines.
    fn told(
        &self,
        (name, text): &(String, String),
        line: Option<usize>,
        language: Language,
    ) -> Option<String> {
        let titled = line.and_then(|line| title_at(name, text, line));
        // Facts of the plan are the recipients of its base year.
        let of_facts = line.is_some_and(|line| section_at(text, line).contains_key(FACTS));
        let line = line.and_then(|line| text.lines().nth(line.checked_sub(1)?));
        let of_people = |line: &str| people::COUNTED.iter().any(|one| line.contains(one.name));
        let of_recipients = |line: &str| {
            let names = [recipients_called(""), recipients_of("")];
            names.iter().any(|name| line.contains(name.as_str()))
        };
        let sheet = match name.as_str() {
            OBSERVATIONS if line.is_some_and(of_people) => people::SHEET.name,
            OBSERVATIONS if line.is_some_and(of_recipients) => services::SHEET.name,
            OBSERVATIONS => reports::SHEET.name,
            REGISTER_FILE => register::SHEET.name,
            TOWNS => self.of_towns,
            PLAN if of_facts => services::SHEET.name,
            PLAN | PROCESSES => targets::SHEET.name,
            SERVICES => services::SHEET.name,
            SOURCES => sources::SHEET.name,
            name if name.starts_with("scenarios/") => scenarios::SHEET.name,
            _ => return None,
        };
        let row = titled.as_deref().or(line.map(str::trim));
        Some(match (language, row) {
            (Language::Zh, Some(row)) => format!("工作表“{sheet}”（{row}）"),
            (Language::Zh, None) => format!("工作表“{sheet}”"),
            (Language::En, Some(row)) => format!("sheet “{sheet}” ({row})"),
            (Language::En, None) => format!("sheet “{sheet}”"),
        })
    }
}

/// The head of the section of a line of a TOML file: a table in tables, of which each names the next.
fn section_at(text: &str, line: usize) -> Table {
    let before = text.lines().take(line);
    let head = before.filter(|own| own.starts_with('[')).last();
    head.and_then(|own| own.parse().ok()).unwrap_or_default()
}

/// What the section of a line of a TOML file is called: nobody who fills in a workbook knows its keys. Nothing where neither it
/// nor anything around it has a title.
fn title_at(name: &str, text: &str, line: usize) -> Option<String> {
    if !name.ends_with(".toml") {
        return None;
    }
    let title = |table: &Table| Some(table.get("title")?.get("zh")?.as_str()?.to_string());
    let whole: Table = text.parse().ok()?;
    let mut path = section_at(text, line);
    let (mut found, mut within) = (title(&whole), Some(&whole));
    while let Some((key, below)) = path.iter().next() {
        within = within.and_then(|own| own.get(key)?.as_table());
        found = within.and_then(title).or(found);
        path = below.as_table().cloned().unwrap_or_default();
    }
    found
}

/// A text in which `new` says what stands in place of a word and what follows it; where it says nothing, both stay.
fn replaced<'t>(
    text: &'t str,
    word: &str,
    new: impl Fn(&'t str) -> Option<(String, &'t str)>,
) -> String {
    let (mut done, mut rest) = (String::new(), text);
    while let Some(at) = rest.find(word) {
        let after = &rest[at + word.len()..];
        done.push_str(&rest[..at]);
        rest = match new(after) {
            Some((told, left)) => {
                done.push_str(&told);
                left
            }
            None => {
                done.push_str(word);
                after
            }
        };
    }
    done + rest
}

/// What stands before the number of a line, and behind it.
fn words_of_a_line(language: Language) -> (&'static str, &'static str) {
    match language {
        Language::Zh => ("第 ", " 行"),
        Language::En => ("line ", ""),
    }
}

/// The line that is named right here, and what follows.
fn line_at(text: &str, language: Language) -> Option<(usize, &str)> {
    let text = text.trim_start_matches([' ', ',', '，', '：']);
    numbered(text.strip_prefix(words_of_a_line(language).0)?, language)
}

/// The number of a line, and what follows it and its column.
fn numbered(text: &str, language: Language) -> Option<(usize, &str)> {
    let end = text.find(|sign: char| !sign.is_ascii_digit());
    let (number, rest) = text.split_at(end.unwrap_or(text.len()));
    let rest = rest.strip_prefix(words_of_a_line(language).1)?;
    let line = number.parse().ok()?;
    let column = match language {
        Language::Zh => rest.strip_prefix(' ').and_then(|rest| {
            let (column, rest) = rest.split_once(" 列")?;
            (!column.contains(' ')).then_some(rest)
        }),
        Language::En => rest.strip_prefix(", column ").map(|rest| {
            let end = rest.find([' ', ')', ';', ',']);
            &rest[end.unwrap_or(rest.len())..]
        }),
    };
    Some((line, column.unwrap_or(rest)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_files_are_told_by_the_rows_of_sheets() {
        let text = |name: &str, text: &str| (name.to_string(), text.to_string());
        let files = [
            text(REGISTER_FILE, "年份,人数\n2001,12\n"),
            text(OBSERVATIONS, "指标,年份,数值\n就业率,2001,50%\n"),
        ];
        let sheeted = Sheeted {
            folder: Path::new("/desk/ours"),
            files: &files,
            of_towns: register::SHEET.name,
        };
        let of = |file: &str, zh: &str, en: &str| {
            let place = Place::Line {
                line: 2,
                character: None,
            };
            let mut complaint = Complaint::error(file, place, (zh, en), ("", ""), ("", ""));
            sheeted.tell(&mut complaint);
            complaint
        };
        let twice = of(
            REGISTER_FILE,
            "与第 2 行 人数 列说的是同一部分人，第 3 项",
            "as line 2, column 人数 says",
        );
        assert_eq!(twice.file, "工作表“持证残疾人”（2001,12）");
        let place = Place::Line {
            line: 2,
            character: None,
        };
        let plain = Complaint::error(REGISTER_FILE, place, "", "", "");
        let told = sheeted.place(&plain, Language::En);
        assert_eq!(told.as_deref(), Some("sheet “持证残疾人” (2001,12)"));
        assert_eq!(
            twice.found.zh,
            "与工作表“持证残疾人”（2001,12）说的是同一部分人，第 3 项"
        );
        assert_eq!(twice.found.en, "as sheet “持证残疾人” (2001,12) says");
        let apart = of(
            OBSERVATIONS,
            "又有 50%（/desk/ours/observations.csv 第 2 行）",
            "50% as well (/desk/ours/observations.csv, line 2)",
        );
        assert_eq!(
            apart.found.zh,
            "又有 50%（工作表“实际值”（就业率,2001,50%））"
        );
        assert_eq!(
            apart.found.en,
            "50% as well (sheet “实际值” (就业率,2001,50%))"
        );
    }

    /// Who filled in a workbook knows the title of an indicator, and no key of the file that was made of it.
    #[test]
    fn lines_of_sections_are_told_by_their_titles() {
        let plan = "[plan]\nperiod = [2021, 2025]\n\n[targets.work]\nrelation = \">\"\n\n\
                    [targets.work.title]\nzh = \"就业率\"\n";
        let at = |line: usize| title_at(PLAN, plan, line);
        assert_eq!(at(5).as_deref(), Some("就业率"));
        assert_eq!(at(8).as_deref(), Some("就业率"));
        assert_eq!(at(2), None);
        let scenario = "[title]\nzh = \"多建两家\"\n\n[[lever]]\nservice = \"day_care\"\n";
        let more = title_at("scenarios/own_1.toml", scenario, 5);
        assert_eq!(more.as_deref(), Some("多建两家"));
        assert_eq!(title_at(OBSERVATIONS, "指标,年份\n", 2), None);
        let facts = "[facts.people]\nvalue = 0.5\n\n[facts.people.title]\nzh = \"享受人数\"\n";
        let files = [(PLAN.to_string(), facts.to_string())];
        let sheeted = Sheeted {
            folder: Path::new("/desk/ours"),
            files: &files,
            of_towns: register::SHEET.name,
        };
        let place = Place::Line {
            line: 2,
            character: None,
        };
        let told = Complaint::error(PLAN, place, "", "", "");
        let told = sheeted.place(&told, Language::Zh);
        assert_eq!(told.as_deref(), Some("工作表“补贴人数与标准”（享受人数）"));
    }
}
