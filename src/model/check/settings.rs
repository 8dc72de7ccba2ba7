//! `model.toml`: years that follow each other, names that exist, and numbers that nobody uses.

mod anchors;
mod attributes;

use std::ops::RangeInclusive;

use super::checking::Checking;
use crate::axes::{AGES, Category, Year};
use crate::model::file::{AttributeFile, ModelFile};

/// Nothing is known of so many years ahead, or so long ago.
const CENTURY: Year = 100;

/// Years that the projection from a base year may end in.
pub fn last_years(base: Year) -> RangeInclusive<Year> {
    base.saturating_add(1)..=base.saturating_add(CENTURY)
}

/// Whether the years of the settings follow each other. Where they do not, whatever else is said of years is wrong.
pub(super) fn years(checking: &mut Checking<'_>) -> bool {
    let settings = &checking.file().model;
    let [first, base, last] = [settings.history_from, settings.base_year, settings.until];
    let near = |year: Year| base.saturating_sub(year).saturating_abs() <= CENTURY;
    let (begins, ends) = (first <= base && near(first), base < last && near(last));
    if !(begins && ends) {
        let wrong = match (begins, ends) {
            (true, _) => "until",
            (_, true) => "history_from",
            _ => "base_year",
        };
        // Where the others are another model's, it is the one that this model says.
        let lines = checking.lines("model");
        let own = ["until", "base_year", "history_from"];
        let own = own.into_iter().find(|key| lines.says(key));
        let wrong = if lines.says(wrong) {
            wrong
        } else {
            own.unwrap_or(wrong)
        };
        checking.say(
            "model",
            wrong,
            (
                format!("{first}、{base}、{last}"),
                format!("{first}, {base}, {last}"),
            ),
            (
                format!("history_from ≤ base_year < until，相差不超过 {CENTURY} 年"),
                format!("history_from ≤ base_year < until, at most {CENTURY} years apart"),
            ),
            ("请改正年份", "Correct the years"),
        );
    }
    begins && ends
}

/// Ages and names of the settings.
pub(super) fn check(checking: &mut Checking<'_>) {
    let file = checking.file();
    let settings = &file.model;
    if settings.draws == 0 {
        checking.say(
            "model",
            "draws",
            ("0 次".into(), "0 draws".into()),
            ("至少 1 次".into(), "at least 1".into()),
            ("请改正 draws", "Correct draws"),
        );
    }
    if settings.population.census.is_some() == settings.population.table.is_some() {
        checking.say(
            "model",
            "population",
            (
                "census 与 table 须恰好给出一个".into(),
                "exactly one of census and table must be given".into(),
            ),
            (
                "一个起点人口表".into(),
                "one table of the starting population".into(),
            ),
            ("请补上或删去一个", "Add or remove one"),
        );
    }
    if !settings.population.registered.is_empty() && settings.population.migrants.is_none() {
        checking.say(
            "model",
            "population.registered",
            (
                "缺少 [population.migrants]".into(),
                "[population.migrants] is missing".into(),
            ),
            ("流动人口的年龄参数".into(), "the ages of migrants".into()),
            ("请补上", "Add it"),
        );
    }
    one_in(checking, file);
    if let Some(disability) = &settings.disability {
        for category in Category::ALL {
            if !disability.shape.contains_key(category) {
                checking.say(
                    "model",
                    "disability.shape",
                    (format!("缺少 {category}"), format!("{category} is missing")),
                    (
                        "每个类别一个参数".into(),
                        "a parameter for each category".into(),
                    ),
                    ("请补上", "Add it"),
                );
            }
        }
        if disability.structures == 0 {
            checking.say(
                "model",
                "disability.structures",
                ("0 个".into(), "0".into()),
                ("至少 1".into(), "at least 1".into()),
                ("请改正", "Correct it"),
            );
        }
    }
    let mut ages: Vec<(String, Option<[usize; 2]>)> = vec![
        (
            "work.ages".into(),
            settings.work.as_ref().map(|work| work.ages),
        ),
        (
            "households.able".into(),
            settings
                .households
                .as_ref()
                .map(|households| households.able),
        ),
    ];
    for (name, attribute) in &settings.attributes {
        if let AttributeFile::Share { ages: own, .. } = attribute {
            ages.push((format!("attributes.{name}.ages"), *own));
        }
    }
    for (key, ages) in ages {
        if let Some([from, to]) = ages
            && (from > to || to >= AGES)
        {
            checking.say(
                "model",
                &key,
                (format!("{from} 到 {to}"), format!("{from} to {to}")),
                (
                    "先小后大、不超过 100 的年龄".into(),
                    "ages from low to high, at most 100".into(),
                ),
                ("请改正年龄", "Correct the ages"),
            );
        }
    }
    attributes::check(checking, file);
    region(checking, file);
    anchors::check(checking, file);
}

/// A region is six digits.
fn region(checking: &mut Checking<'_>, file: &ModelFile) {
    if let Some(code) = &file.model.region
        && (code.len() != 6 || code.parse::<u32>().is_err())
    {
        checking.say(
            "model",
            "region",
            (format!("写的是 {code}"), format!("found {code}")),
            (
                "六位行政区划代码".into(),
                "a region code of six digits".into(),
            ),
            ("请改正 region", "Correct region"),
        );
    }
}

/// Only people are raised again: nothing else may be counted, and nothing fixed on published counts but
/// the holders.
fn one_in(checking: &mut Checking<'_>, file: &ModelFile) {
    let settings = &file.model;
    let Some(one_in) = settings.population.one_in else {
        return;
    };
    let disability = settings.disability.as_ref();
    let counts = !settings.population.registered.is_empty()
        || disability.is_some_and(|disability| disability.anchored_on.is_some())
        || !settings.attributes.is_empty()
        || settings.work.is_some()
        || settings.money.is_some()
        || file
            .services
            .values()
            .any(|service| service.capacity.is_some() || service.cost.is_some());
    if one_in == 0 || counts {
        checking.say(
            "model",
            "population.one_in",
            (format!("每 {one_in} 人跟踪 1 人"), format!("one person in {one_in}")),
            (
                "至少 1；模型里没有户籍换算、收入、就业、资金、床位或价格".into(),
                "at least 1, in a model without registered people, income, work, money, places or prices"
                    .into(),
            ),
            ("请删去 one_in", "Remove one_in"),
        );
    }
}
