//! Who may have a service, in the words of the sheet of scenarios: clauses between “；”, of which any admits; in a
//! clause categories, grades, sex, ages and attributes, all of which must hold.

use super::titled::is_called;
use crate::axes::{AGES, Category, Grade, Sex};
use crate::model::ModelFolder;
use crate::model::rule::RuleFile;

/// The word for a clause that admits everybody.
const ALL: &str = "所有人";

/// The clauses of a text, or the word that is not understood.
pub(super) fn clauses_of(text: &str, base: &ModelFolder) -> Result<Vec<RuleFile>, String> {
    let clauses = text.split(['；', ';']).map(str::trim);
    let clauses = clauses.filter(|clause| !clause.is_empty());
    clauses.map(|clause| clause_of(clause, base)).collect()
}

fn clause_of(text: &str, base: &ModelFolder) -> Result<RuleFile, String> {
    let mut clause = RuleFile::default();
    let words = text.split(['，', ',', '、']).map(str::trim);
    for word in words.filter(|word| !word.is_empty() && *word != ALL) {
        let attribute = base.file.model.attributes.iter();
        let mut attribute = attribute.filter(|(key, own)| is_called(word, key, own.title()));
        if let Some(grade) = grade_of(word) {
            clause.grade.get_or_insert_default().push(grade);
        } else if let Some(category) = category_of(word) {
            clause.category.get_or_insert_default().push(category);
        } else if let Some(sex) = Sex::ALL.iter().find(|own| own.zh() == word) {
            clause.sex = Some(*sex);
        } else if let Some((key, _)) = attribute.next() {
            clause.is.push(key.clone());
        } else if let Some(ages) = ages_of(word) {
            clause.age = Some(ages);
        } else {
            return Err(word.to_string());
        }
    }
    Ok(clause)
}

/// The text of clauses; nothing where no text says them.
pub(super) fn text_of(clauses: &[RuleFile], base: &ModelFolder) -> Option<String> {
    let said: Option<Vec<String>> = clauses.iter().map(|clause| said(clause, base)).collect();
    let text = said?.join("；");
    (clauses_of(&text, base).as_deref() == Ok(clauses)).then_some(text)
}

fn said(clause: &RuleFile, base: &ModelFolder) -> Option<String> {
    let mut parts = Vec::new();
    if let Some(categories) = &clause.category {
        let all: Vec<&str> = categories.iter().map(|own| own.zh()).collect();
        parts.push(all.join("、"));
    }
    if let Some(grades) = &clause.grade {
        let all: Vec<&str> = grades.iter().map(|own| own.zh()).collect();
        parts.push(all.join("、"));
    }
    parts.extend(clause.sex.map(|sex| sex.zh().to_string()));
    parts.extend(clause.age.map(|[from, to]| format!("{from}-{to}岁")));
    for key in &clause.is {
        let attribute = base.file.model.attributes.get(key)?;
        parts.push(attribute.title().zh.clone());
    }
    match parts.is_empty() {
        true => Some(ALL.to_string()),
        false => Some(parts.join("，")),
    }
}

fn category_of(word: &str) -> Option<Category> {
    let bare = word.trim_end_matches("残疾");
    Category::ALL.iter().copied().find(|own| own.zh() == bare)
}

fn grade_of(word: &str) -> Option<Grade> {
    let bare = word.strip_suffix('级')?;
    let mut all = Grade::ALL.iter().copied();
    all.find(|own| own.key() == bare || own.zh() == word)
}

/// Ages such as 16-59岁, 60岁以上, 17岁以下.
fn ages_of(word: &str) -> Option<[usize; 2]> {
    let oldest = AGES - 1;
    let bare: String = word
        .chars()
        .filter(|c| *c != '岁' && !c.is_whitespace())
        .map(|c| match c {
            '—' | '–' | '－' | '~' | '～' | '至' => '-',
            other => other,
        })
        .collect();
    let number = |text: &str| text.parse::<usize>().ok().filter(|age| *age <= oldest);
    let bare = bare.replace("及以", "以");
    if let Some(from) = bare.strip_suffix("以上") {
        return Some([number(from)?, oldest]);
    }
    if let Some(to) = bare.strip_suffix("以下") {
        return Some([0, number(to)?]);
    }
    let (from, to) = bare.split_once('-')?;
    let ages = [number(from)?, number(to)?];
    (ages[0] <= ages[1]).then_some(ages)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn an_attribute_is_named_by_its_key_or_its_title_in_either_language() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("models/wenling");
        let base = ModelFolder::open(&folder).expect("the model that ships");
        for (key, attribute) in &base.file.model.attributes {
            let title = attribute.title();
            for name in [key, &title.zh, &title.en] {
                let clauses = clauses_of(name, &base).expect("it is understood");
                assert_eq!(clauses.len(), 1, "{name}");
                assert_eq!(clauses[0].is, [key.as_str()], "{name}");
            }
        }
        assert!(clauses_of("无此属性", &base).is_err());
    }
}
