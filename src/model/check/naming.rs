//! What a key may name, and where its number must lie.

/// What a name stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Names {
    /// A parameter of `parameters.toml`.
    Parameter,
    /// A process of `processes.toml`.
    Process,
    /// A service of `services.toml`.
    Service,
    /// A fact of `plan.toml`.
    Fact,
    /// A target of `plan.toml`.
    Target,
    /// A work of the register.
    Source,
    /// An attribute of `model.toml`.
    Attribute,
    /// A system of `model.toml`.
    System,
    /// A payer of `model.toml`.
    Payer,
    /// A rule by which amounts rise, of `model.toml`.
    Uprating,
    /// A quantity of the projection.
    Quantity,
}

impl Names {
    /// What a keyword of the description stands for.
    pub fn of(word: &str) -> Option<Self> {
        Some(match word {
            "parameter" => Names::Parameter,
            "process" => Names::Process,
            "service" => Names::Service,
            "fact" => Names::Fact,
            "target" => Names::Target,
            "source" => Names::Source,
            "attribute" => Names::Attribute,
            "system" => Names::System,
            "payer" => Names::Payer,
            "uprating" => Names::Uprating,
            "quantity" => Names::Quantity,
            _ => return None,
        })
    }

    /// What it is called: Chinese, English.
    pub const fn words(self) -> (&'static str, &'static str) {
        match self {
            Names::Parameter => ("参数（parameters.toml）", "parameter in parameters.toml"),
            Names::Process => ("过程（processes.toml）", "process in processes.toml"),
            Names::Service => ("服务（services.toml）", "service in services.toml"),
            Names::Fact => ("规划事实（plan.toml）", "fact in plan.toml"),
            Names::Target => ("规划目标（plan.toml）", "target in plan.toml"),
            Names::Source => (
                "来源（datasets/sources.toml 或模型的 sources.toml）",
                "source (datasets/sources.toml or sources.toml of the model)",
            ),
            Names::Attribute => (
                "属性（model.toml 的 [attributes]）",
                "attribute in [attributes] of model.toml",
            ),
            Names::System => (
                "服务体系（model.toml 的 [systems]）",
                "system in [systems] of model.toml",
            ),
            Names::Payer => (
                "付款方（model.toml 的 [payers]）",
                "payer in [payers] of model.toml",
            ),
            Names::Uprating => (
                "提标办法（model.toml 的 [upratings]）",
                "rule of uprating in [upratings] of model.toml",
            ),
            Names::Quantity => ("量", "quantity"),
        }
    }
}

/// Where a distribution must lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Within {
    /// Above 0.
    Positive,
    /// 0 or more.
    NotNegative,
    /// 0 to 1.
    Share,
}

impl Within {
    /// What a keyword of the description stands for.
    pub fn of(word: &str) -> Option<Self> {
        Some(match word {
            "positive" => Within::Positive,
            "not_negative" => Within::NotNegative,
            "share" => Within::Share,
            _ => return None,
        })
    }

    /// In words: Chinese, English.
    pub const fn words(self) -> (&'static str, &'static str) {
        match self {
            Within::Positive => ("大于 0", "above 0"),
            Within::NotNegative => ("不小于 0", "at least 0"),
            Within::Share => ("0 与 1 之间", "between 0 and 1"),
        }
    }
}
