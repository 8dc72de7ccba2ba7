//! Which papers there are.

/// Which paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Evaluation before the plan's last year.
    Midterm,
    /// Evaluation after it.
    Final,
    /// Estimate of a budget.
    Budget,
    /// Scenarios beside each other.
    Scenarios,
    /// The short one.
    Brief,
}

impl Kind {
    /// The word on the command line and in names of folders.
    pub const fn key(self) -> &'static str {
        match self {
            Kind::Midterm => "midterm",
            Kind::Final => "final",
            Kind::Budget => "budget",
            Kind::Scenarios => "scenarios",
            Kind::Brief => "brief",
        }
    }
}
