//! What is wrong with a command line, in the language of its readers, with what was expected and what to do.

use std::error::Error;

use clap::error::{ContextKind, ErrorKind};

use plancast::source::{Tongue, Words};

use super::spoken;

/// Says what is wrong with a command line, or shows the help or the version that was asked for, and ends the program.
pub fn leave(error: &clap::Error, tongue: Tongue) -> ! {
    match told(error) {
        Some(said) => {
            eprintln!("{}", spoken::told(said.get(tongue.written).to_string()));
            std::process::exit(error.exit_code())
        }
        None => error.exit(),
    }
}

/// What is wrong; nothing where help or the version was asked for.
fn told(error: &clap::Error) -> Option<Words> {
    let of = |kind| error.get(kind).map(ToString::to_string).unwrap_or_default();
    let argument = of(ContextKind::InvalidArg);
    let what = match error.kind() {
        ErrorKind::DisplayHelp
        | ErrorKind::DisplayVersion
        | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => return None,
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            match of(ContextKind::InvalidValue) {
                value if value.is_empty() => Words::both(
                    format!("{argument} 后面要写一个值"),
                    format!("{argument} needs a value"),
                ),
                value => {
                    let expected = expected(error);
                    Words::both(
                        format!("{argument} 不能是“{value}”{}", expected.zh),
                        format!("{argument} cannot be “{value}”{}", expected.en),
                    )
                }
            }
        }
        ErrorKind::UnknownArgument if !argument.starts_with('-') => Words::both(
            format!("多写了“{argument}”"),
            format!("“{argument}” is one too many"),
        ),
        ErrorKind::UnknownArgument => Words::both(
            format!("没有 {argument} 这个选项"),
            format!("there is no option {argument}"),
        ),
        ErrorKind::InvalidSubcommand => {
            let verb = of(ContextKind::InvalidSubcommand);
            Words::both(
                format!("没有 {verb} 这个命令"),
                format!("there is no command {verb}"),
            )
        }
        ErrorKind::MissingSubcommand => {
            let verbs = of(ContextKind::ValidSubcommand);
            Words::both(
                format!("还要写一个命令：{verbs}"),
                format!("a command is missing: {verbs}"),
            )
        }
        ErrorKind::MissingRequiredArgument => Words::both(
            format!("还要写 {argument}"),
            format!("{argument} is missing"),
        ),
        // Either what a verb takes, or one of its commands: an argument too many is taken for such a command.
        ErrorKind::ArgumentConflict if argument.is_empty() => {
            let (verb, others) = (
                of(ContextKind::InvalidSubcommand),
                of(ContextKind::PriorArg),
            );
            Words::both(
                format!(
                    "“{verb}”不能写在 {others} 后面：命令写在最前，各项选项写在它后面；不是命令的，是多写的"
                ),
                format!(
                    "“{verb}” cannot stand behind {others}: a command comes first and its options after it; what is no command is one too many"
                ),
            )
        }
        ErrorKind::ArgumentConflict => match of(ContextKind::PriorArg) {
            other if other.is_empty() || other == argument => Words::both(
                format!("{argument} 不能重复写"),
                format!("{argument} cannot be given twice"),
            ),
            other => Words::both(
                format!("{argument} 不能重复写，也不能与 {other} 同时写"),
                format!("{argument} cannot be given twice, nor together with {other}"),
            ),
        },
        ErrorKind::TooManyValues | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            Words::both(
                format!("{argument} 的值的个数不对"),
                format!("{argument} has another number of values"),
            )
        }
        ErrorKind::NoEquals => Words::both(
            format!("{argument} 与它的值之间要写 ="),
            format!("between {argument} and its value stands ="),
        ),
        ErrorKind::InvalidUtf8 => Words::both(
            "有的文字不是 UTF-8 编码",
            "a part of it is no text in UTF-8",
        ),
        _ => Words::both("读不懂", "it cannot be read"),
    };
    let (mut zh, mut en) = (
        format!("命令写错了：{}", what.zh),
        format!("The command line is wrong: {}", what.en),
    );
    let valid = of(ContextKind::ValidValue);
    if !valid.is_empty() {
        zh += &format!("；可以是 {valid}");
        en += &format!("; it may be {valid}");
    }
    let meant = [
        ContextKind::SuggestedArg,
        ContextKind::SuggestedValue,
        ContextKind::SuggestedSubcommand,
    ];
    if let Some(meant) = meant.map(of).into_iter().find(|meant| !meant.is_empty()) {
        zh += &format!("；是不是 {meant}？");
        en += &format!("; is {meant} meant?");
    }
    zh += "（--help 列出各选项）";
    en += " (--help lists all options)";
    // How the verb is called is in its readers' language already.
    if let Some(usage) = of(ContextKind::Usage).strip_prefix("Usage: ") {
        zh += &format!("\n用法：{usage}");
        en += &format!("\nUsage: {usage}");
    }
    Some(Words::both(zh, en))
}

