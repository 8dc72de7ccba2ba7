//! What is wrong with a command line, in Chinese; clap says the same in English below it.

use std::error::Error;

use clap::error::{ContextKind, ErrorKind};

/// What is wrong; nothing where help or the version was asked for.
pub fn told(error: &clap::Error) -> Option<String> {
    let of = |kind| error.get(kind).map(ToString::to_string).unwrap_or_default();
    let argument = of(ContextKind::InvalidArg);
    let what = match error.kind() {
        ErrorKind::DisplayHelp
        | ErrorKind::DisplayVersion
        | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => return None,
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            match of(ContextKind::InvalidValue) {
                value if value.is_empty() => format!("{argument} 后面要写一个值"),
                value => format!("{argument} 不能是“{value}”{}", expected(error)),
            }
        }
        ErrorKind::UnknownArgument => format!("没有 {argument} 这个选项"),
        ErrorKind::InvalidSubcommand => {
            format!("没有 {} 这个命令", of(ContextKind::InvalidSubcommand))
        }
        ErrorKind::MissingRequiredArgument => format!("还要写 {argument}"),
        ErrorKind::ArgumentConflict => {
            let other = of(ContextKind::PriorArg);
            format!("{argument} 不能重复写，也不能与 {other} 同时写")
        }
        ErrorKind::TooManyValues | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            format!("{argument} 的值的个数不对")
        }
        _ => "读不懂".to_string(),
    };
    let valid = match of(ContextKind::ValidValue) {
        valid if valid.is_empty() => String::new(),
        valid => format!("；可以是 {valid}"),
    };
    let meant = [
        ContextKind::SuggestedArg,
        ContextKind::SuggestedValue,
        ContextKind::SuggestedSubcommand,
    ];
    let meant = meant.map(of).into_iter().find(|meant| !meant.is_empty());
    let meant = meant.map_or(String::new(), |meant| format!("；是不是 {meant}？"));
    Some(format!(
        "命令写错了：{what}{valid}{meant}（--help 列出各选项）"
    ))
}

/// What a value should be, where its reader says it; nothing otherwise.
fn expected(error: &clap::Error) -> String {
    let Some(why) = error.source().map(ToString::to_string) else {
        return String::new();
    };
    if let Some((zh, _)) = why.split_once(" · ") {
        let gap = if zh.starts_with(|c: char| c.is_ascii()) {
            " "
        } else {
            ""
        };
        return format!("，应为{gap}{zh}");
    }
    let range = why.split_once(" is not in ").map(|(_, range)| range);
    match range.and_then(|range| range.split_once("..=")) {
        Some((least, most)) => format!("，应为 {least} 到 {most} 的整数"),
        None if why.contains("digit") => {
            let value = error.get(ContextKind::InvalidValue);
            let below = value.is_some_and(|value| value.to_string().starts_with('-'));
            let least = if below { "不小于 0 的" } else { "" };
            format!("，应为{least}整数")
        }
        None if why.contains("float") => "，应为数".to_string(),
        None if why.contains("too large") => "，数太大".to_string(),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;
    use crate::cli::Arguments;
    use plancast::source::Tongue;

    fn told_of(line: &str) -> Option<String> {
        let parsed = Arguments::read(line.split(' ').map(Into::into), Tongue::ALL[0]);
        told(&parsed.expect_err("it is mistyped"))
    }

    #[test]
    fn a_mistyped_line_is_told_in_chinese() {
        let said = |line| told_of(line).expect("something is wrong");
        assert!(said("plancast run models/x --drawz 5").contains("没有 --drawz 这个选项"));
        assert!(
            said("plancast run models/x --draws 0").contains("不能是“0”，应为 1 到 1000000 的整数")
        );
        assert!(said("plancast run models/x --seed 1e3").contains("应为整数"));
        assert!(
            said("plancast run models/x --draws -5").contains("--draws <N> 不能是“-5”，应为 1")
        );
        assert!(said("plancast run models/x --seed -1").contains("应为不小于 0 的整数"));
        assert!(said("plancast why models/x --from 1 --to 2 --draws 1.5").contains("应为整数"));
        assert!(said("plancast targets models/x --for soon").contains("应为年份，如"));
        assert!(said("plancast targets models/x --probability 80").contains("80%"));
        assert!(said("plancast forecast x.csv --level 0").contains("应为 1 与 99.5 之间的数"));
        assert!(said("plancast backtest x.csv --target soon").contains("应为数值或数值:年份"));
        assert!(said("plancast run models/x --lang fr").contains("zh, en"));
        assert!(said("plancast runn models/x").contains("没有 runn 这个命令"));
        assert!(said("plancast run").contains("还要写"));
        assert_eq!(told_of("plancast run --help"), None);
    }

    #[test]
    fn help_is_in_both_languages_for_every_option_of_every_verb() {
        fn untold(command: &clap::Command, path: &str, faults: &mut Vec<String>) {
            for argument in command.get_arguments() {
                let help = argument.get_help().map(ToString::to_string);
                let own = ["help", "version"].contains(&argument.get_id().as_str());
                if !own && !help.is_some_and(|help| both(&help)) {
                    faults.push(format!("{path} {}", argument.get_id().as_str()));
                }
                for value in argument.get_possible_values() {
                    let help = value.get_help().map(ToString::to_string);
                    let shell = argument.get_id().as_str() == "shell";
                    let switch = ["true", "false"].contains(&value.get_name());
                    if !shell && !switch && !help.is_some_and(|help| both(&help)) {
                        let id = argument.get_id().as_str();
                        faults.push(format!("{path} {id} {}", value.get_name()));
                    }
                }
            }
            for verb in command.get_subcommands() {
                let path = format!("{path} {}", verb.get_name());
                let about = verb.get_about().map(ToString::to_string);
                if !about.is_some_and(|about| both(&about)) {
                    faults.push(path.clone());
                }
                untold(verb, &path, faults);
            }
        }
        fn both(help: &str) -> bool {
            let parts = help.split_once(" · ");
            parts.is_some_and(|(en, zh)| {
                !en.is_empty() && zh.chars().any(|c| ('一'..='龥').contains(&c))
            })
        }
        let mut faults = Vec::new();
        untold(&Arguments::command(), "plancast", &mut faults);
        assert!(faults.is_empty(), "{faults:#?}");
    }
}
