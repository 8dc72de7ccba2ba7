//! Words that must not stand in the source.

use std::fs;

use super::syntax::tokens;
use super::tree::{files, none, sources};
use crate::runs::root;

#[test]
fn order_never_comes_from_a_hash() {
    let mut faults = Vec::new();
    for file in sources() {
        let names = tokens(&file.text);
        for word in ["HashMap", "HashSet", "RandomState"] {
            if names.iter().any(|name| name == word) {
                faults.push(format!("{} uses {word}", file.path));
            }
        }
    }
    none(&faults, "use BTreeMap, BTreeSet or IndexMap");
}

#[test]
fn nothing_is_unsafe_or_left_for_later() {
    let mut faults = Vec::new();
    for file in sources() {
        let names = tokens(file.before_tests());
        for (word, follows) in [
            ("todo", "!"),
            ("unimplemented", "!"),
            ("dbg", "!"),
            ("unsafe", "{"),
        ] {
            let stands = names
                .windows(2)
                .any(|pair| pair[0] == word && pair[1] == follows);
            if stands {
                faults.push(format!("{}: {word}", file.path));
            }
        }
        for word in ["FIXME", "XXX", "HACK"] {
            if file.text.contains(word) {
                faults.push(format!("{}: {word}", file.path));
            }
        }
        let unwraps = names
            .windows(3)
            .any(|three| three[0] == "." && three[1] == "unwrap" && three[2] == "(");
        if unwraps && !file.is_tests() {
            faults.push(format!("{}: unwrap outside tests", file.path));
        }
    }
    none(&faults, "unfinished or unsafe");
}

#[test]
fn no_test_is_put_aside() {
    let mut faults = Vec::new();
    for folder in ["src", "tests", "benches"] {
        for path in files(&root().join(folder)) {
            if path.extension().is_some_and(|ending| ending == "rs") {
                let names = tokens(&fs::read_to_string(&path).expect("text"));
                let aside = names
                    .windows(3)
                    .any(|three| three[0] == "#" && three[1] == "[" && three[2] == "ignore");
                if aside {
                    faults.push(path.display().to_string());
                }
            }
        }
    }
    none(&faults, "tests that do not run are decoration");
}

#[test]
fn every_choice_in_a_file_is_tagged() {
    let untagged = sources().into_iter().filter(|file| {
        let names = tokens(&file.text);
        names
            .windows(2)
            .any(|pair| pair[0] == "serde" && pair[1] == "(")
            && names.iter().any(|name| name == "untagged")
    });
    let faults: Vec<String> = untagged.map(|file| file.path).collect();
    none(
        &faults,
        "with `untagged` a mistyped key is silently read as something else",
    );
}

#[test]
fn digits_are_put_in_threes_in_one_place() {
    let groups = sources().into_iter().filter(|file| {
        let by_three = file.before_tests().contains("is_multiple_of(3)");
        by_three && file.path != "source/in_threes.rs"
    });
    let faults: Vec<String> = groups.map(|file| file.path).collect();
    none(&faults, "use source::in_threes");
}

#[test]
fn a_range_in_chinese_has_the_chinese_sign() {
    let is_han = |sign: char| ('\u{4e00}'..='\u{9fff}').contains(&sign);
    let is_of_number =
        |sign: Option<char>| sign.is_some_and(|sign| sign.is_ascii_digit() || "{}%".contains(sign));
    let mut faults = Vec::new();
    for file in sources() {
        let texts = file.before_tests().split('"');
        for text in texts.filter(|text| text.chars().any(is_han)) {
            let mut ranges = text.match_indices('–').filter(|(place, sign)| {
                let (before, after) = (&text[..*place], &text[place + sign.len()..]);
                is_of_number(before.chars().next_back()) && is_of_number(after.chars().next())
            });
            if ranges.next().is_some() {
                faults.push(format!("{}: {text}", file.path));
            }
        }
    }
    none(
        &faults,
        "numbers have Language::range_sign between them, years Language::years_sign",
    );
}

#[test]
fn every_model_is_in_the_readme() {
    let mut faults = Vec::new();
    for readme in ["README.md", "README.zh.md"] {
        let text = fs::read_to_string(root().join(readme)).unwrap_or_default();
        for model in crate::runs::models() {
            let key = model
                .file_name()
                .expect("a name")
                .to_string_lossy()
                .into_owned();
            if !text.contains(&format!("models/{key}")) {
                faults.push(format!("{readme} does not name models/{key}"));
            }
        }
    }
    none(&faults, "a newcomer starts from the README");
}
