//! `towns.toml`: the towns of a county, and what is known of each.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::axes::Year;
use crate::source::{Evidence, Verification, Words};
use crate::statistics::sampling::Distribution;

/// Words for the kinds of places behind the name of a town, which are left out as often as not.
const KINDS: [&str; 6] = ["街道办事处", "街道办", "街道", "镇", "乡", "办事处"];

/// Words in a name that stands for all towns that no row names.
const OTHERS: [&str; 6] = ["其他", "其它", "其余", "余下", "other", "rest"];

/// Whether a town goes by a name: by its title or key, or by that without the word for its kind (太平 for 太平街道).
pub fn is_town_called((key, title): (&str, &Words), name: &str) -> bool {
    let bare = |text: &str| text.split_whitespace().collect::<String>();
    let name = bare(name);
    let title_zh = bare(&title.zh);
    let stem = |text: &str| {
        let mut stems = KINDS.iter().filter_map(|kind| text.strip_suffix(kind));
        let stem = stems.find(|stem| !stem.is_empty());
        stem.map(str::to_string)
    };
    let same = key == name || title_zh == name || bare(&title.en) == name;
    // 城东镇 is not 城东街道: one of the two has to be without such a word.
    same || stem(&title_zh).is_some_and(|stem| stem == name)
        || stem(&name).is_some_and(|stem| stem == title_zh)
}

/// Whether a name stands for all towns that no other row names.
pub fn is_for_other_towns(name: &str) -> bool {
    let name = name.to_lowercase();
    OTHERS.iter().any(|word| name.contains(word))
}

/// The towns and streets of the county, and what is known of each: never inherited, but for `concentration`. The
/// county's numbers are split over them after the run; the county itself is projected without them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(extend("x-zh" = "本县的镇（街道）及各镇（街道）已知的数；除 `concentration` 外不继承。全县测算完成后再分到各镇（街道），全县的测算不用它们。"))]
#[serde(deny_unknown_fields)]
pub struct TownsFile {
    /// Key in `datasets/sources.toml` of what is said of the towns.
    #[schemars(extend("x-zh" = "各镇（街道）数据的来源，填 `datasets/sources.toml` 里的键名。"))]
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
    /// What else to know.
    #[schemars(extend("x-zh" = "说明。"))]
    pub note: Option<Words>,
    /// A table beside this file with the numbers of the towns.
    #[schemars(extend("x-zh" = "与本文件放在一起的各镇（街道）数据表。"))]
    pub table: Option<TownTableFile>,
    /// How much towns differ beyond what is known of them; that of the model that is extended if not given.
    #[schemars(extend("x-zh" = "各镇（街道）之间未知的差别有多大；不写则用所继承模型的。"))]
    pub concentration: Option<ConcentrationsFile>,
    /// For services with places: the quantity that is the share of towns with at least one centre; if not given, the
    /// completion that moves by the count of the service's new units.
    #[schemars(extend("x-zh" = "有床位（名额）的服务：其机构覆盖镇（街道）的比例是哪个量；不写则为按该服务新增机构数完成的过程。"))]
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    #[schemars(extend("x-keys" = "service", "x-names" = "quantity"))]
    pub covered: IndexMap<String, String>,
    /// The towns: one section for each. Where there is a table and no section, the towns are those of the table.
    #[schemars(extend("x-zh" = "镇（街道）：一个一节。有数据表而不写各节时，以表中的镇（街道）为准。"))]
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    pub town: IndexMap<String, TownFile>,
}

/// A table of towns: each row says what is counted (`指标`, `measure`), in which town (`镇街`, `town`) and how many
/// (`数值`, `value`). What is counted: people (人口, `population`), the share of the county's people (比例, `share`),
/// certificate holders (持证人数, `holders`), recipients of a service (享受人数, `recipients`) and its centres (机构数,
/// `centres`). A column 年份 (`year`) gives the year of holders and recipients, a column 服务 (`service`) the service by
/// its key or name, a column 误差 (`error`) the error.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(extend("x-zh" = "各镇（街道）数据表：每行写镇街（`镇街`）、指标（`指标`）和数值（`数值`）。指标有人口（`人口`）、占全县人口的比例（`比例`）、持证人数（`持证人数`）、一项服务的享受人数（`享受人数`）和机构数（`机构数`）；持证人数和享受人数另写年份（`年份`），享受人数和机构数另写服务的键或名称（`服务`），可写误差（`误差`）。列名也可用英文。"))]
#[serde(deny_unknown_fields)]
pub struct TownTableFile {
    /// Table in the model's folder, as text or as a workbook.
    #[schemars(extend("x-zh" = "模型文件夹内的表：文本或工作簿。"))]
    pub file: String,
    /// Sheet of a workbook; the first visible one that is not empty if none.
    #[schemars(extend("x-zh" = "工作表；不写则取第一个可见且非空的。"))]
    pub sheet: Option<String>,
}

