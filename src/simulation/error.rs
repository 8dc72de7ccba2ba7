//! Why a simulation cannot start.

use std::fmt;

use thiserror::Error;

use super::person::PersonError;
use crate::statistics::StatisticsError;

/// A number that is published of the base year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Published {
    /// New jobs over some years.
    Jobs,
    /// Recipients of a service, by its key.
    Recipients(String),
    /// Holders of certificates, by the key of their parameter.
    Holders(String),
}

impl fmt::Display for Published {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Published::Jobs => f.write_str("work.entry_anchor"),
            Published::Recipients(key) | Published::Holders(key) => f.write_str(key),
        }
    }
}

/// Why a simulation cannot start.
#[derive(Debug, Error)]
pub enum SimulationError {
    /// Whoever is told of the progress did not want it to go on.
    #[error("已停止 · stopped")]
    Stopped,
    /// The mathematics refused the data.
    #[error("计算{what}时出错 · while computing {what}: {why}")]
    Mathematics {
        /// What was being computed.
        what: &'static str,
        /// Why it was refused.
        #[source]
        why: StatisticsError,
    },
    /// People could not be followed.
    #[error("逐人推算时出错 · following people: {0}")]
    Person(#[from] PersonError),
    /// A rule asks about households, which cohorts cannot tell.
    #[error(
        "有服务按家庭情况判断资格，须用 --engine persons 逐人计算 · a rule asks about households: follow \
         persons with --engine persons"
    )]
    AsksAboutHouseholds,
    /// Persons are to be followed where nobody holds a certificate.
    #[error(
        "模型没有残疾与证件（[disability]），不能逐人推算 · the model has no [disability]: persons cannot be \
         followed"
    )]
    NobodyToFollow,
    /// More holders would die than people.
    #[error(
        "第 {draw} 次模拟：有的年龄上持证人死亡数将超过全部死亡数；相对死亡率或持证人数过高 · draw {draw}: at \
         some age more certificate holders would die than people; relative mortality or the number of holders \
         is too high"
    )]
    TooManyDeaths {
        /// The draw.
        draw: u32,
    },
    /// A published number of the base year that nobody counts for.
    #[error(
        "{whose}：基年公布的 {published} 无法实现：没有人符合 · {whose} of the base year ({published}) cannot be \
         met: nobody counts for it"
    )]
    NobodyCounts {
        /// What was published.
        whose: Published,
        /// The number.
        published: f64,
    },
    /// Two exact reports of one year that differ.
    #[error(
        "{key}：同一年的两个没有误差的报告不能都成立 · {key}: two reports of the same year without error cannot \
         both hold"
    )]
    ReportsDisagree {
        /// The process.
        key: String,
    },
    /// A register has holders where nobody can be.
    #[error(
        "持证登记 {year} 年：有一格为 {persons} 人，而模型里没有人可以在那一格（年龄、性别、类别、等级） · register \
         of {year}: a part has {persons} holders, and nobody in the model can be there (age, sex, category, grade)"
    )]
    NobodyInRegister {
        /// The year.
        year: crate::axes::Year,
        /// Holders in that part.
        persons: f64,
    },
    /// More recipients than holders whom the rule admits.
    #[error(
        "{}：公布的 {published} 人多于持证登记中符合条件的 {eligible:.0} 人；请核对两者的口径和年份 · {}: {published} \
         recipients were published, more than the {eligible:.0} holders of the register whom its rule admits; look \
         both up",
        service.zh, service.en
    )]
    MoreRecipientsThanHolders {
        /// The service.
        service: Box<crate::source::Words>,
        /// Recipients published.
        published: f64,
        /// Holders whom the rule admits.
        eligible: f64,
    },
    /// Persons cannot follow a register of later years.
    #[error(
        "逐人计算（--engine persons）还不能用基年之后（{year} 年）的持证登记；请把 base_year 设为该年，或改用 \
         --engine cohorts · persons cannot follow a register of a year after the base year ({year}) yet: let \
         base_year be that year, or use --engine cohorts"
    )]
    RegisterAheadOfPersons {
        /// The year.
        year: crate::axes::Year,
    },
    /// Nobody is old enough to head a household.
    #[error(
        "没有 {age} 岁及以上的人，无人可当户主 · nobody is {age} or older, so nobody can head a household"
    )]
    NobodyHeadsHouseholds {
        /// First age.
        age: usize,
    },
    /// A mean size and a share who live alone that cannot both be.
    #[error(
        "平均每户 {size} 人与独居比例 {alone} 互相矛盾 · households of {size} people on average and a share of \
         {alone} who live alone contradict each other"
    )]
    NoSuchHouseholds {
        /// People in a household.
        size: f64,
        /// Share of people who live alone.
        alone: f64,
    },
    /// An outlook that no mortality gives.
    #[error(
        "没有一种死亡率能得出展望中 {years} 岁的预期寿命 · no mortality gives the outlook's life expectancy of \
         {years} years"
    )]
    NoSuchExpectancy {
        /// Years of life.
        years: f64,
    },
}

impl SimulationError {
    /// Names what was being computed.
    pub(crate) fn while_computing(what: &'static str) -> impl FnOnce(StatisticsError) -> Self {
        move |why| SimulationError::Mathematics { what, why }
    }
}
