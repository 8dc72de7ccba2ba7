//! The format explained: every key, and the page that ships.

use super::*;
use plancast::source::Language;
use plancast::task::explain::{Settings, explain};

fn examples() -> Vec<PathBuf> {
    let models = ["wenling", "yuhuan", "china_disability"];
    models
        .map(|model| root().join("models").join(model))
        .to_vec()
}

#[test]
fn the_pages_that_ship_are_those_that_are_made() {
    let explained = explain(&Settings::default()).expect("a page");
    let pages = [
        ("models/FORMAT.md", Language::En),
        ("models/FORMAT.zh.md", Language::Zh),
    ];
    let mut old = Vec::new();
    for (name, language) in pages {
        let page = explained.page(language);
        let file = root().join(name);
        if std::env::var_os("PLANCAST_BLESS").is_some() {
            fs::write(&file, &page).expect("written");
        }
        if fs::read_to_string(file).unwrap_or_default() != page {
            old.push(name);
        }
    }
    assert!(
        old.is_empty(),
        "{old:?} are old: PLANCAST_BLESS=1 writes them"
    );
}

/// Numbers have a unit or a range, and everything that can be written has an example.
#[test]
fn no_key_is_without_limits_or_example() {
    let explained = explain(&Settings::default()).expect("all");
    let mut faults = Vec::new();
    for part in &explained.parts {
        for (at, key) in part.keys.iter().enumerate() {
            let form = key.form.en.as_str();
            let next = part.keys.get(at + 1);
            let is_table = next.is_some_and(|next| next.is_below(key));
            let is_word = form == "word" || form.starts_with("kind is ");
            if key.example.is_empty() && !is_table && !is_word {
                faults.push(format!("{} {}: an example", part.name, key.path));
            }
            let counts = [
                "number",
                "whole number",
                "list: number",
                "list: whole number",
            ];
            let is_number = counts.contains(&form) || form.starts_with("name of a parameter");
            if is_number && key.unit.en.is_empty() && key.range.en.is_empty() {
                faults.push(format!("{} {}: a unit or a range", part.name, key.path));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Without any model at hand examples are those of the models that the program carries.
#[test]
fn examples_need_no_folder() {
    let folder = crate::runs::scratch();
    let output = plancast(&["explain", "model.toml", "--lang", "en"], folder.path());
    let said = text(&output.stdout);
    has(&said, &["base_year", "unit year; e.g. 20"]);
    has(&said, &["region", "e.g. \"3"]);
}

#[test]
fn every_key_that_the_models_say_is_explained() {
    let explained = explain(&Settings::default()).expect("all");
    let all: Vec<String> = explained
        .parts
        .iter()
        .flat_map(|part| &part.keys)
        .filter_map(|key| key.path.rsplit('.').next())
        .map(|last| last.trim_end_matches("[]").to_string())
        .collect();
    assert!(all.len() > 200, "{}", all.len());
    for part in &explained.parts {
        for key in &part.keys {
            assert!(!key.form.en.is_empty(), "{} {}", part.name, key.path);
        }
    }
    for model in examples() {
        let files = [
            "model.toml",
            "parameters.toml",
            "processes.toml",
            "elsewhere.toml",
        ];
        for file in files {
            // One model speaks for the other counties.
            let text = match fs::read_to_string(model.join(file)) {
                Err(_) if file == "elsewhere.toml" => continue,
                text => text.expect("text"),
            };
            for line in text
                .lines()
                .filter(|line| !line.starts_with(['#', '[', ' ']))
            {
                let Some((key, _)) = line.split_once(" = ") else {
                    continue;
                };
                let named = key
                    .bytes()
                    .all(|byte| byte.is_ascii_lowercase() || byte == b'_');
                // Names of one's own stand for `<name>`.
                let own = [
                    "income_support",
                    "insurance",
                    "care",
                    "rehabilitation",
                    "devices",
                    "employment",
                    "education",
                    "home_modification",
                    "culture_sport",
                    "certificates",
                    "county",
                    "city",
                    "province",
                    "fund",
                    "visual",
                    "hearing",
                    "speech",
                    "physical",
                    "intellectual",
                    "psychiatric",
                    "multiple",
                ];
                if named && !own.contains(&key) {
                    assert!(all.iter().any(|known| known == key), "{file}: {key}");
                }
            }
        }
    }
}

#[test]
fn a_file_a_key_and_nothing() {
    let folder = crate::runs::scratch();
    let model = root().join("models/wenling/parameters.toml");
    let output = plancast(&["explain", &model.to_string_lossy()], folder.path());
    let said = text(&output.stdout);
    has(&said, &["parameters.toml", "distribution", "例", "必填"]);
    assert!(!said.contains("model.toml —"), "{said}");
    let elsewhere = root().join("models/wenling/elsewhere.toml");
    let output = plancast(&["explain", &elsewhere.to_string_lossy()], folder.path());
    has(
        &text(&output.stdout),
        &[
            "elsewhere.toml ——",
            "least_of_local",
            "例 1.05",
            "持证残疾人占户籍人口的比例",
        ],
    );
    let output = plancast(&["explain", "提标"], folder.path());
    has(
        &text(&output.stdout),
        &["<name>.cost.uprating", "fixed（不调整）"],
    );
    let output = plancast(&["explain", "price_index", "--lang", "en"], folder.path());
    has(
        &text(&output.stdout),
        &["money.price_index", "name of a process", "of kind growth"],
    );
    let output = plancast(&["explain", "nothing_like_it"], folder.path());
    assert_eq!(output.status.code(), Some(2));
    has(&text(&output.stderr), &["nothing_like_it"]);
}
