//! Which papers there are.

/// Which paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaperKind {
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

impl PaperKind {
    /// The word on the command line and in names of folders.
    pub const fn key(self) -> &'static str {
        match self {
            PaperKind::Midterm => "midterm",
            PaperKind::Final => "final",
            PaperKind::Budget => "budget",
            PaperKind::Scenarios => "scenarios",
            PaperKind::Brief => "brief",
        }
    }
}
