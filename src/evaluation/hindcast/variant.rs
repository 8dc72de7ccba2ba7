//! The forecasts that are judged: what each takes for granted about migration.

/// A way to forecast the second census.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Variant {
    /// The engine with migration from the other counties' decade: the same ten years, another place.
    CrossFitted,
    /// The engine with the model's own net migration of the registered population: no other county,
    /// and nothing later than the first census but the parameters themselves, which were set for one
    /// county and with later years in mind.
    Parameters,
    /// Births and deaths only.
    NobodyMoves,
    /// The first census again; a number, not a distribution.
    NoChange,
}

impl Variant {
    /// All of them.
    pub const ALL: [Variant; 4] = [
        Variant::CrossFitted,
        Variant::Parameters,
        Variant::NobodyMoves,
        Variant::NoChange,
    ];

    /// The word used in files.
    pub const fn key(self) -> &'static str {
        match self {
            Variant::CrossFitted => "cross_fitted",
            Variant::Parameters => "parameters",
            Variant::NobodyMoves => "nobody_moves",
            Variant::NoChange => "no_change",
        }
    }

    /// Chinese name.
    pub const fn zh(self) -> &'static str {
        match self {
            Variant::CrossFitted => "迁移取自其他县（交叉拟合）",
            Variant::Parameters => "迁移取自模型参数（不看其他县）",
            Variant::NobodyMoves => "只有生死，无迁移",
            Variant::NoChange => "不变",
        }
    }

    /// English name.
    pub const fn en(self) -> &'static str {
        match self {
            Variant::CrossFitted => "migration from the other counties (cross-fitted)",
            Variant::Parameters => "migration by the model's parameters (no other county)",
            Variant::NobodyMoves => "births and deaths, nobody moves",
            Variant::NoChange => "no change",
        }
    }
}

/// The forecasts that have draws, in the order in which they are made.
pub const RANDOM: [Variant; 3] = [
    Variant::CrossFitted,
    Variant::Parameters,
    Variant::NobodyMoves,
];
