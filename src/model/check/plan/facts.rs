//! What a plan says of the past: shares that are shares, and people that are whole.

mod doubted;
mod starts;

use super::super::checking::Checking;
use super::super::settings::last_years;
use crate::model::file::{FactFile, ServiceFile};
use crate::units::Unit;

/// A count below this that is not whole is in another unit.
const WHOLE_BELOW: f64 = 100.0;

/// Every fact has a size that its unit can have.
pub(super) fn check(checking: &mut Checking<'_>) {
    for (key, fact) in &checking.file().plan.facts {
        let at = format!("facts.{key}.value");
        let value = fact.value;
        let counted = fact.unit.is_counted();
        period(checking, key, fact);
        recipients(checking, key, fact);
        doubted::check(checking, key, fact);
        starts::check(checking, key, fact);
        finite(checking, &at, fact);
        let broken = value < 0.0 || value < WHOLE_BELOW && value.fract() != 0.0;
        if fact.unit == Unit::Share && !(0.0..=1.0).contains(&value) {
            checking.say(
                "plan",
                &at,
                (format!("比例 {value}"), format!("a share of {value}")),
                (
                    "0 到 1 之间（99% 写 0.99）".into(),
                    "from 0 to 1 (99 % is 0.99)".into(),
                ),
                ("是百分数的话请除以 100", "Divide a per cent by 100"),
            );
        }
        if counted && !broken && value.fract() != 0.0 {
            let (zh, en) = (fact.unit.zh(), fact.unit.en());
            checking.remind_in_layer(
                0,
                "plan",
                &at,
                (format!("{value} {zh}"), format!("{value} {en}")),
                ("整数".into(), "a whole number".into()),
                (
                    "请核对单位和小数点；若确实如此，不必改",
                    "Look up the unit and the decimal point; if it is right, leave it",
                ),
            );
        }
        if counted && broken {
            let (zh, en) = (fact.unit.zh(), fact.unit.en());
            checking.say(
                "plan",
                &at,
                (format!("{value} {zh}"), format!("{value} {en}")),
                (
                    "不小于 0 的整数".into(),
                    "a whole number of 0 or more".into(),
                ),
                (
                    "是否以万为单位？请写出整数，如 7260",
                    "Is it in 10,000s? Write it out, such as 7260",
                ),
            );
        }
    }
}

/// Recipients by which a service is fixed in the base year are of that year: earlier ones are taken for them, which is said.
/// Of later ones it is said where their years are.
fn recipients(checking: &mut Checking<'_>, key: &str, fact: &FactFile) {
    let file = checking.file();
    let (base, year) = (file.model.base_year, fact.period[1]);
    let observed = |own: &ServiceFile| own.observed.as_ref().is_some_and(|own| own.fact == key);
    let mut services = file.services.iter().filter(|(_, own)| observed(own));
    let Some((_, service)) = services.next() else {
        return;
    };
    let title = &service.title;
    if let Some((second, other)) = services.next() {
        checking.remind_in_layer(
            0,
            "services",
            &format!("{second}.observed.fact"),
            (
                format!(
                    "{}与{}的公布人数是同一个（{key}）",
                    other.title.zh, title.zh
                ),
                format!(
                    "{} and {} have the same published recipients ({key})",
                    other.title.en, title.en
                ),
            ),
            (
                "各项服务自己的公布人数".into(),
                "published recipients of each service's own".into(),
            ),
            (
                "是否引用错了？确是合在一起公布的，请只写一项",
                "Was the wrong fact named? If they were published together, name it once",
            ),
        );
    }
    if year >= base {
        return;
    }
    checking.remind_in_layer(
        0,
        "plan",
        &format!("facts.{key}.period"),
        (
            format!("{}：{year} 年的人数当作基期 {base} 年的", title.zh),
            format!(
                "{}: recipients of {year}, taken for those of {base}",
                title.en
            ),
        ),
        (
            format!("{base} 年的人数"),
            format!("the recipients of {base}"),
        ),
        (
            "请核对年份；有基期的数就换成基期的，没有的可不改",
            "Look the year up; give those of the base year if there are any, else leave it",
        ),
    );
}

/// What was printed is a number, and below nothing only where it grows, or where its title says what it is.
fn finite(checking: &mut Checking<'_>, at: &str, fact: &FactFile) {
    let value = fact.value;
    let signed = fact.unit == Unit::Number;
    let other = matches!(
        fact.unit,
        Unit::Yuan | Unit::YuanConstant | Unit::Ratio | Unit::Years | Unit::Children
    );
    let elsewhere = matches!(fact.unit, Unit::Share | Unit::Growth);
    if elsewhere || value.is_finite() && (value >= 0.0 || !other) {
        return;
    }
    let (zh, en) = (fact.unit.zh(), fact.unit.en());
    let least = if signed {
        ("有限的数", "a finite number")
    } else {
        ("不小于 0 的有限的数", "a finite number of at least 0")
    };
    checking.say(
        "plan",
        at,
        (format!("{value} {zh}"), format!("{value} {en}")),
        (least.0.into(), least.1.into()),
        ("请改正数值或单位", "Correct the value or the unit"),
    );
}

/// The years of a fact follow each other, within a century of the base year; what is later than that year is no past.
fn period(checking: &mut Checking<'_>, key: &str, fact: &FactFile) {
    let [from, to] = fact.period;
    let base = checking.file().model.base_year;
    let last = *last_years(base).end();
    let first = base.saturating_sub(last.saturating_sub(base));
    let at = format!("facts.{key}.period");
    let found = (format!("{from} 到 {to} 年"), format!("{from} to {to}"));
    let advice = ("请改正 period", "Correct period");
    // A sum on which something is fixed is asked for years of its own.
    let anchored = {
        let settings = &checking.file().model;
        let sums = settings.money.iter().flat_map(|money| &money.sums);
        let mut anchors = sums.filter_map(|(_, sum)| sum.anchor.as_ref());
        let work = settings.work.as_ref().map(|work| &work.entry_anchor.fact);
        anchors.any(|anchor| anchor.fact == key) || work.is_some_and(|fact| fact == key)
    };
    if anchored {
        return;
    }
    if from > to || from < first || to > last {
        checking.say(
            "plan",
            &at,
            found,
            (
                format!("先小后大、{first} 到 {last} 年之间的年份"),
                format!("years from {first} to {last}, from the first to the last"),
            ),
            advice,
        );
    } else if to > base {
        checking.remind_in_layer(
            0,
            "plan",
            &at,
            found,
            (
                format!("基期 {base} 年及以前的年份"),
                format!("years up to the base year {base}"),
            ),
            (
                "这里写规划所载的既往事实；基期以后的实绩写在 observations.toml",
                "Facts of the past stand here; what was reported of later years belongs into observations.toml",
            ),
        );
    }
}
