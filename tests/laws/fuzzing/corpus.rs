//! What is spoilt: small files of every format, pieces of the shipped models, and texts as planners write them.

use std::fs;
use std::path::Path;

use crate::runs::root;

/// A sound input: its name, which says what it is, and its bytes.
#[derive(Clone, Debug)]
pub struct Seed {
    pub name: String,
    pub bytes: Vec<u8>,
}

/// The files of a folder of the corpus, in alphabetical order.
pub fn files(folder: &str) -> Vec<Seed> {
    let entries = fs::read_dir(root().join("tests/corpus").join(folder)).expect("the corpus");
    let mut seeds: Vec<Seed> = entries
        .map(|entry| {
            let path = entry.expect("an entry").path();
            let name = path.file_name().expect("a name").to_string_lossy();
            Seed {
                name: name.into_owned(),
                bytes: fs::read(&path).expect("bytes"),
            }
        })
        .collect();
    seeds.sort_by(|a, b| a.name.cmp(&b.name));
    assert!(!seeds.is_empty(), "{folder} of the corpus");
    seeds
}

/// Bytes of a piece of a model's file, about.
const PIECE: usize = 3000;

/// Pieces of the files of Wenling, whole sections each; the name is that of the file in the model's folder.
pub fn sections() -> Vec<Seed> {
    let folder = root().join("models/wenling");
    let mut names: Vec<String> = [&folder, &folder.join("scenarios")]
        .into_iter()
        .flat_map(|folder| fs::read_dir(folder).expect("the model").flatten())
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "toml"))
        .map(|path| below(&folder, &path))
        .collect();
    names.sort();
    let mut seeds = Vec::new();
    for name in names {
        let text = fs::read_to_string(folder.join(&name)).expect("text");
        let mut piece = String::new();
        for line in text.lines() {
            if line.starts_with('[') && piece.len() > PIECE {
                seeds.push(seed(&name, &std::mem::take(&mut piece)));
            }
            piece += line;
            piece.push('\n');
        }
        seeds.push(seed(&name, &piece));
    }
    seeds
}

fn below(folder: &Path, path: &Path) -> String {
    let name = path.strip_prefix(folder).expect("below the model");
    name.to_string_lossy().replace('\\', "/")
}

fn seed(name: &str, text: &str) -> Seed {
    Seed {
        name: name.to_string(),
        bytes: text.as_bytes().to_vec(),
    }
}

/// Levers of the command line.
pub fn levers() -> Vec<Seed> {
    [
        "care_subsidy.standard=600@2028",
        "care_subsidy.standard=500,600，700@2028年",
        "day_care.add_centres=5@2027",
        "care_subsidy.coverage=99%@2026",
    ]
    .map(|text| seed("lever", text))
    .to_vec()
}

/// Appropriations of the command line.
pub fn appropriations() -> Vec<Seed> {
    [
        "2027=1.2亿",
        "care_subsidy:2027-2030=120000000",
        "county:2027=8,000万元",
        "all:2026—2030年=5亿",
    ]
    .map(|text| seed("appropriation", text))
    .to_vec()
}
