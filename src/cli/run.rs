//! `plancast run`: from a model to charts, tables, and a summary that a planner understands.

use std::process::ExitCode;

use clap::{Args, ValueEnum};

use plancast::model::scenario::BASELINE;
use plancast::simulation::Follow;
use plancast::task::run::{Ran, Settings, run};

use super::asking::Asking;
use super::failure::{Said, in_language};
use super::progress::Bars;
use super::say::say;
use super::workspace::with_threads;
use super::{Format, spoken};

/// Whom the engine follows from the base year on
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Following {
    /// Numbers of people by age, sex and certificate · 按年龄、性别、持证情况的人数
    Cohorts,
    /// Persons, one by one, in their households · 逐人计算，连同所在家庭户
    Persons,
}

impl From<Following> for Follow {
    fn from(following: Following) -> Self {
        match following {
            Following::Cohorts => Follow::Cohorts,
            Following::Persons => Follow::Persons,
        }
    }
}

/// Run a model
#[derive(Debug, Args)]
pub struct Run {
    #[command(flatten)]
    asking: Asking,
    /// Scenario by key or title, or `all`; may be given several times · 情景的键或名称，或 all（全部）；可写多次
    #[arg(long, value_name = "NAME", default_value = BASELINE)]
    scenario: Vec<String>,
    /// Whom to follow from the base year on; cohorts unless a rule asks about households ·
    /// 基年以后按什么计算；除非有规则涉及家庭户，都用 cohorts
    #[arg(long, value_enum)]
    engine: Option<Following>,
    /// For publication: counts of fewer than ten people, and what would give them away, are left out ·
    /// 供公布：略去不足十人的数，以及能推出这些数的数
    #[arg(long)]
    publish: bool,
    /// Draw no charts, which take most of the time of a short run; tables and workbooks are written ·
    /// 不画图，只写表和工作簿；模拟次数少时，画图最费时
    #[arg(long)]
    without_charts: bool,
}

impl Run {
    /// Runs every scenario asked for and prints what is to be said.
    pub fn execute(&self) -> Result<ExitCode, Said> {
        let language = self.asking.language();
        let said = in_language(language);
        let settings = Settings {
            follow: self.engine.map(Follow::from),
            publish: self.publish,
            charts: !self.without_charts,
            ..self.asking.settings(self.scenario.clone())
        };
        let bars = Bars::new(language);
        let ran =
            with_threads(self.asking.threads, &bars, || run(&settings, &bars)).map_err(&said)?;
        let texts: Vec<String> = match self.asking.format {
            Format::Text => {
                let told = ran.iter().enumerate().map(|(place, own)| {
                    let before = ran.first().filter(|_| place > 0);
                    own.words(before, language)
                });
                told.collect()
            }
            Format::Json => ran
                .iter()
                .map(Ran::json)
                .map(|json| json.to_string())
                .collect(),
        };
        say(&match (self.asking.format, texts.as_slice()) {
            (Format::Text, several) => spoken::told(several.join("\n\n")),
            (Format::Json, [one]) => one.clone(),
            (Format::Json, several) => format!("[{}]", several.join(",\n")),
        })
        .map_err(said)?;
        Ok(ExitCode::SUCCESS)
    }
}