/// What a value should be, where its reader says it; nothing otherwise.
fn expected(error: &clap::Error) -> Words {
    let Some(why) = error.source().map(ToString::to_string) else {
        return Words::default();
    };
    if let Some((zh, en)) = why.split_once(" · ") {
        let gap = if zh.starts_with(|c: char| c.is_ascii()) {
            " "
        } else {
            ""
        };
        return Words::both(
            format!("，应为{gap}{zh}"),
            format!(", what is expected is {en}"),
        );
    }
    let range = why.split_once(" is not in ").map(|(_, range)| range);
    match range.and_then(|range| range.split_once("..=")) {
        Some((least, most)) => Words::both(
            format!("，应为 {least} 到 {most} 的整数"),
            format!(", what is expected is a whole number from {least} to {most}"),
        ),
        None if why.contains("digit") || why.contains("empty string") => {
            let value = error.get(ContextKind::InvalidValue);
            match value.is_some_and(|value| value.to_string().starts_with('-')) {
                true => Words::both(
                    "，应为不小于 0 的整数",
                    ", what is expected is a whole number of 0 or more",
                ),
                false => Words::both("，应为整数", ", what is expected is a whole number"),
            }
        }
        None if why.contains("float") => Words::both("，应为数", ", what is expected is a number"),
        None if why.contains("too large") => Words::both("，数太大", ", which is too large"),
        None if why.contains("too small") => Words::both("，数太小", ", which is too small"),
        None => Words::default(),
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;
    use crate::cli::Arguments;
    use plancast::source::Language;

    fn told_to(tongue: Tongue, line: &str) -> Option<String> {
        let parsed = Arguments::read(line.split(' ').map(Into::into), tongue);
        let said = told(&parsed.expect_err("it is mistyped"))?;
        Some(said.get(tongue.written).to_string())
    }

    fn told_of(line: &str) -> Option<String> {
        told_to(Tongue::default(), line)
    }

    #[test]
    fn a_mistyped_line_is_told_in_chinese() {
        let said = |line| told_of(line).expect("something is wrong");
        assert!(said("plancast run models/x --drawz 5").contains("没有 --drawz 这个选项"));
        assert!(
            said("plancast run models/x --draws 0").contains("不能是“0”，应为 1 到 1000000 的整数")
        );
        assert!(said("plancast run models/x models/y").contains("多写了“models/y”"));
        let twice = said("plancast province models/x models/y");
        assert!(twice.contains("models/y"), "{twice}");
        let behind = said("plancast province --draws 60 init models/x");
        assert!(
            behind.contains("“models/x”不能写在 --draws <N>"),
            "{behind}"
        );
        assert!(said("plancast run models/x --seed 1e3").contains("应为整数"));
        assert!(
            said("plancast run models/x --draws -5").contains("--draws <N> 不能是“-5”，应为 1")
        );
        assert!(said("plancast run models/x --seed -1").contains("应为不小于 0 的整数"));
        assert!(said("plancast why models/x --from 1 --to 2 --draws 1.5").contains("应为整数"));
        assert!(said("plancast targets models/x --for soon").contains("应为年份，如"));
        let blank = [
            "plancast", "report", "models/x", "--as", "brief", "--office", " ",
        ];
        let parsed = Arguments::read(blank.map(Into::into), Tongue::default());
        let nameless = told(&parsed.expect_err("it is mistyped")).expect("something is wrong");
        assert!(
            nameless.zh.contains("应为出具单位的名称"),
            "{}",
            nameless.zh
        );
        for wrong in ["0.9", "100", "sure"] {
            let line = format!("plancast budget models/x --certainty {wrong}");
            let told = told_of(&line).expect("something is wrong");
            assert!(told.contains("50 到 99 的整数，单位是 %"), "{told}");
        }
        assert!(said("plancast targets models/x --probability 80").contains("80%"));
        assert!(said("plancast forecast x.csv --level 0").contains("应为 1 与 99.5 之间的数"));
        assert!(said("plancast backtest x.csv --target soon").contains("应为数值或数值:年份"));
        assert!(said("plancast run models/x --lang fr").contains("zh, en"));
        assert!(said("plancast runn models/x").contains("没有 runn 这个命令"));
        assert!(said("plancast run").contains("还要写"));
        assert_eq!(told_of("plancast run --help"), None);
        assert_eq!(told_of("plancast help run"), None);
        assert!(said("plancast help runn").contains("没有 runn 这个命令"));
    }

    #[test]
    fn a_mistyped_line_is_told_with_what_is_expected_and_how_it_is_written() {
        let said = told_of("plancast run models/x --drawz 5").expect("something is wrong");
        let whole = "命令写错了：没有 --drawz 这个选项；是不是 --draws？（--help 列出各选项）\n用法：plancast run [选项] <模型>";
        assert_eq!(said, whole);
        let said = |line| told_to(Language::En.into(), line).expect("something is wrong");
        for (line, words) in [
            (
                "plancast run models/x --drawz 5",
                "there is no option --drawz; is --draws meant?",
            ),
            (
                "plancast run models/x --drawz 5",
                "\nUsage: plancast run [OPTIONS] <MODEL>",
            ),
            (
                "plancast run models/x --draws 0",
                "--draws <N> cannot be “0”, what is expected is a whole number from 1 to 1000000",
            ),
            (
                "plancast targets models/x --for soon",
                "what is expected is years, such as",
            ),
            ("plancast run models/x --lang fr", "it may be zh, en"),
            (
                "plancast runn models/x",
                "there is no command runn; is run meant?",
            ),
            ("plancast run", "<MODEL> is missing"),
            (
                "plancast run models/x --publish true",
                "“true” is one too many",
            ),
            (
                "plancast run models/x --seed 1 --seed 2",
                "--seed <N> cannot be given twice",
            ),
            (
                "plancast run models/x --out",
                "--out <FOLDER> needs a value",
            ),
        ] {
            let said = said(line);
            assert!(said.contains(words), "{words} is in {said}");
            let chinese = said.chars().any(|c| ('一'..='龥').contains(&c));
            assert!(!chinese && !said.contains("error:"), "{said}");
        }
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
