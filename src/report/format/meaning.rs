//! What a declaration says of itself: in English its comment, in Chinese what stands beside it as `x-zh`.

use serde_json::Value;

use crate::source::Words;

/// A text in both languages.
pub(super) fn both(zh: impl Into<String>, en: impl Into<String>) -> Words {
    Words {
        zh: zh.into(),
        en: en.into(),
    }
}

/// A keyword's text in one line; empty if it is not there.
fn text_of(described: &Value, key: &str) -> String {
    let text = described[key].as_str().unwrap_or_default();
    text.replace("\n\n", " ").replace('\n', " ")
}

/// What a declaration means; nothing if it has no comment. The Chinese is empty where it was forgotten.
pub(super) fn meaning(described: &Value) -> Option<Words> {
    let said = described["description"].is_string();
    said.then(|| {
        both(
            text_of(described, "x-zh"),
            text_of(described, "description"),
        )
    })
}

/// A word of a file and its meaning in brackets, as part of a sentence.
pub(super) fn with_meaning(word: &str, described: &Value) -> Words {
    let Some(meaning) = meaning(described) else {
        return both(word, word);
    };
    let zh = meaning.zh.trim_end_matches('。');
    let mut letters = meaning.en.trim_end_matches('.').chars();
    let first = letters.next().into_iter().flat_map(char::to_lowercase);
    let en: String = first.chain(letters).collect();
    let bracketed = |open: &str, text: &str, close: &str| match text.is_empty() || text == word {
        true => word.to_string(),
        false => format!("{word}{open}{text}{close}"),
    };
    both(bracketed("（", zh, "）"), bracketed(" (", &en, ")"))
}

/// The unit that a declaration gives, if it does; one that is not known stands as it is.
pub(super) fn unit(described: &Value) -> Option<Words> {
    described["x-unit"].as_str()?;
    let en = text_of(described, "x-unit");
    let zh = match en.as_str() {
        "year" => "年",
        "years" => "年数",
        "years of age" => "岁",
        "ratio" => "比例",
        "persons" => "人",
        "units" => "个",
        "places in each" => "每家的床位（名额）",
        "yuan" => "元",
        "in proportion" => "按比例",
        "per person-year" => "每人年",
        "logarithm" => "对数",
        "log odds" => "比数的对数",
        "log change a year" => "每年的对数变化",
        "log change a year of age" => "每岁的对数变化",
        "log change in ten years of age" => "每十岁的对数变化",
        "as the number" => "同该数",
        "as in `unit`" => "同 `unit`",
        "as what it is about" => "同所说的量",
        "on the scale of `kind`" => "按 `kind` 的尺度",
        other => other,
    };
    Some(both(zh.to_string(), en))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_word_stands_with_its_meaning_unless_it_says_no_more() {
        let alone = json!({ "const": "alone", "description": "Nobody.", "x-zh": "独居。" });
        assert_eq!(
            with_meaning("alone", &alone),
            both("alone（独居）", "alone (nobody)")
        );
        let births = json!({ "const": "births", "description": "Births.", "x-zh": "出生人数。" });
        assert_eq!(
            with_meaning("births", &births),
            both("births（出生人数）", "births")
        );
        assert_eq!(with_meaning("one", &json!({})), both("one", "one"));
    }

    #[test]
    fn comments_of_several_lines_are_one() {
        let described = json!({ "description": "One\ntwo.\n\nThree.", "x-zh": "一二三。" });
        assert_eq!(
            meaning(&described),
            Some(both("一二三。", "One two. Three."))
        );
        assert_eq!(meaning(&json!({ "x-zh": "一。" })), None);
    }
}
