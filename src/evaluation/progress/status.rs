//! What is said of an indicator.

use serde::Serialize;

/// What is said of an indicator, in the words of official evaluations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Its year is known: beyond the target.
    Exceeded,
    /// Its year is known: the target is met.
    Met,
    /// Its year is known: it is not.
    NotMet,
    /// Its year is still to come: the whole target is reached already.
    Early,
    /// Its year is still to come: at least a tenth more than the plan needs by then.
    Ahead,
    /// Its year is still to come: as much as the plan needs by then.
    OnTime,
    /// Its year is still to come: at least nine tenths of it.
    Nearly,
    /// Its year is still to come: less.
    Behind,
    /// Its year is still to come: not reached yet, and no base year's value from which progress could be told.
    Unreached,
    /// An indicator that is to be kept, and is.
    Kept,
    /// One that is to be kept, and is not.
    NotKept,
    /// Nothing was reported.
    NotReported,
}

impl Status {
    /// Chinese word.
    pub const fn zh(self) -> &'static str {
        match self {
            Status::Exceeded => "超额完成",
            Status::Met => "如期实现",
            Status::NotMet => "未完成",
            Status::Early => "提前实现",
            Status::Ahead => "快于预期",
            Status::OnTime => "符合预期",
            Status::Nearly => "基本符合预期",
            Status::Behind => "滞后于预期",
            Status::Unreached => "尚未达到（无基期值）",
            Status::Kept => "保持",
            Status::NotKept => "低于应保持的水平",
            Status::NotReported => "未报数",
        }
    }

    /// English word.
    pub const fn en(self) -> &'static str {
        match self {
            Status::Exceeded => "exceeded",
            Status::Met => "met",
            Status::NotMet => "not met",
            Status::Early => "met early",
            Status::Ahead => "ahead",
            Status::OnTime => "on time",
            Status::Nearly => "nearly on time",
            Status::Behind => "behind",
            Status::Unreached => "not reached yet (no base value)",
            Status::Kept => "kept",
            Status::NotKept => "not kept",
            Status::NotReported => "not reported",
        }
    }

    /// Whether something is to be done about it.
    pub const fn lags(self) -> bool {
        matches!(self, Status::NotMet | Status::Behind | Status::NotKept)
    }
}
