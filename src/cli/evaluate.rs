//! `plancast evaluate`: a plan held against what was reported, at mid-term or in the end.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, ValueEnum};

use plancast::evaluation::progress::Stage;
use plancast::model::scenario::BASELINE;
use plancast::task::evaluate::{Settings, evaluate};
use plancast::task::run;

use super::asking::Asking;
use super::failure::{Said, in_language};
use super::progress::Bars;
use super::say::answer;
use super::workspace::with_threads;

/// When the plan is evaluated.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum When {
    /// Before its last year · 规划末年之前
    Midterm,
    /// After its last year · 规划末年之后
    Final,
}

/// A plan evaluated on what was reported
#[derive(Debug, Args)]
pub struct Evaluate {
    #[command(flatten)]
    asking: Asking,
    /// Table of what was reported: 指标, 年份, 数值; the model's own observations if not given ·
    /// 实绩表，列为指标、年份、数值；不写则用模型中的数据
    #[arg(long, value_name = "FILE")]
    actuals: Option<PathBuf>,
    /// Mid-term or final; if not given, final where the plan's last year has been reported, else mid-term ·
    /// 中期或终期；不写时，规划末年已有实绩为终期，否则为中期
    #[arg(long = "as", value_enum)]
    when: Option<When>,
    /// Scenario, by key or title · 情景的键或名称
    #[arg(long, value_name = "NAME", default_value = BASELINE)]
    scenario: String,
    /// Draw no charts, which take most of the time of a short run; tables are written ·
    /// 不画图，只写表；模拟次数少时，画图最费时
    #[arg(long)]
    without_charts: bool,
}

impl Evaluate {
    /// Evaluates the plan and prints what was found.
    pub fn execute(&self) -> Result<ExitCode, Said> {
        let language = self.asking.language();
        let said = in_language(language);
        let settings = Settings {
            run: run::Settings {
                charts: !self.without_charts,
                ..self.asking.settings(vec![self.scenario.clone()])
            },
            actuals: self.actuals.clone(),
            stage: self.when.map(|when| match when {
                When::Midterm => Stage::Midterm,
                When::Final => Stage::Final,
            }),
        };
        let bars = Bars::new(language);
        let done = with_threads(self.asking.threads, &bars, || evaluate(&settings, &bars))
            .map_err(&said)?;
        answer(self.asking.format, || done.words(language), || done.json()).map_err(said)
    }
}
