//! The help of the command line in the language of its readers alone. It is written beside each other in English and
//! Chinese; readers of a book get the English, told. What clap would say of itself in English, we say.

use clap::builder::PossibleValue;
use clap::{Arg, ArgAction, Command};

use plancast::source::{Language, Tongue, Translator};

use super::placeholders::placeholder;

/// A command whose help, and that of its verbs, has one language, and says how much of it stays English.
pub fn told(command: Command, tongue: Tongue) -> Command {
    let command = worded(command, tongue);
    // How a verb is called stands in what clap makes of all arguments.
    let mut built = command.clone();
    built.build();
    framed(command, &mut built, tongue)
}

/// The help of one language that is written as `English · Chinese`.
fn own(help: &str, language: Language) -> &str {
    match help.split_once(" · ") {
        Some((en, zh)) => language.pick(zh, en),
        None => help,
    }
}

/// A command with the words of its readers for what it and its arguments are.
fn worded(command: Command, tongue: Tongue) -> Command {
    let reader = Translator::of(tongue);
    let tell = |help: String| reader.tell(own(&help, tongue.written));
    let about = command.get_about().map(ToString::to_string);
    let command = match about.map(tell) {
        Some(about) => command.about(about),
        None => command,
    };
    let command = command.mut_args(|argument| explained(argument, &reader, tongue));
    let more = command
        .get_arguments()
        .any(|argument| argument.get_long_help().is_some());
    let help = match more {
        true => tongue.pick(
            "显示帮助（-h 简要，--help 详细）",
            "Print help (-h in short, --help in full)",
        ),
        false => tongue.pick("显示帮助", "Print help"),
    };
    let version = tongue.pick("显示版本", "Print version");
    let command = command
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .arg(switch("help", 'h', ArgAction::Help, help))
        .arg(switch("version", 'V', ArgAction::Version, version));
    let others = Tongue::ALL
        .iter()
        .copied()
        .filter(|own| own.tag != tongue.tag);
    let others = others.map(|own| {
        let (zh, en) = own.called;
        format!("{}: --help --lang {}", own.written.pick(zh, en), own.tag)
    });
    let after: Vec<String> = reader.remark().into_iter().chain(others).collect();
    command
        .after_help(after.join("\n"))
        .mut_subcommands(|verb| worded(verb, tongue))
}

fn switch(name: &'static str, short: char, action: ArgAction, help: String) -> Arg {
    Arg::new(name)
        .short(short)
        .long(name)
        .action(action)
        .help(help)
}

/// An argument with all that is said of it: what it is, what it may be, what it is where it is not given.
fn explained(argument: Arg, reader: &Translator, tongue: Tongue) -> Arg {
    let language = tongue.written;
    let tell = |help: String| reader.tell(own(&help, language));
    let takes = argument.get_action().takes_values();
    // A switch is given or not: nothing is written behind it.
    let values: Vec<PossibleValue> = match takes {
        true => argument.get_possible_values(),
        false => Vec::new(),
    };
    let about = argument.get_help().map(ToString::to_string).map(tell);
    let (mut short, mut long) = (about.clone().unwrap_or_default(), about.unwrap_or_default());
    let mut offered = Vec::new();
    for value in &values {
        let help = value.get_help().map(ToString::to_string).map(tell);
        let between = language.pick("：", ": ");
        let line = help.map(|help| format!("\n- {}{between}{help}", value.get_name()));
        long.extend(line);
        offered.push(value.get_name());
    }
    let named = values.iter().any(|value| value.get_help().is_some());
    if !offered.is_empty() {
        let line = format!(
            "[{}{}]",
            tongue.pick("可以是：", "possible values: "),
            offered.join(", ")
        );
        if !named {
            long = format!("{long}\n\n{line}");
        }
        short = format!("{short} {line}");
    }
    let usual = argument.get_default_values().iter();
    let usual: Vec<String> = usual
        .map(|value| value.to_string_lossy().into_owned())
        .collect();
    if takes && !usual.is_empty() {
        // As somebody writes them.
        let between = argument.get_value_delimiter().unwrap_or(' ').to_string();
        let usual = usual.join(&between);
        let line = format!("[{}{usual}]", tongue.pick("默认：", "default: "));
        short = format!("{short} {line}");
        long = format!("{long}\n\n{line}");
    }
    let names = argument.get_value_names().unwrap_or_default();
    let name = names.first().filter(|_| takes).map(ToString::to_string);
    let name = name.and_then(|name| placeholder(&name, language));
    let argument = match name {
        Some(name) => argument.value_name(name).next_line_help(true),
        None => argument,
    };
    let argument = argument
        .hide_possible_values(takes)
        .hide_default_value(takes);
    match short == long {
        true => argument.help(short),
        false => argument.help(short).long_help(long),
    }
}

