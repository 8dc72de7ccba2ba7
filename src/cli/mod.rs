//! The program: one file for each verb.

mod asking;
mod backtest;
mod bench;
mod budget;
mod calibrate;
mod check;
mod clock;
mod compare;
mod completions;
mod county;
mod evaluate;
mod example;
mod explain;
mod failure;
mod forecast;
mod help;
mod hindcast;
mod list;
mod manual;
mod mistyped;
mod options;
mod placeholders;
mod progress;
mod province;
mod report;
mod run;
mod say;
mod sensitivity;
mod series;
mod serve;
mod spoken;
mod targets;
mod towns;
mod verify;
mod why;
mod workspace;

use std::ffi::OsString;
use std::process::ExitCode;

use plancast::source::Tongue;

pub use options::{Format, Lang};

use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};

/// How many people will need what, what will it cost, and will the targets be met? ·
/// 多少人需要什么服务，要多少钱，规划目标能否实现？
#[derive(Debug, Parser)]
#[command(name = "plancast", version, propagate_version = true)]
struct Arguments {
    #[command(subcommand)]
    verb: Verb,
}

impl Arguments {
    /// Reads a command line; where it asks for help, or is wrong, that is said for the readers of a tongue.
    fn read(line: impl IntoIterator<Item = OsString>, tongue: Tongue) -> Result<Self, clap::Error> {
        let line = asked_for_help(line);
        let read = taking_negative(Self::command()).try_get_matches_from(&line);
        // Only who is told something needs its words.
        let matches = read.or_else(|_| {
            let told = help::told(taking_negative(Self::command()), tongue);
            told.try_get_matches_from(&line)
        })?;
        Self::from_arg_matches(&matches)
    }
}

/// A command line in which `help run` is written as `run --help`.
fn asked_for_help(line: impl IntoIterator<Item = OsString>) -> Vec<OsString> {
    let mut line: Vec<OsString> = line.into_iter().collect();
    if !line.iter().any(|part| part == "help") {
        return line;
    }
    let program = Arguments::command();
    let mut verb = Some(&program);
    for at in 1..line.len() {
        let Some(own) = verb.filter(|own| own.has_subcommands()) else {
            break;
        };
        if line[at] == "help" {
            line.remove(at);
            line.push("--help".into());
            break;
        }
        verb = own.find_subcommand(&line[at]);
    }
    line
}

/// Every option takes negative numbers for values, so that those which it cannot have are told with its name and are
/// not taken for options themselves.
fn taking_negative(command: clap::Command) -> clap::Command {
    command
        .mut_args(|argument| {
            let takes = argument.get_action().takes_values();
            argument.allow_negative_numbers(takes)
        })
        .mut_subcommands(taking_negative)
}

