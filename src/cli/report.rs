//! `plancast report`: a paper to hand in.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;

use plancast::model::scenario::BASELINE;
use plancast::report::papers::IssueDate;
use plancast::task::Failure;
use plancast::task::report::{Form, PaperKind, Settings, report};
use plancast::task::run;

use super::asking::Asking;
use super::failure::{Said, in_language};
use super::options::{certainty, one_of, period};
use super::progress::Bars;
use super::say::answer;
use super::workspace::with_threads;

/// A paper to hand in, in the form of official documents
#[derive(Debug, Args)]
pub struct Report {
    #[command(flatten)]
    asking: Asking,
    /// Which paper · 哪一种报告
    #[arg(long = "as", value_parser = one_of(&PaperKind::ALL, PaperKind::key, PaperKind::about))]
    which: PaperKind,
    /// As what it is written · 写成什么格式
    #[arg(
        long,
        value_parser = one_of(&Form::ALL, Form::key, Form::about),
        value_delimiter = ',',
        default_value = "docx,xlsx,html,ipynb,md"
    )]
    formats: Vec<Form>,
    /// Table of what was reported, for an evaluation; the model's own observations if not given ·
    /// 实绩表，用于评估报告；不写则用模型中的数据
    #[arg(long, value_name = "FILE")]
    actuals: Option<PathBuf>,
    /// First and last year, for a budget and for scenarios, such as 2026-2030 ·
    /// 起止年份，用于经费测算和情景比较，如 2026-2030
    #[arg(long, value_name = "YEARS", value_parser = period)]
    period: Option<[i32; 2]>,
    /// Money appropriated, for a budget: 2027=120000000 · 安排的资金，用于经费测算：2027=120000000
    #[arg(long, value_name = "[WHAT:]YEARS=YUAN")]
    appropriation: Vec<String>,
    /// Probability in per cent with which the money shall suffice, for a budget; 90 if not given ·
    /// 希望资金够用的把握（%），用于经费测算；不写为 90
    #[arg(long, value_name = "PERCENT", value_parser = certainty)]
    certainty: Option<u8>,
    /// Who hands the paper in, under its title; the model's `office`, or the federation of its place, if not given ·
    /// 报告标题下的出具单位；不写则用模型的 office，或“地名+残疾人联合会”
    #[arg(long, value_name = "NAME", value_parser = office)]
    office: Option<String>,
    /// Day or month under the title, such as 2026-11-28 or 2026-11; none stands there if not given ·
    /// 报告标题下的日期，如 2026-11-28 或 2026-11；不写则不印日期
    #[arg(long, value_name = "DATE", value_parser = date)]
    date: Option<IssueDate>,
    /// Scenario by key or title, or `all`; several between commas, or the option several times ·
    /// 情景的键或名称，或 all（全部）；几个情景用逗号隔开，或写多次
    #[arg(long = "scenario", value_name = "NAME")]
    scenarios: Vec<String>,
    /// For publication: counts of fewer than ten people, and what would give them away, are left out ·
    /// 供公布：略去不足十人的数，以及能推出这些数的数
    #[arg(long)]
    publish: bool,
}

fn office(text: &str) -> Result<String, String> {
    let named = Some(text.trim()).filter(|text| !text.is_empty());
    named.map(str::to_string).ok_or_else(|| {
        "出具单位的名称；不写 --office 则用模型的 office · a name; without --office that of the model is used".to_string()
    })
}

fn date(text: &str) -> Result<IssueDate, String> {
    IssueDate::read(text).ok_or_else(|| {
        "日期，如 2026-11-28 或 2026-11 · a date such as 2026-11-28 or 2026-11".to_string()
    })
}

/// How sure one wants to be that the money suffices if nothing is said, in per cent.
const CERTAINTY: u8 = 90;

impl Report {
    /// An option that says nothing of the paper that is asked for is refused: its reader would take it to be heeded.
    fn fits(&self) -> Result<(), Failure> {
        let [midterm, last, budget, scenarios, _] = PaperKind::ALL;
        let options: [(&str, bool, &[PaperKind]); 4] = [
            ("--actuals", self.actuals.is_some(), &[midterm, last]),
            ("--period", self.period.is_some(), &[budget, scenarios]),
            ("--appropriation", !self.appropriation.is_empty(), &[budget]),
            ("--certainty", self.certainty.is_some(), &[budget]),
        ];
        let strange = options
            .iter()
            .filter(|(_, given, of)| *given && !of.contains(&self.which));
        let wrong = strange.map(|(option, _, of)| {
            let own = self.which.key();
            let of: Vec<&str> = of.iter().map(|kind| kind.key()).collect();
            let (zh, en) = (of.join("、"), of.join(" and "));
            Failure::words(
                format!("{option} 只用于 --as {zh}，而这里是 --as {own}；请去掉它"),
                format!("{option} is for --as {en} only, and this is --as {own}; leave it out"),
            )
        });
        Failure::if_any(wrong.collect())
    }

    /// Writes the paper and says where it is.
    pub fn execute(&self) -> Result<ExitCode, Said> {
        let language = self.asking.language();
        let said = in_language(language);
        self.fits().map_err(&said)?;
        let scenarios = match (self.scenarios.is_empty(), self.which) {
            (false, _) => self.scenarios.clone(),
            (true, PaperKind::Scenarios) => vec!["all".to_string()],
            (true, _) => vec![BASELINE.to_string()],
        };
        let settings = Settings {
            run: run::Settings {
                publish: self.publish,
                ..self.asking.settings(scenarios)
            },
            kind: self.which,
            forms: self.formats.clone(),
            language: self.asking.tongue(),
            actuals: self.actuals.clone(),
            period: self.period,
            appropriations: self.appropriation.clone(),
            certainty: f64::from(self.certainty.unwrap_or(CERTAINTY)) / 100.0,
            office: self.office.clone(),
            date: self.date,
        };
        let bars = Bars::new(language);
        let done =
            with_threads(self.asking.threads, &bars, || report(&settings, &bars)).map_err(&said)?;
        answer(self.asking.format, || done.words(language), || done.json()).map_err(said)
    }
}
