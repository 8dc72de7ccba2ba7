//! Why a simulation cannot start, in Chinese and English.

use std::fmt;

use super::SimulationError;
use crate::source::{InWords, Phrases, Words, digits, few_digits, part_in_digits};

impl fmt::Display for SimulationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words().in_one())
    }
}

impl InWords for SimulationError {
    fn words(&self) -> Words {
        use SimulationError::*;
        match self {
            Stopped => Words::both("已停止", "stopped"),
            Mathematics { what, why } => {
                let (zh, why) = (COMPUTED.zh(what), why.words());
                Words::both(
                    format!("计算{zh}时出错：{}；请核对所用的数据和参数", why.zh),
                    format!(
                        "while computing {what}: {}; look up the data and parameters used",
                        why.en
                    ),
                )
            }
            Person(why) => {
                let why = why.words();
                Words::both(
                    format!("逐人推算时出错：{}", why.zh),
                    format!("following people: {}", why.en),
                )
            }
            AsksAboutHouseholds => Words::both(
                "有服务按家庭情况判断资格，须用 --engine persons 逐人计算",
                "a rule asks about households: follow persons with --engine persons",
            ),
            NobodyToFollow => Words::both(
                "模型没有残疾与证件（[disability]），不能逐人推算",
                "the model has no [disability]: persons cannot be followed",
            ),
            TooManyDeaths { draw } => Words::both(
                format!(
                    "第 {draw} 次模拟：有的年龄上持证人死亡数将超过全部死亡数；相对死亡率或持证人数过高"
                ),
                format!(
                    "draw {draw}: at some age more certificate holders would die than people; relative mortality or the \
                     number of holders is too high"
                ),
            ),
            TooManyPeople { year, people } => {
                let people = digits(people.floor());
                Words::both(
                    format!("有一次模拟里，{year} 年末的人口达到 {people}，比全世界的还多"),
                    format!(
                        "in one of the draws {people} people are left at the end of {year}, more than live on earth"
                    ),
                )
            }
            NobodyCounts { whose, published } => Words::both(
                format!("{whose}：基年公布的 {published} 无法实现：没有人符合"),
                format!(
                    "{whose} of the base year ({published}) cannot be met: nobody counts for it"
                ),
            ),
            ReportsDisagree { key } => Words::both(
                format!("{key}：报的数与起点或彼此不能都成立"),
                format!(
                    "{key}: what was reported cannot all hold, beside one another and the start"
                ),
            ),
            NobodyInRegister {
                year,
                part,
                persons,
            } => Words::both(
                format!(
                    "持证登记 {year} 年：{}有 {persons} 人，而模型里没有这样的人",
                    part.zh
                ),
                format!(
                    "register of {year}: {persons} holders ({}), and nobody in the model can be there",
                    part.en
                ),
            ),
            RegisterBeyondPeople { year, persons } => Words::both(
                format!(
                    "持证登记 {year} 年：有的年龄和性别持证人多于这样的人口，共多出 {persons:.0} 人"
                ),
                format!(
                    "register of {year}: {persons:.0} more holders than people of their age and sex"
                ),
            ),
            NoMoneyLeft {
                sum,
                published,
                held,
            } => Words::both(
                format!(
                    "{}：公布的合计 {published:.0} 元，其中与别的标准挂钩的部分按模型已需 {held:.0} 元，其余无从安排；请核对挂钩比例或所挂钩的标准",
                    sum.zh
                ),
                format!(
                    "{}: {published:.0} yuan were published, and {held:.0} are needed for standards tied to others alone: look \
                     up the ratio or the standard to which they are tied",
                    sum.en
                ),
            ),
            MoreRecipientsThanHolders {
                service,
                published,
                eligible,
            } => Words::both(
                format!(
                    "{}：公布的 {published} 人多于可能符合条件的持证残疾人 {eligible:.0} 人；请核对两者的口径和年份",
                    service.zh
                ),
                format!(
                    "{}: {published} recipients were published, more than the {eligible:.0} certificate holders whom its \
                     rule may admit; look both up",
                    service.en
                ),
            ),
            MoreRecipientsThanPeople {
                service,
                year,
                reported,
                most,
            } => Words::both(
                format!(
                    "{}：公布的 {year} 年享受人数 {reported} 人，多于推算中符合条件（或有名额）的人，最多的一次模拟也只有 {most:.0} \
                     人；请核对两者的口径、年份和单位，以及持证登记和资格规则",
                    service.zh
                ),
                format!(
                    "{}: {reported} recipients were reported of {year}, more than the people who may have it or the places \
                     there are: {most:.0} in the draw that has most; look up what both count, the year and the unit, the \
                     register and the rule",
                    service.en
                ),
            ),
            RecipientsAgainstCoverage {
                service,
                year,
                reported,
                coverage,
                nearest,
            } => {
                let [coverage, nearest] = [coverage, nearest].map(|share| 100.0 * share);
                Words::both(
                    format!(
                        "{}：{year} 年公布享受人数 {reported} 人，又公布覆盖率 {coverage:.1}%，两者对不上：这些人在推算中符合条件的\
                         人里，最接近的一次模拟也是 {nearest:.1}%，误差解释不了；请核对两者的口径、年份和单位，删去一个，或写明误差",
                        service.zh
                    ),
                    format!(
                        "{}: {reported} recipients and a coverage of {coverage:.1} % were reported of {year} and do not go \
                         together: of those who may have it the recipients are {nearest:.1} % in the draw that comes nearest, \
                         which their errors do not explain; look up what both count, the year and the unit, and remove one \
                         or give its error",
                        service.en
                    ),
                )
            }
            RecipientsAheadOfPersons { service } => Words::both(
                format!(
                    "逐人计算（--engine persons）还不能用基年之后的享受人数（{}）；请改用 --engine cohorts，或删去这些公布数",
                    service.zh
                ),
                format!(
                    "persons cannot follow recipients of years after the base year yet ({}): use --engine cohorts, or \
                     remove these reports",
                    service.en
                ),
            ),
            RegisterAheadOfPersons { year } => Words::both(
                format!(
                    "逐人计算（--engine persons）还不能用基年之后（{year} 年）的持证登记；请把 base_year 设为该年，或改用 \
                     --engine cohorts"
                ),
                format!(
                    "persons cannot follow a register of a year after the base year ({year}) yet: let base_year be that \
                     year, or use --engine cohorts"
                ),
            ),
            NobodyHeadsHouseholds { age } => Words::both(
                format!("没有 {age} 岁及以上的人，无人可当户主"),
                format!("nobody is {age} or older, so nobody can head a household"),
            ),
            NoSuchHouseholds { size, alone } => {
                let [size, alone] = [size, alone].map(|value| few_digits(*value));
                Words::both(
                    format!("平均每户 {size} 人与独居比例 {alone} 互相矛盾"),
                    format!(
                        "households of {size} people on average and a share of {alone} who live alone contradict each other"
                    ),
                )
            }
            NoSuchShare {
                parameter,
                year,
                value,
            } => {
                let value = part_in_digits(*value, 1.0);
                Words::both(
                    format!("参数 {parameter}：有一次模拟里 {year} 年为 {value}，不是比例"),
                    format!(
                        "parameter {parameter}: in one of the draws it is {value} in {year}, which is no share"
                    ),
                )
            }
            NoSuchExpectancy { years } => {
                let years = digits(*years);
                Words::both(
                    format!("没有一种死亡率能得出展望中 {years} 岁的预期寿命"),
                    format!("no mortality gives the outlook's life expectancy of {years} years"),
                )
            }
        }
    }
}

