//! Who may have a service, on one line: `grade:1,2|category:intellectual&grade:3`; `all` is everybody.

use indexmap::IndexMap;
use serde::Deserialize;

use super::said::BothSaid;
use crate::axes::{Category, Grade};
use crate::model::checked::HolderPart;
use crate::model::file::AttributeFile;
use crate::model::rule::RuleFile;
use crate::source::{Language, Words};

/// Everybody.
const ALL: &str = "all";

/// Reads clauses: any of those between `|`, all conditions between `&`.
///
/// All that is not understood is said at once.
pub(super) fn clauses(text: &str) -> Result<Vec<RuleFile>, BothSaid> {
    let mut clauses = Vec::new();
    let mut strange = Vec::new();
    for clause in text.split(['|', '｜']) {
        match read(clause.trim()) {
            Ok(rule) => clauses.push(rule),
            Err(found) => strange.extend(found),
        }
    }
    if strange.is_empty() {
        Ok(clauses)
    } else {
        Err(not_understood(&strange))
    }
}

/// One clause, or those of its conditions that are not understood.
fn read(clause: &str) -> Result<RuleFile, Vec<&str>> {
    if clause == ALL {
        return Ok(RuleFile::default());
    }
    let mut table = toml::Table::new();
    let mut strange = Vec::new();
    for condition in clause.split('&') {
        let Some((name, values)) = condition.split_once([':', '：']) else {
            strange.push(condition);
            continue;
        };
        let (name, values) = (name.trim(), values.trim());
        let words = || {
            values
                .split([',', '，'])
                .map(|word| word.trim().to_string())
        };
        let value = match name {
            "age" => {
                let ends = values
                    .split_once(['-', '–', '—', '~'])
                    .and_then(|(from, to)| {
                        let end = |text: &str| text.trim().parse::<i64>().ok();
                        Some([end(from)?, end(to)?])
                    });
                let Some(ends) = ends else {
                    strange.push(condition);
                    continue;
                };
                toml::Value::from(ends.to_vec())
            }
            "sex" => toml::Value::from(values),
            "category" | "grade" | "is" => toml::Value::from(words().collect::<Vec<_>>()),
            _ => {
                strange.push(condition);
                continue;
            }
        };
        let one = toml::Table::from_iter([(name.to_string(), value.clone())]);
        if RuleFile::deserialize(one).is_err() {
            strange.push(condition);
        }
        table.insert(name.to_string(), value);
    }
    if !strange.is_empty() {
        return Err(strange);
    }
    RuleFile::deserialize(table).map_err(|_| vec![clause])
}

fn not_understood(texts: &[&str]) -> BothSaid {
    let (zh, en) = (texts.join("”“"), texts.join("”, “"));
    let are = if texts.len() > 1 { "are" } else { "is" };
    (
        format!(
            "“{zh}”看不懂；资格写作 grade:1,2、category:visual,hearing、age:18-59、sex:female、is:low_income，同时满足用 &，任一满足用 |，所有人写 {ALL}"
        ),
        format!(
            "“{en}” {are} not understood; who is eligible is written grade:1,2, category:visual,hearing, age:18-59, sex:female, is:low_income, with & between what must all hold, | between what may, and {ALL} for everybody"
        ),
    )
}

/// Clauses as they are written on one line.
pub(in crate::task) fn written(clauses: &[RuleFile]) -> String {
    let texts: Vec<String> = clauses.iter().map(clause).collect();
    texts.join("|")
}

fn clause(rule: &RuleFile) -> String {
    let mut conditions = Vec::new();
    if let Some(grades) = &rule.grade {
        let grades: Vec<String> = grades.iter().map(Grade::to_string).collect();
        conditions.push(format!("grade:{}", grades.join(",")));
    }
    if let Some(categories) = &rule.category {
        let categories: Vec<String> = categories.iter().map(Category::to_string).collect();
        conditions.push(format!("category:{}", categories.join(",")));
    }
    if let Some(sex) = rule.sex {
        conditions.push(format!("sex:{sex}"));
    }
    if let Some([from, to]) = rule.age {
        conditions.push(format!("age:{from}-{to}"));
    }
    if !rule.is.is_empty() {
        conditions.push(format!("is:{}", rule.is.join(",")));
    }
    if conditions.is_empty() {
        return ALL.to_string();
    }
    conditions.join("&")
}

/// Who that is, in words: `一级、二级，18 岁以上；或智力、精神，三级`.
pub(in crate::task) fn in_words(
    clauses: &[RuleFile],
    attributes: &IndexMap<String, AttributeFile>,
) -> Words {
    let each = |language: Language| -> Vec<String> {
        let clauses = clauses.iter();
        clauses
            .map(|rule| who(rule, attributes, language))
            .collect()
    };
    let [zh, en] = [Language::Zh, Language::En].map(each);
    Words::both(zh.join("；或"), en.join("; or "))
}

/// Who one clause admits; attributes are called by their titles.
fn who(
    rule: &RuleFile,
    attributes: &IndexMap<String, AttributeFile>,
    language: Language,
) -> String {
    let any = language.pick("、", " or ");
    let mut conditions = Vec::new();
    if let Some(categories) = &rule.category {
        let names = categories.iter();
        let names = names.map(|own| language.pick(own.zh(), own.en()));
        conditions.push(names.collect::<Vec<_>>().join(any));
    }
    if let Some(grades) = &rule.grade {
        let names = grades.iter();
        let names = names.map(|own| language.pick(own.zh(), own.en()));
        conditions.push(names.collect::<Vec<_>>().join(any));
    }
    let sex = rule.sex.map(|own| language.pick(own.zh(), own.en()));
    conditions.extend(sex.map(String::from));
    if rule.age.is_some() {
        let ages = HolderPart {
            ages: rule.age,
            ..HolderPart::default()
        };
        conditions.push(ages.words().get(language).to_string());
    }
    for key in &rule.is {
        let title = attributes.get(key).map(AttributeFile::title);
        conditions.push(title.map_or(key.as_str(), |own| own.get(language)).into());
    }
    match conditions.is_empty() {
        true => language.pick("所有人", "everybody").to_string(),
        false => conditions.join(language.pick("，", ", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clause_is_told_without_its_keys() {
        let said = |text: &str| in_words(&clauses(text).unwrap(), &IndexMap::new());
        assert_eq!(said("grade:1,2&age:18-100").zh, "一级、二级，18 岁以上");
        assert_eq!(
            said("category:intellectual,psychiatric&grade:3|age:0-6").zh,
            "智力、精神，三级；或0～6 岁"
        );
        assert_eq!(
            said("grade:1,2&age:18-100").en,
            "grade 1 or grade 2, aged 18 and over"
        );
        assert_eq!(said("all").zh, "所有人");
    }

    #[test]
    fn what_is_written_is_read_again() {
        for text in [
            "all",
            "grade:1,2",
            "grade:1,2|grade:3&category:intellectual,psychiatric",
            "grade:1&sex:female&age:18-59&is:low_income",
        ] {
            assert_eq!(written(&clauses(text).unwrap()), text);
        }
        for wrong in ["", "grade", "grade:7", "height:3", "age:young", "sex:1"] {
            assert!(clauses(wrong).is_err(), "{wrong}");
        }
    }
}