#[derive(Debug, Subcommand)]
enum Verb {
    /// Run a model: projections, targets, charts and tables · 运行模型：测算、目标、图和表
    Run(run::Run),
    /// Money by service, payer and year; what an appropriation leaves open · 经费测算：分服务、付款方和年份；拨款还差多少
    Budget(budget::Budget),
    /// Targets together: joint probability, what it takes, the next plan · 目标综合判断：同时实现的概率，还要做什么，下一规划期
    Targets(targets::Targets),
    /// Scenarios beside each other: what differs, what it costs · 情景比较：差别在哪里，要多花多少
    Compare(compare::Compare),
    /// Why money changes between two years, by cause · 两年之间经费变化的原因
    Why(why::Why),
    /// What the uncertainty of a quantity comes from, by group of inputs and by parameter · 一个量的不确定性来自哪些输入、哪些参数
    Sensitivity(sensitivity::Sensitivity),
    /// Evaluate a plan on what was reported: mid-term or final · 按实绩评估规划：中期或终期
    Evaluate(evaluate::Evaluate),
    /// A county's numbers by town, and which town lacks what · 一个县各镇（街道）的数，哪个镇缺什么
    Towns(towns::Towns),
    /// Every county of a province at once, with what they share drawn once · 一次测算全省各县，共有的不确定性只抽一次
    Province(province::Province),
    /// Ask "what if" in the browser, beside the baseline · 在浏览器里即时试算，与基准并列
    Serve(serve::Serve),
    /// Write a paper to hand in: evaluation, budget, scenarios, brief · 写可上报的报告：评估、经费、情景、简报
    Report(report::Report),
    /// The manual for planners, with pictures and figures made anew · 规划人员使用手册，图和数字当场算出
    Manual(manual::Manual),
    /// Condition a model's parameters on published figures · 用公布的数据校准参数
    Calibrate(calibrate::Calibrate),
    /// Write out a model that the program carries · 写出程序自带的模型和数据
    Example(example::Example),
    /// Begin the model of another county, with a workbook to fill in · 新建一个县的模型和待填的工作簿
    New(county::New),
    /// Read a filled-in workbook and write its model · 读入填好的工作簿，写出模型
    Import(county::Import),
    /// Write a county's model back into its workbook · 由模型写回工作簿
    Export(county::Export),
    /// Check a model and its data, and do nothing else · 检查模型和数据，别的什么也不做
    Check(check::Check),
    /// Explain the keys of a model's files · 模型文件中各键的含义
    Explain(explain::Explain),
    /// Run a receipt again and compare bit for bit · 按收据复算，逐位比较
    Verify(verify::Verify),
    /// List models, scenarios, or the series of a model · 列出模型、情景，或一个模型的序列
    List(list::List),
    /// Forecast annual series of any table, with calibrated intervals · 预测任意表中的年度序列，给出校准过的区间
    Forecast(forecast::ForecastFile),
    /// Hold forecasts from earlier years against what came · 回测：较早年份的预测与后来的实际值对照
    Backtest(backtest::Backtest),
    /// Put an engine to the test on a panel of known form · 在已知形式的面板上评测引擎
    Bench(bench::Bench),
    /// Examine the population engine: from one census to the next · 检验人口引擎：从一次普查推到下一次
    Hindcast(hindcast::Hindcast),
    /// Print a completion script for a shell · 打印命令行补全脚本
    Completions(completions::Completions),
}

/// The exit code of a program that was told to stop.
const STOPPED: i32 = 130;

/// Reads the command line, does what it says, and prints what went wrong: exit code 2 for input that
/// can be put right, 1 for anything else.
pub fn main() -> ExitCode {
    // An argument that is no text names no language.
    let given = std::env::args_os().map(|argument| argument.to_string_lossy().into_owned());
    let tongue = spoken::asked(given);
    spoken::begin(tongue);
    let arguments = Arguments::read(std::env::args_os(), tongue)
        .unwrap_or_else(|error| mistyped::leave(&error, tongue));
    // Whoever stops the program finds nothing half-written.
    let stopped = ctrlc::set_handler(|| {
        plancast::report::outbox::clear_unfinished();
        std::process::exit(STOPPED);
    });
    if let Err(error) = stopped {
        eprintln!("不能接管 Ctrl-C（{error}）；中断时可能留下未写完的文件");
        eprintln!(
            "Ctrl-C cannot be taken over ({error}); half-written files may stay when it is pressed"
        );
    }
    plancast::task::make_room();
    let outcome = match &arguments.verb {
        Verb::Run(verb) => verb.execute(),
        Verb::Budget(verb) => verb.execute(),
        Verb::Targets(verb) => verb.execute(),
        Verb::Compare(verb) => verb.execute(),
        Verb::Why(verb) => verb.execute(),
        Verb::Sensitivity(verb) => verb.execute(),
        Verb::Evaluate(verb) => verb.execute(),
        Verb::Towns(verb) => verb.execute(),
        Verb::Province(verb) => verb.execute(),
        Verb::Serve(verb) => verb.execute(),
        Verb::Report(verb) => verb.execute(),
        Verb::Manual(verb) => verb.execute(&Arguments::command()),
        Verb::Calibrate(verb) => verb.execute(),
        Verb::Example(verb) => verb.execute(),
        Verb::New(verb) => verb.execute(),
        Verb::Import(verb) => verb.execute(),
        Verb::Export(verb) => verb.execute(),
        Verb::Check(verb) => verb.execute(),
        Verb::List(verb) => verb.execute(),
        Verb::Explain(verb) => verb.execute(),
        Verb::Verify(verb) => verb.execute(),
        Verb::Forecast(verb) => verb.execute(),
        Verb::Backtest(verb) => verb.execute(),
        Verb::Bench(verb) => verb.execute(),
        Verb::Hindcast(verb) => verb.execute(),
        Verb::Completions(verb) => verb.execute(Arguments::command()),
    };
    match outcome {
        Ok(code) => code,
        Err(failure) => failure.report(),
    }
}