/// A command with the headings of its readers around what it says; `built` is the same with all that clap adds.
fn framed(command: Command, built: &mut Command, tongue: Tongue) -> Command {
    let usage = built.render_usage().to_string();
    let usage = usage.strip_prefix("Usage: ").unwrap_or(&usage);
    let usage = usage
        .replace("[OPTIONS]", &tongue.pick("[选项]", "[OPTIONS]"))
        .replace("<COMMAND>", &tongue.pick("<命令>", "<COMMAND>"))
        .replace("[COMMAND]", &tongue.pick("[命令]", "[COMMAND]"));
    let lines: Vec<&str> = usage.lines().map(str::trim).collect();
    let mut parts = vec![
        "{about}".to_string(),
        format!("{}\n  {{usage}}", tongue.pick("用法：", "Usage:")),
    ];
    if command.has_subcommands() {
        parts.push(format!(
            "{}\n{{subcommands}}",
            tongue.pick("命令：", "Commands:")
        ));
    }
    if command.get_positionals().next().is_some() {
        parts.push(format!(
            "{}\n{{positionals}}",
            tongue.pick("参数：", "Arguments:")
        ));
    }
    parts.push(format!(
        "{}\n{{options}}",
        tongue.pick("选项：", "Options:")
    ));
    command
        .override_usage(lines.join("\n  "))
        .help_template(format!("{}{{after-help}}", parts.join("\n\n")))
        .mut_subcommands(|verb| {
            let name = verb.get_name().to_string();
            match built.find_subcommand_mut(&name) {
                Some(built) => framed(verb, built, tongue),
                None => verb,
            }
        })
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;
    use crate::cli::Arguments;
    use plancast::source::Phrases;

    const BOOK: Phrases = Phrases(&[
        ("Which paper", "Quel rapport"),
        ("For Word and WPS", "Pour Word et WPS"),
        ("Number of draws; {}", "Nombre de tirages"),
        ("Usage:", "Usage :"),
        ("Options:", "Options :"),
        ("default:", "par défaut :"),
    ]);

    /// The program as the readers of a tongue are shown it.
    fn program(tongue: Tongue) -> Command {
        let mut command = told(Arguments::command(), tongue);
        command.build();
        command
    }

    /// The help of a command, in short and in full.
    fn both(command: &Command) -> [String; 2] {
        let mut own = command.clone();
        [own.render_help(), own.render_long_help()].map(|help| help.to_string())
    }

    fn help(verb: &str, tongue: Tongue) -> [String; 2] {
        let program = program(tongue);
        let own = program.find_subcommand(verb);
        both(own.unwrap_or_else(|| panic!("{verb} is a verb")))
    }

    /// A command and everything below it.
    fn each<'c>(command: &'c Command, job: &mut dyn FnMut(&'c Command)) {
        job(command);
        for verb in command.get_subcommands() {
            each(verb, job);
        }
    }

    #[test]
    fn help_has_what_the_book_has_and_says_what_it_lacks() {
        let french = Tongue::with_book("fr", ("法文", "French"), BOOK);
        let [_, report] = help("report", french);
        for words in [
            "Quel rapport",
            "- docx: Pour Word et WPS",
            "Nombre de tirages",
            "Folder for the output",
            "texts are in English",
            "Usage :\n  plancast report",
            "Options :\n",
            "[par défaut : notebooks-out]",
        ] {
            assert!(report.contains(words), "{words} is in {report}");
        }
        assert!(!report.contains("Number of draws"), "{report}");
    }

    #[test]
    fn nothing_is_said_a_second_time_in_another_language() {
        let french = Tongue::with_book("fr", ("法文", "French"), BOOK);
        for tongue in Tongue::ALL.iter().copied().chain([french]) {
            each(&program(tongue), &mut |own| {
                for help in both(own) {
                    assert!(!help.contains(" · "), "{help}");
                }
            });
        }
    }

    #[test]
    fn chinese_help_is_chinese_through_and_through() {
        const OF_CLAP: [&str; 12] = [
            "Usage",
            "Options:",
            "Arguments:",
            "Commands:",
            "[OPTIONS]",
            "COMMAND",
            "Print ",
            "default",
            "possible values",
            "Possible values",
            "see more",
            "alias",
        ];
        let chinese = |text: &str| text.chars().any(|c| ('一'..='龥').contains(&c));
        let program = program(Language::Zh.into());
        let mut faults = Vec::new();
        each(&program, &mut |own| {
            let name = own.get_name();
            for help in both(own) {
                let words = OF_CLAP.iter().filter(|words| help.contains(**words));
                faults.extend(words.map(|words| format!("{name}: {words}")));
                if !help.contains("用法：\n  plancast") && !help.contains("选项：\n") {
                    faults.push(format!("{name}: {help}"));
                }
            }
            if !own
                .get_about()
                .is_some_and(|about| chinese(&about.to_string()))
            {
                faults.push(name.to_string());
            }
            for argument in own.get_arguments() {
                let told = [argument.get_help(), argument.get_long_help()];
                let told = told.into_iter().flatten().map(ToString::to_string);
                let foreign = told.filter(|help| !help.lines().any(&chinese));
                faults.extend(foreign.map(|help| format!("{name}: {help}")));
                let names = argument.get_value_names().unwrap_or_default().iter();
                let takes = argument.get_action().takes_values();
                let english = names.filter(|name| {
                    let signs: Vec<char> = name.chars().collect();
                    let capitals = |pair: &[char]| pair.iter().all(char::is_ascii_uppercase);
                    takes && signs.windows(2).any(capitals)
                });
                faults.extend(english.map(|own| format!("{name}: <{own}>")));
            }
        });
        assert!(faults.is_empty(), "{faults:#?}");
    }

    #[test]
    fn help_in_short_and_in_full_says_what_a_value_may_be_and_usually_is() {
        let [short, long] = help("run", Language::Zh.into());
        assert!(short.contains("[可以是：cohorts, persons]"), "{short}");
        assert!(long.contains("- cohorts：按年龄"), "{long}");
        for help in [short, long] {
            let usage = "用法：\n  plancast run [选项] <模型>\n\n参数：\n";
            for words in [
                usage,
                "[默认：notebooks-out]",
                "--out <文件夹>",
                "English: --help --lang en",
            ] {
                assert!(help.contains(words), "{words} is in {help}");
            }
            assert!(
                !help.contains("true"),
                "nothing is written behind a switch: {help}"
            );
        }
        for help in help("forecast", Language::Zh.into()) {
            assert!(help.contains("[默认：80,95]"), "{help}");
        }
        let [_, english] = help("run", Language::En.into());
        for words in [
            "Usage:\n  plancast run [OPTIONS] <MODEL>",
            "[default: notebooks-out]",
            "中文: --help --lang zh",
        ] {
            assert!(english.contains(words), "{words} is in {english}");
        }
    }

    #[test]
    fn the_program_itself_lists_its_verbs() {
        let [help, _] = both(&program(Language::Zh.into()));
        assert!(
            help.contains("用法：\n  plancast <命令>\n\n命令：\n  run "),
            "{help}"
        );
        assert!(help.contains("-h, --help     显示帮助\n"), "{help}");
        assert!(help.starts_with("多少人需要什么服务"), "{help}");
        let [help, _] = both(&program(Language::En.into()));
        assert!(help.starts_with("How many people"), "{help}");
    }
}
