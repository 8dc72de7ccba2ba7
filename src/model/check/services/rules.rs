//! Rules of eligibility that make sense.

use super::super::checking::Checking;
use crate::axes::AGES;
use crate::model::file::{AttributeFile, Basis, ServiceFile};
use crate::model::rule::{Answers, Clause, MOST_ASKED, Rule, RuleFile};

/// A rule of clauses, its attributes as bits; an unknown one has been complained about.
pub(super) fn clauses(written: &[RuleFile], attribute: &dyn Fn(&String) -> Option<usize>) -> Rule {
    let clauses = written.iter().map(|clause| Clause {
        age: clause.age,
        sex: clause.sex,
        category: clause.category.clone(),
        grade: clause.grade.clone(),
        is: clause
            .is
            .iter()
            .filter_map(attribute)
            .filter(|place| *place < Answers::MOST)
            .fold(Answers::default(), |all, place| all.with(place, true)),
    });
    Rule {
        clauses: clauses.collect(),
    }
}

/// Ages of every clause, and what may be asked about households.
pub(super) fn check(checking: &mut Checking<'_>, layer: usize, key: &str, file: &ServiceFile) {
    for (i, clause) in file.eligible.iter().enumerate() {
        if let Some([from, to]) = clause.age
            && (from > to || to >= AGES)
        {
            checking.say_in_layer(
                layer,
                "services",
                &format!("{key}.eligible.{}", i + 1),
                (
                    format!("年龄 {from} 到 {to}"),
                    format!("ages {from} to {to}"),
                ),
                (
                    "先小后大、不超过 100 的年龄".into(),
                    "ages from low to high, at most 100".into(),
                ),
                ("请改正年龄", "Correct the ages"),
            );
        }
    }
    redundant(checking, layer, key, &file.eligible);
    if file.eligible.is_empty() && file.enabled {
        checking.remind_in_layer(
            layer,
            "services",
            &format!("{key}.eligible"),
            (
                "一条规则也没有，没有人符合".into(),
                "no clause, so that nobody is eligible".into(),
            ),
            (
                "至少一条；人人都符合写 [{}]".into(),
                "a clause; [{}] is for everybody".into(),
            ),
            (
                "请补上规则；不提供这项服务，请写 enabled = false",
                "Add a clause; for a service that there is not, enabled = false",
            ),
        );
    }
    let nobody = |clause: &RuleFile| {
        let grade = clause.grade.as_ref().is_some_and(|own| own.is_empty());
        grade || clause.category.as_ref().is_some_and(|own| own.is_empty())
    };
    for i in (0..file.eligible.len()).filter(|i| nobody(&file.eligible[*i])) {
        checking.say_in_layer(
            layer,
            "services",
            &format!("{key}.eligible.{}", i + 1),
            (
                "grade 或 category 一个也没有写".into(),
                "an empty grade or category".into(),
            ),
            (
                "至少一个等级、一个类别；不限的不写".into(),
                "a grade or a category; where any will do, leave it out".into(),
            ),
            ("请补上，或删去这一项", "Add one, or remove it"),
        );
    }
    let of_household = |name: &String| {
        let attribute = checking.file().model.attributes.get(name);
        matches!(attribute, Some(AttributeFile::Household { .. }))
    };
    let mut clauses = file.eligible.iter();
    let asks = clauses.position(|clause| clause.is.iter().any(of_household));
    // The base year, and so the baseline, knows no households.
    let answers = layer > 0 && file.basis != Basis::Disabled;
    if let Some(i) = asks.filter(|_| !answers) {
        checking.say_in_layer(
            layer,
            "services",
            &format!("{key}.eligible.{}.is", i + 1),
            (
                "按家庭情况判断，此处不可用".into(),
                "asks about households, which cannot be answered here".into(),
            ),
            (
                "basis 不是 disabled，且写在情景里".into(),
                "another basis than disabled, and in a scenario".into(),
            ),
            (
                "请移到情景文件，或改用别的属性",
                "Move the rule to a scenario, or ask for another attribute",
            ),
        );
    }
    let mut asked: Vec<&String> = file.eligible.iter().flat_map(|clause| &clause.is).collect();
    asked.sort_unstable();
    asked.dedup();
    if asked.len() > MOST_ASKED {
        checking.say_in_layer(
            layer,
            "services",
            &format!("{key}.eligible"),
            (
                format!("问到 {} 个属性", asked.len()),
                format!("asks about {} attributes", asked.len()),
            ),
            (
                format!("至多 {MOST_ASKED} 个"),
                format!("at most {MOST_ASKED}"),
            ),
            ("请减少", "Ask about fewer"),
        );
    }
}

