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
    /// All of them, in the order in which they are offered.
    pub const ALL: [PaperKind; 5] = [
        PaperKind::Midterm,
        PaperKind::Final,
        PaperKind::Budget,
        PaperKind::Scenarios,
        PaperKind::Brief,
    ];

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

    /// What it is, in Chinese and English.
    pub const fn about(self) -> (&'static str, &'static str) {
        match self {
            PaperKind::Midterm => ("中期评估报告", "Mid-term evaluation of the plan"),
            PaperKind::Final => ("终期评估报告", "Final evaluation of the plan"),
            PaperKind::Budget => ("经费测算", "Estimate of a budget"),
            PaperKind::Scenarios => ("情景比较", "Scenarios beside each other"),
            PaperKind::Brief => ("预测简报", "What is to be expected, in a few pages"),
        }
    }
}
