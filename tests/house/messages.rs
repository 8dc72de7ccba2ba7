//! What goes wrong is said in both languages: every term of an error is in its room's book, and nothing that a user
//! can cause is called a fault of the program.

use plancast::evaluation::hindcast::HindcastError;
use plancast::forecast::ForecastError;
use plancast::report::chart::ChartError;
use plancast::simulation::SimulationError;
use plancast::simulation::person::PersonError;
use plancast::source::{InWords, Words};
use plancast::statistics::StatisticsError;

use super::tree::{File, none, sources};

/// Texts in the code of a file, without comments and tests, with `7` in every hole.
fn texts(file: &File) -> Vec<String> {
    let code: String = file
        .before_tests()
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .flat_map(|line| [line, "\n"])
        .collect();
    let mut found = Vec::new();
    let mut rest = code.as_str();
    while let Some((before, after)) = rest.split_once('"') {
        // A sign in single quotes opens no text.
        if before.ends_with('\'') && after.starts_with('\'') {
            rest = after;
            continue;
        }
        let mut end = 0;
        while end < after.len() && !after[end..].starts_with('"') {
            let escaped = after[end..].starts_with('\\');
            let sign = after[end..].chars().next().map_or(1, char::len_utf8);
            end += sign + usize::from(escaped);
        }
        found.push(filled(&after[..end].replace("\\\"", "\"")));
        rest = after.get(end + 1..).unwrap_or_default();
    }
    found
}

/// A text with `7` in every hole.
fn filled(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        out.push('7');
        rest = after.split_once('}').map_or("", |(_, after)| after);
    }
    out + rest
}

/// Those that follow one of some words in the code, such as `what: `.
fn after<'a>(file: &'a File, words: &'a [&'a str]) -> impl Iterator<Item = String> + 'a {
    let code = file.before_tests();
    words.iter().flat_map(move |word| {
        code.match_indices(*word).filter_map(move |(at, word)| {
            let rest = code[at + word.len()..].trim_start().strip_prefix('"')?;
            Some(filled(rest.split('"').next()?))
        })
    })
}

fn named(file: &File, names: &[&str]) -> bool {
    names.iter().any(|name| file.path.ends_with(name))
}