/// How much towns differ beyond what is known of them, as concentrations of Dirichlet distributions: the greater, the
/// more alike; 100 lets a town with a tenth of the people have 7 to 13 % of the holders (one standard deviation).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(extend("x-zh" = "各镇（街道）之间未知的差别，以狄利克雷分布的集中度表示：越大越相近；集中度为 100 时，占全县人口一成的镇，其持证人数约占 7% 至 13%（一个标准差）。"))]
#[serde(deny_unknown_fields)]
pub struct ConcentrationsFile {
    /// Of the people of towns whose population is not known.
    #[schemars(extend("x-zh" = "人口未知的镇（街道）之间人口的集中度。"))]
    pub people: ConcentrationFile,
    /// Of holders, around the people of each town.
    #[schemars(extend("x-zh" = "持证残疾人相对各镇（街道）人口的集中度。"))]
    pub holders: ConcentrationFile,
    /// Of the need for each service, around the holders of each town.
    #[schemars(extend("x-zh" = "各项服务的需求相对各镇（街道）持证残疾人的集中度。"))]
    pub needs: ConcentrationFile,
}

/// One concentration.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(extend("x-zh" = "一个集中度。"))]
#[serde(deny_unknown_fields)]
pub struct ConcentrationFile {
    /// What it may be.
    #[schemars(extend("x-zh" = "可能取值的分布。"))]
    #[schemars(extend("x-within" = "positive"))]
    pub distribution: Distribution,
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
    /// What else to know.
    #[schemars(extend("x-zh" = "说明。"))]
    pub note: Option<Words>,
}

/// A town or street, and what is known of it. What is not said is not known.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(extend("x-zh" = "一个镇（街道）及其已知的数；不写即未知。", "x-example" = "{ population = 52000.0, share = 0.05, holders = [{ year = 2024, persons = 1180.0, error = 0.01 }], centres = { service = 2 } }"))]
#[serde(deny_unknown_fields)]
pub struct TownFile {
    /// Name for people.
    #[schemars(extend("x-zh" = "名称。"))]
    pub title: Words,
    /// People, counted alike in all towns: registered people if they are known, else residents.
    #[schemars(extend("x-zh" = "人口，各镇（街道）口径一致：有户籍人口用户籍人口，没有则用常住人口。"))]
    #[schemars(extend("x-unit" = "persons"))]
    pub population: Option<f64>,
    /// Or its share of the county's people.
    #[schemars(extend("x-zh" = "或占全县人口的比例。"))]
    #[schemars(range(min = 0.0, max = 1.0))]
    pub share: Option<f64>,
    /// Certificate holders at the end of any year from the base year on.
    #[schemars(extend("x-zh" = "基年及以后任何一年年末的持证残疾人。"))]
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub holders: Vec<TownCountFile>,
    /// Recipients of services without places.
    #[schemars(extend("x-zh" = "不受床位（名额）限制的服务的享受人数。"))]
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    #[schemars(extend("x-keys" = "service"))]
    pub recipients: IndexMap<String, Vec<TownCountFile>>,
    /// Centres of services with places, in the base year; 0 where it is known that there is none.
    #[schemars(extend("x-zh" = "基年有床位（名额）的服务的机构数；已知没有的写 0。"))]
    #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
    #[schemars(extend("x-keys" = "service"))]
    pub centres: IndexMap<String, u32>,
}

/// A number of a town in a year.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(extend("x-zh" = "一个镇（街道）某年的数。", "x-example" = "{ year = 2024, persons = 1180.0, error = 0.01 }"))]
#[serde(deny_unknown_fields)]
pub struct TownCountFile {
    /// The year.
    #[schemars(extend("x-zh" = "年份。"))]
    #[schemars(extend("x-unit" = "year"))]
    pub year: Year,
    /// How many.
    #[schemars(extend("x-zh" = "人数。"))]
    #[schemars(extend("x-unit" = "persons"))]
    pub persons: f64,
    /// Standard deviation of what it may be wrong by, relative to it; 0 is exact.
    #[schemars(extend("x-zh" = "误差的标准差，按人数的比例计；0 为无误差。"))]
    #[serde(default)]
    #[schemars(extend("x-unit" = "ratio"), range(min = 0.0))]
    pub error: f64,
    /// Where it is from, if not from the source of the whole file: key in `datasets/sources.toml`, or in the model's own.
    #[schemars(extend("x-zh" = "与本文件的来源不同的，填来源的键名（`datasets/sources.toml` 或本模型的 `sources.toml`）。"))]
    #[schemars(extend("x-names" = "source"))]
    pub source: Option<String>,
    /// Place in that source.
    #[schemars(extend("x-zh" = "在该来源中的位置（页、表、段）。"))]
    pub at: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_town_goes_by_its_name_without_its_kind() {
        let title = Words::both("太平街道", "Taiping Subdistrict");
        let called = |name: &str| is_town_called(("taiping", &title), name);
        for name in [
            "太平街道",
            "太平",
            " 太平 街道",
            "taiping",
            "Taiping Subdistrict",
        ] {
            assert!(called(name), "{name}");
        }
        for name in ["太平镇", "平", "", "街道", "其他镇街"] {
            assert!(!called(name), "{name}");
        }
        assert!(is_for_other_towns("其他镇街") && !is_for_other_towns("太平街道"));
    }
}