/// A reminder of each clause that admits nobody beside another one, and of each value that stands twice: mostly another one was
/// meant.
fn redundant(checking: &mut Checking<'_>, layer: usize, key: &str, clauses: &[RuleFile]) {
    for (place, clause) in clauses.iter().enumerate() {
        let at = format!("{key}.eligible.{}", place + 1);
        let twice = [
            ("category", has_twice(clause.category.as_deref())),
            ("grade", has_twice(clause.grade.as_deref())),
            ("is", has_twice(Some(clause.is.as_slice()))),
        ];
        for (what, _) in twice.into_iter().filter(|(_, twice)| *twice) {
            checking.remind_in_layer(
                layer,
                "services",
                &format!("{at}.{what}"),
                (
                    format!("{what} 里有一项写了两次"),
                    format!("a value of {what} stands twice"),
                ),
                ("各写一次".into(), "each value once".into()),
                (
                    "是不是要写另一项？若只是重复，请删去一个",
                    "Was another one meant? If it is only said twice, remove one",
                ),
            );
        }
        // Of two that are the same the later one is named.
        let beside = clauses.iter().enumerate().position(|(other, own)| {
            let covered = other != place && admits_all_of(own, clause);
            covered && (other < place || !admits_all_of(clause, own))
        });
        let Some(other) = beside else { continue };
        let (own, other) = (place + 1, other + 1);
        checking.remind_in_layer(
            layer,
            "services",
            &at,
            (
                format!("符合第 {own} 条的人都符合第 {other} 条"),
                format!("whoever is admitted by clause {own} is by clause {other} too"),
            ),
            (
                "各条各有所指：符合任一条即可".into(),
                "clauses that each admit somebody: any of them will do".into(),
            ),
            (
                "是不是要两个条件同时符合（写在同一条里），或写错了等级、类别、年龄？若只是重复，请删去一条",
                "Must both hold (in one clause), or is a grade, a category or an age another one? If it is only said twice, remove one",
            ),
        );
    }
}

/// Whether a value stands twice in a list.
fn has_twice<T: PartialEq>(values: Option<&[T]>) -> bool {
    let values = values.unwrap_or_default();
    let mut all = values.iter().enumerate();
    all.any(|(place, value)| values[..place].contains(value))
}

/// Whether everybody whom `one` admits is admitted by `other` too, by what they say.
fn admits_all_of(other: &RuleFile, one: &RuleFile) -> bool {
    let ages = other.age.is_none_or(|[from, to]| {
        one.age
            .is_some_and(|[first, last]| from <= first && last <= to)
    });
    let sex = other.sex.is_none_or(|sex| one.sex == Some(sex));
    ages && sex
        && within(one.category.as_deref(), other.category.as_deref())
        && within(one.grade.as_deref(), other.grade.as_deref())
        && other.is.iter().all(|name| one.is.contains(name))
}

/// Whether all of some values are among others, of which none means any.
fn within<T: PartialEq>(some: Option<&[T]>, others: Option<&[T]>) -> bool {
    let all = |some: &[T], others: &[T]| some.iter().all(|value| others.contains(value));
    others.is_none_or(|others| some.is_some_and(|some| all(some, others)))
}