/// Adds the terms that are left in English in the Chinese sentence.
fn untold(
    faults: &mut Vec<String>,
    file: &File,
    terms: impl Iterator<Item = String>,
    say: impl Fn(&'static str) -> Words,
) {
    for term in terms.filter(|term| term.contains(|c: char| c.is_ascii_alphabetic())) {
        let term: &'static str = term.leak();
        let words = say(term);
        if words.zh.contains(term) || words.zh == words.en {
            faults.push(format!("{}: {term}", file.path));
        }
    }
}

#[test]
fn every_term_of_mathematics_has_its_chinese() {
    let mut faults = Vec::new();
    let others = [
        "/said.rs",
        "/glossary.rs",
        "/shapley.rs",
        "statistics/error.rs",
        "statistics/vectors.rs",
    ];
    let mut seen = 0;
    for file in sources() {
        let other = ["statistics/sampling/", "statistics/importance/"];
        let away = other.iter().any(|folder| file.path.starts_with(folder));
        if file.room() != "statistics" || away || file.is_tests() || named(&file, &others) {
            continue;
        }
        let terms = texts(&file);
        seen += terms.len();
        untold(&mut faults, &file, terms.into_iter(), |term| {
            StatisticsError::Value {
                what: term,
                place: term.to_string(),
                value: 1.0,
                expected: term,
            }
            .words()
        });
    }
    assert!(seen > 150, "{seen} terms were looked up");
    none(&faults, "terms that statistics/glossary.rs does not have");
}

#[test]
fn every_term_of_simulations_has_its_chinese() {
    let mut faults = Vec::new();
    for file in sources() {
        if named(&file, &["person/engine.rs", "person/people.rs"]) {
            untold(&mut faults, &file, texts(&file).into_iter(), |term| {
                PersonError::Number {
                    what: term,
                    found: 1,
                    expected: term.to_string(),
                }
                .words()
            });
        }
        if file.room() == "simulation" {
            let computed = after(&file, &["while_computing("]);
            untold(&mut faults, &file, computed, |term| {
                let why = StatisticsError::Singular {
                    what: "a system of equations",
                };
                SimulationError::Mathematics { what: term, why }.words()
            });
        }
        if file.path.starts_with("evaluation/hindcast/") && !named(&file, &["/said.rs"]) {
            let terms = after(&file, &["what: ", "wrong("]);
            untold(&mut faults, &file, terms, |term| {
                HindcastError::County {
                    name: String::new(),
                    what: term,
                }
                .words()
            });
        }
    }
    none(&faults, "terms that said.rs of the room does not have");
}

#[test]
fn every_term_of_forecasts_has_its_chinese() {
    let places = [
        "what: ",
        "expected: ",
        "model: ",
        "Structure(",
        "Structure(format!(",
        "Observed::of(series, ",
        "Some(",
        "length(",
    ];
    let mut faults = Vec::new();
    for file in sources() {
        if file.room() != "forecast" || named(&file, &["/said.rs"]) {
            continue;
        }
        // A model is called by its own name in every language.
        let terms = after(&file, &places).filter(|term| !term.starts_with("ETS("));
        untold(&mut faults, &file, terms, |term| {
            ForecastError::Setting {
                what: term,
                value: 1.0,
                expected: term,
            }
            .words()
        });
    }
    none(&faults, "terms that forecast/said.rs does not have");
}

#[test]
fn every_term_of_charts_has_its_chinese() {
    let mut faults = Vec::new();
    let mut seen = 0;
    for file in sources() {
        let others = ["/said.rs", "/error.rs", "/words.rs", "/theme.rs"];
        if !file.path.starts_with("report/chart/") || file.is_tests() || named(&file, &others) {
            continue;
        }
        let checks = named(&file, &["/check.rs"]);
        let terms = texts(&file).into_iter().filter(|term| {
            let begins = ["the ", "no "].iter().any(|word| term.starts_with(word));
            // What these are about is a list of names in the code, each of which is in the book.
            let listed = term.starts_with("the 7 of ");
            (begins || checks || term.starts_with("7 has ")) && !listed
        });
        let terms: Vec<String> = terms.chain(after(&file, &["what: "])).collect();
        seen += terms.len();
        untold(&mut faults, &file, terms.into_iter(), |term| {
            ChartError::Empty {
                chart: String::new(),
                what: term.to_string(),
            }
            .words()
        });
    }
    assert!(seen > 60, "{seen} terms were looked up");
    none(&faults, "terms that report/chart/said.rs does not have");
}

#[test]
fn what_a_user_can_cause_is_no_fault_of_the_program() {
    // Writing and reading again what the program itself made.
    let own = [
        "receipt.text()",
        "Receipt::read(",
        "Table::try_from(",
        "serde_json::to_vec(",
        "report::parameters(",
    ];
    let mut faults = Vec::new();
    for file in sources() {
        let code = file.before_tests();
        for (at, _) in code.match_indices("Failure::other") {
            let statement = code[..at].rsplit(';').next().unwrap_or_default();
            let is_own = own.iter().any(|call| statement.contains(call));
            if !is_own && file.path != "task/failure.rs" {
                faults.push(format!("{}: {}", file.path, statement.trim()));
            }
        }
    }
    none(
        &faults,
        "Failure::other is for faults of the program; files are said by Failure::file, errors by Failure::said",
    );
}

#[test]
fn no_message_shows_how_rust_writes_a_value() {
    let mut faults = Vec::new();
    for file in sources() {
        let said = named(
            &file,
            &["/said.rs", "/error.rs", "/failure.rs", "/words.rs"],
        );
        let code = file.before_tests();
        if said && (code.contains(":?}") || code.contains(":#?}")) {
            faults.push(file.path);
        }
    }
    none(&faults, "a value is said as a person would say it");
}
