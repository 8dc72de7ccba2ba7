//! `observations.toml`: what was reported later.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::axes::Year;
use crate::source::{Evidence, Verification};
use crate::statistics::elementary::exponential;
use crate::units::Unit;

/// What was reported after the base year.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(extend("x-zh" = "基年以后公布的数。"))]
#[serde(deny_unknown_fields)]
pub struct ObservationsFile {
    /// What was reported.
    #[schemars(extend("x-zh" = "公布数。"))]
    #[serde(default)]
    pub observation: Vec<ObservationFile>,
}

/// One reported value: of a process, of what a target of the plan measures, of the people, or of the recipients of a
/// service.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(extend("x-zh" = "一个公布数：过程的、规划目标所衡量的、人口的，或某项服务享受人数的。"))]
#[serde(deny_unknown_fields)]
pub struct ObservationFile {
    /// The process that it is a value of; this, `target` or `quantity`.
    #[schemars(extend("x-zh" = "公布的是哪个过程；与 `target`、`quantity` 三者取一。"))]
    #[schemars(extend("x-names" = "process"))]
    pub process: Option<String>,
    /// The target whose measure it is a value of, or of what a single year added where every year is to add, or the
    /// growth itself where that is to keep step with another (`in_step_with`), with the other growth of the same year
    /// beside it; this, `process` or `quantity`.
    #[schemars(extend("x-zh" = "公布的是哪项规划目标所衡量的量；目标为每年新增（`each_year_adds`）的，填当年新增数；目标为与另一增长同步（`in_step_with`）的，填增速本身，同一文件里须有同年的另一增长，相差多少则填在所衡量的过程名下；与 `process`、`quantity` 三者取一。", "x-example" = "'coverage_target'"))]
    #[schemars(extend("x-names" = "target"))]
    pub target: Option<String>,
    /// What is reported of the people of a year after the start (`population`, `births`, `deaths`), or
    /// `<service>.served`: the recipients of a service at the end of a year after the base year; this, `process` or
    /// `target`.
    #[schemars(extend("x-zh" = "公布的是哪个量：起点以后的人口数（`population`、`births`、`deaths`），或 `<服务>.served`，即某项服务基年以后某年年末的享受人数；与 `process`、`target` 三者取一。"))]
    #[schemars(extend("x-names" = "quantity"))]
    pub quantity: Option<String>,
    /// The year it is about.
    #[schemars(extend("x-zh" = "所属年份。", "x-unit" = "year"))]
    pub year: Year,
    /// The year from which it was known; the year after if not given.
    #[schemars(extend("x-zh" = "自哪年起为人所知；不写则为次年。", "x-unit" = "year"))]
    pub known: Option<Year>,
    /// The value; a share of 97 % is 0.97, and 0 and 1 are read as they stand.
    #[schemars(extend("x-zh" = "数值；比例 97% 写 0.97，0 与 1 照原样读。", "x-unit" = "as what it is about"))]
    pub value: f64,
    /// Standard deviation of its error, in the unit of the value; of a count also a text in per cent of it, such as '1%';
    /// if not given, it stands as printed.
    #[schemars(extend("x-zh" = "误差的标准差，单位同数值；数量的误差也可写成占数值的百分比，如 '1%'；不写则按所印的数。", "x-unit" = "as what it is about"))]
    pub error: Option<f64>,
    /// Key in `datasets/sources.toml`.
    #[schemars(extend("x-zh" = "来源，填 `datasets/sources.toml` 里的键名。"))]
    #[schemars(extend("x-names" = "source"))]
    pub source: String,
    /// Place in the source.
    #[schemars(extend("x-zh" = "在来源中的位置（页、表、段）。"))]
    pub at: Option<String>,
    /// How it was obtained.
    #[schemars(extend("x-zh" = "取得方式。"))]
    pub evidence: Evidence,
    /// How the source was seen.
    #[schemars(extend("x-zh" = "来源的核实情况。"))]
    pub verification: Verification,
}

/// Yearly change of the population, in logarithms, that should be looked at.
const FAST: f64 = 0.03;
/// Births and deaths of a year for each person beyond which they should be looked at.
const RARE: [f64; 2] = [0.002, 0.03];

/// What can be reported of the people of any year after the start; the paths that follow learn from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PeopleQuantity {
    /// Everybody at the end of the year.
    Population,
    /// Births in the year.
    Births,
    /// Deaths in the year.
    Deaths,
}

