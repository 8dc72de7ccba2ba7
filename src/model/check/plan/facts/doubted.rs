//! Facts that nothing can be, that are taken for more than they say, or that nobody can tell from others.

use super::super::super::checking::Checking;
use crate::model::file::{FactFile, ModelFile, Relation, ServiceFile, Way};
use crate::units::Unit;

/// What a fact says can be; where something is fixed on it, it is the number; and no other is called so.
pub(super) fn check(checking: &mut Checking<'_>, key: &str, fact: &FactFile) {
    let file = checking.file();
    let at = format!("facts.{key}.relation");
    let (sign, word, value) = (fact.relation.sign(), fact.relation.word(), fact.value);
    let share = fact.unit == Unit::Share;
    let beyond = match fact.relation.way() {
        // More than everybody is refused as a share.
        Some(Way::Up) => share && value == 1.0,
        Some(Way::Down) => (share || fact.unit.is_counted()) && value <= 0.0,
        None => false,
    };
    let never = fact.relation.has_upper() || fact.relation.is_strict() && beyond;
    if never {
        checking.say(
            "plan",
            &at,
            (
                format!("relation = \"{word}\"，value = {value}"),
                format!("relation = \"{word}\", value = {value}"),
            ),
            (
                "可能的事实：一个数，或超过、不到一个数".into(),
                "a fact that can be: a number, or more or less than one".into(),
            ),
            ("请改正 relation 或 value", "Correct relation or value"),
        );
    } else if fact.relation != Relation::Is && is_fixed_on(file, key) {
        checking.remind_in_layer(
            0,
            "plan",
            &at,
            (
                format!("{}：所载为 {sign} {value}，按恰好 {value} 采用", fact.title.zh),
                format!("{}: {sign} {value} is printed, and {value} itself is taken", fact.title.en),
            ),
            ("确数（=）".into(), "the number itself (=)".into()),
            (
                "每次模拟都以这个数为准：有确数时请改用确数；没有的可不改",
                "Every draw is brought to that number: give the number itself if there is one, else leave it",
            ),
        );
    }
    let mut before = file
        .plan
        .facts
        .iter()
        .take_while(|(other, _)| *other != key);
    let same = |own: &FactFile| own.period == fact.period && own.title.zh == fact.title.zh;
    if let Some((other, own)) = before.find(|(_, own)| same(own)) {
        checking.remind_in_layer(
            0,
            "plan",
            &format!("facts.{key}.title"),
            (
                format!("名称“{}”与 facts.{other} 的相同，那里是 {}，这里是 {value}", fact.title.zh, own.value),
                format!("the title “{}” is that of facts.{other} too, which is {}, and this one {value}", fact.title.en, own.value),
            ),
            (
                "各项事实的名称互不相同".into(),
                "a title for each fact".into(),
            ),
            (
                "请改名；确是同一项的，请删去一个",
                "Rename one, or remove one where both are the same",
            ),
        );
    }
}

/// Whether recipients, a sum of money or new jobs are brought to a fact in every draw.
fn is_fixed_on(file: &ModelFile, key: &str) -> bool {
    let observed = |own: &ServiceFile| own.observed.as_ref().is_some_and(|own| own.fact == key);
    let sums = file.model.money.iter().flat_map(|money| &money.sums);
    let mut anchors = sums.filter_map(|(_, sum)| sum.anchor.as_ref());
    let work = file.model.work.as_ref();
    file.services.values().any(observed)
        || anchors.any(|anchor| anchor.fact == key)
        || work.is_some_and(|work| work.entry_anchor.fact == key)
}
