//! The format of a model folder, explained: every key of every file with its meaning, unit, range, default and an
//! example, from the declarations themselves and from models at hand.

mod alike;
mod behind;
mod description;
mod forms;
mod meaning;
mod page;
mod part;
mod walk;
mod written;

pub use page::{page, text};
pub use part::{FormatPart, Key};
pub use walk::keys;

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::keys;
    use crate::model::file::format;
    use crate::source::Words;

    fn chinese(text: &str) -> bool {
        text.chars().any(|letter| ('一'..='龥').contains(&letter))
    }

    /// Places of a description that have a comment and no Chinese beside it.
    fn forgotten(described: &Value, place: &str, found: &mut Vec<String>) {
        match described {
            Value::Object(object) => {
                let commented = object.get("description").is_some_and(Value::is_string);
                let zh = object.get("x-zh").and_then(Value::as_str);
                if commented && !zh.is_some_and(chinese) {
                    found.push(place.to_string());
                }
                for (key, below) in object {
                    forgotten(below, &format!("{place}/{key}"), found);
                }
            }
            Value::Array(items) => {
                for (number, item) in items.iter().enumerate() {
                    forgotten(item, &format!("{place}/{number}"), found);
                }
            }
            _ => {}
        }
    }

    #[test]
    fn every_key_has_a_meaning_in_chinese() {
        let format = format();
        let mut found = Vec::new();
        forgotten(&format, "", &mut found);
        assert!(
            found.is_empty(),
            "add #[schemars(extend(\"x-zh\" = \"…\"))] to {found:#?}"
        );
        // A key without any comment has no meaning at all.
        let parts = keys(&format, &[]);
        let mut wrong = Vec::new();
        for part in &parts {
            let about = std::iter::once((&part.name, &part.about));
            let keys = part.keys.iter().map(|key| (&key.path, &key.about));
            for (place, about) in about.chain(keys) {
                if about.en.is_empty() || !chinese(&about.zh) {
                    wrong.push(format!("{} {place}: {about:?}", part.name));
                }
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn what_may_be_written_is_said_in_both_languages() {
        let same = |words: &Words| words.en.is_empty() == words.zh.is_empty();
        let said = |words: &Words| words.en.is_empty() || chinese(&words.zh);
        for part in keys(&format(), &[]) {
            for key in &part.keys {
                let place = format!("{} {}", part.name, key.path);
                assert!(!key.form.en.is_empty(), "{place}");
                for words in [&key.form, &key.unit, &key.range] {
                    assert!(same(words) && said(words), "{place}: {words:?}");
                    assert!(
                        !chinese(&words.en) || words == &key.form,
                        "{place}: {words:?}"
                    );
                }
            }
        }
    }

    #[test]
    fn words_and_kinds_are_explained_where_they_stand() {
        let parts = keys(&format(), &[]);
        let key = |part: &str, path: &str| {
            let part = parts.iter().find(|own| own.name == part).expect(part);
            let key = part.keys.iter().find(|key| key.path == path);
            key.unwrap_or_else(|| panic!("{path}")).clone()
        };
        assert_eq!(
            key("evidence", "judged").about.zh,
            "研判：凭判断确定，有相关依据。"
        );
        let with = key("model.toml", "attributes.<name>(household).with");
        assert!(with.form.zh.contains("alone（独居）"), "{:?}", with.form);
        assert!(with.form.en.contains("alone (nobody)"), "{:?}", with.form);
        let share = key("processes.toml", "<name>(share)");
        assert!(share.about.zh.starts_with("比例"), "{:?}", share.about);
        // The only key of a choice means what the choice means; a name of one's own, what its section means.
        let by = key("services.toml", "<name>.cost.uprating.by");
        assert_eq!(by.about.zh, "按增长类过程提标，如价格、低保标准。");
        let payer = key("services.toml", "<name>.cost.payers.<name>");
        assert_eq!(payer.about.zh, "各付款方的配套比例，合计为 1。");
        let holders = key("elsewhere.toml", "holders.share");
        assert_eq!(holders.form.zh, "数");
    }
}