impl PeopleQuantity {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Population, Self::Births, Self::Deaths];

    /// Key of the quantity.
    pub const fn key(self) -> &'static str {
        match self {
            PeopleQuantity::Population => "population",
            PeopleQuantity::Births => "births",
            PeopleQuantity::Deaths => "deaths",
        }
    }

    /// The keys of all of them, one after the other.
    pub fn keys(between: &str) -> String {
        Self::ALL.map(Self::key).join(between)
    }

    /// The word in a Chinese sentence; in an English one it is the key.
    const fn zh(self) -> &'static str {
        match self {
            PeopleQuantity::Population => "人口",
            PeopleQuantity::Births => "出生",
            PeopleQuantity::Deaths => "死亡",
        }
    }

    /// All of them in a sentence: Chinese, English.
    pub fn said() -> (String, String) {
        (Self::ALL.map(Self::zh).join("、"), Self::keys(", "))
    }

    /// What a row of a table of reports may call it, beside its key.
    pub const fn names(self) -> &'static [&'static str] {
        match self {
            PeopleQuantity::Population => &["户籍人口", "人口", "年末户籍人口", "户籍总人口"],
            PeopleQuantity::Births => &["出生", "出生人数", "出生人口"],
            PeopleQuantity::Deaths => &["死亡", "死亡人数", "死亡人口"],
        }
    }

    /// The least and the most of it that a region could have, for each of the starting population.
    pub const fn for_each(self) -> [f64; 2] {
        match self {
            PeopleQuantity::Population => [0.5, 2.0],
            PeopleQuantity::Births | PeopleQuantity::Deaths => [0.001, 0.05],
        }
    }

    /// The least and the most of it that need no second look, so many years (1 at least) after a start with the fewest,
    /// the middle and the most people that are given.
    pub fn usual(self, [low, start, high]: [f64; 3], years: f64) -> [f64; 2] {
        match self {
            PeopleQuantity::Population => {
                let fast = exponential(FAST * years);
                [low / fast, high * fast]
            }
            PeopleQuantity::Births | PeopleQuantity::Deaths => RARE.map(|part| part * start),
        }
    }

    /// What is said after the numbers that are usual: Chinese, English; nothing where these say all.
    pub const fn usual_said(self) -> (&'static str, &'static str) {
        match self {
            PeopleQuantity::Population => (
                "，每年变动不超过 3%",
                ", and a change of at most 3 % a year",
            ),
            PeopleQuantity::Births | PeopleQuantity::Deaths => ("", ""),
        }
    }

    /// Whether it is counted at the end of a year, so that it grows from the start.
    pub const fn is_stock(self) -> bool {
        match self {
            PeopleQuantity::Population => true,
            PeopleQuantity::Births | PeopleQuantity::Deaths => false,
        }
    }
}

impl ObservationFile {
    /// A counted value of a year, not yet said of what.
    pub const fn counted(year: Year, value: f64, source: String) -> Self {
        ObservationFile {
            process: None,
            target: None,
            quantity: None,
            year,
            known: None,
            value,
            error: None,
            source,
            at: None,
            evidence: Evidence::Measured,
            verification: Verification::Unverified,
        }
    }

    /// What it says of the people, if it is about them.
    pub fn of_people(&self) -> Option<PeopleQuantity> {
        let named = self.quantity.as_deref()?;
        PeopleQuantity::ALL
            .into_iter()
            .find(|quantity| quantity.key() == named)
    }

    /// Sets aside what no run of the years until then can see: it is about the last of them, which nobody will ever know.
    pub fn set_aside(&mut self, until: Year) {
        (self.year, self.known) = (until, Some(NEVER));
    }

    /// Whether it only keeps in use what it is about.
    pub fn is_set_aside(&self) -> bool {
        self.known == Some(NEVER)
    }

    /// The year from which it was known.
    pub fn known(&self) -> Year {
        self.known.unwrap_or(self.year.saturating_add(1))
    }
}

/// A year in which nothing is known yet.
pub const NEVER: Year = Year::MAX;

/// Key of the quantity of a service's recipients.
pub fn recipients_of(service: &str) -> String {
    format!("{service}.served")
}

/// What the recipients of a service of this Chinese title are called in a table.
pub fn recipients_called(title: &str) -> String {
    format!("{title}享受人数")
}

/// What the recipients of a service are called in Chinese, who are counted in a unit.
pub const fn recipients_in(unit: Unit) -> &'static str {
    match unit {
        Unit::Persons => "享受人数",
        Unit::PersonTimes => "享受人次",
        Unit::Households => "享受户数",
        _ => "享受数量",
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn each_quantity_of_people_has_its_place_and_names_of_its_own() {
        let mut names = BTreeSet::new();
        for (place, quantity) in PeopleQuantity::ALL.into_iter().enumerate() {
            // Reports are kept in this order.
            assert_eq!(quantity as usize, place);
            let own = quantity.names().iter().copied().chain([quantity.key()]);
            for name in own {
                assert!(names.insert(name), "{name} is said twice");
            }
            let [least, most] = quantity.for_each();
            assert!(0.0 < least && least < most);
            // What needs no second look can be.
            let [from, to] = quantity.usual([1.0; 3], 1.0);
            assert!(least < from && from < to && to < most);
        }
    }
}