/// What is computed.
const COMPUTED: Phrases = Phrases(&[
    ("mortality (Li–Lee)", "死亡率（Li–Lee 模型）"),
    ("death rates at single ages", "分岁死亡率"),
    ("outlook of mortality", "死亡率的展望"),
    ("indices of mortality", "死亡率指数"),
    ("fertility", "生育率"),
    ("migration schedule", "迁移年龄模式"),
    ("single ages of the census", "普查的分岁人口"),
    ("structure of disability", "残疾构成"),
    ("prevalence by single age", "分岁现患率"),
    ("composition of holders", "持证人构成"),
    ("sensitivity", "敏感性"),
]);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::simulation::person::PersonError;
    use crate::statistics::StatisticsError;

    #[test]
    fn every_error_is_said_in_both_languages() {
        let why = StatisticsError::Value {
            what: "death rate",
            place: "age 85 and over".to_string(),
            value: 0.0,
            expected: "above zero",
        };
        let key = || "beds".to_string();
        let all = [
            SimulationError::Stopped,
            SimulationError::while_computing("fertility")(why),
            SimulationError::Person(PersonError::Order),
            SimulationError::AsksAboutHouseholds,
            SimulationError::NobodyToFollow,
            SimulationError::TooManyDeaths { draw: 3 },
            SimulationError::TooManyPeople {
                year: 2001,
                people: 2e10,
            },
            SimulationError::NobodyCounts {
                whose: crate::simulation::Published::Holders(key()),
                published: 12.0,
            },
            SimulationError::ReportsDisagree { key: key() },
            SimulationError::NobodyInRegister {
                year: 2001,
                part: Box::new(Words::both("言语、二级", "speech, grade 2")),
                persons: 4.0,
            },
            SimulationError::RegisterBeyondPeople {
                year: 2001,
                persons: 4.0,
            },
            SimulationError::MoreRecipientsThanHolders {
                service: Box::new(Words::both("护理 · 补贴", "care")),
                published: 12.0,
                eligible: 9.0,
            },
            SimulationError::MoreRecipientsThanPeople {
                service: Box::new(Words::both("护理 · 补贴", "care")),
                year: 2001,
                reported: 12.0,
                most: 9.0,
            },
            SimulationError::RecipientsAgainstCoverage {
                service: Box::new(Words::both("护理 · 补贴", "care")),
                year: 2001,
                reported: 12.0,
                coverage: 0.9,
                nearest: 0.95,
            },
            SimulationError::RecipientsAheadOfPersons {
                service: Box::new(Words::both("护理 · 补贴", "care")),
            },
            SimulationError::RegisterAheadOfPersons { year: 2001 },
            SimulationError::NobodyHeadsHouseholds { age: 15 },
            SimulationError::NoSuchHouseholds {
                size: 1.0,
                alone: 0.1,
            },
            SimulationError::NoSuchShare {
                parameter: key(),
                year: 2001,
                value: 1.2,
            },
            SimulationError::NoSuchExpectancy { years: 200.0 },
        ];
        for error in all {
            let words = error.words();
            assert!(words.zh != words.en && !words.en.is_empty(), "{words:?}");
            let han = |text: &str| text.chars().any(|c| ('一'..='龥').contains(&c));
            assert!(han(&words.zh) && !han(&words.en), "{words:?}");
        }
    }

    #[test]
    fn the_reason_stands_in_both_halves() {
        let why = StatisticsError::Length {
            what: "life expectancies",
            found: 3,
            expected: 4,
        };
        let words = SimulationError::while_computing("mortality (Li–Lee)")(why).words();
        assert!(
            words
                .zh
                .contains("死亡率（Li–Lee 模型）时出错：预期寿命：给了 3 个")
        );
        assert!(
            words
                .en
                .contains("mortality (Li–Lee): life expectancies: 3 given")
        );
    }
}
