//! The help of the command line for the readers of a tongue that has a book. It is written once for everybody, in English
//! and Chinese beside each other; they get the English, told.

use clap::Command;

use plancast::source::Tongue;

/// A command whose help, and that of its verbs, has what a book has, and says how much stays English; as it is for those
/// who read it as it is written. What clap itself says is English everywhere.
pub fn told(command: Command, tongue: Tongue) -> Command {
    if tongue.book.is_none() {
        return command;
    }
    let mut left = 0;
    let mut tell = |help: String| {
        let english = help.split_once(" · ").map_or(help.as_str(), |(en, _)| en);
        let told = tongue.told(english);
        left += told.left;
        told.text
    };
    let about = command.get_about().map(ToString::to_string);
    let command = match about.map(&mut tell) {
        Some(about) => command.about(about),
        None => command,
    };
    let command = command.mut_args(|argument| {
        let help = argument.get_help().map(ToString::to_string);
        let mut lines: Vec<String> = help.map(&mut tell).into_iter().collect();
        // A value's own help cannot be changed any more: the list of them is written out instead.
        let values = argument.get_possible_values();
        let explained = values.iter().any(|value| value.get_help().is_some());
        for value in values.iter().filter(|_| explained) {
            let about = value.get_help().map(ToString::to_string);
            let about = about.map_or(String::new(), |about| format!(": {}", tell(about)));
            lines.push(format!("- {}{about}", value.get_name()));
        }
        let argument = argument.hide_possible_values(explained);
        match lines.is_empty() {
            true => argument,
            false => argument.help(lines.join("\n")),
        }
    });
    let command = match tongue.remark(left) {
        Some(remark) => command.after_help(remark),
        None => command,
    };
    command.mut_subcommands(|verb| told(verb, tongue))
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
    ]);

    /// The long help of a verb for the readers of a tongue.
    fn help(verb: &str, tongue: Tongue) -> String {
        let command = told(Arguments::command(), tongue);
        let own = command.find_subcommand(verb).cloned();
        let mut own = own.unwrap_or_else(|| panic!("{verb} is a verb"));
        own.render_long_help().to_string()
    }

    #[test]
    fn help_has_what_the_book_has_and_says_what_it_lacks() {
        let french = Tongue::with_book("fr", ("法文", "French"), BOOK);
        let report = help("report", french);
        for words in [
            "Quel rapport",
            "- docx: Pour Word et WPS",
            "Nombre de tirages",
            "Folder for the output",
            "texts are in English",
        ] {
            assert!(report.contains(words), "{words} is in {report}");
        }
        assert!(!report.contains("Number of draws"), "{report}");
        // Nothing is said a second time in Chinese.
        for verb in Arguments::command().get_subcommands() {
            let help = help(verb.get_name(), french);
            assert!(!help.contains(" · "), "{help}");
        }
    }

    #[test]
    fn help_is_as_it_is_written_for_those_who_read_that() {
        for tongue in Tongue::ALL {
            let own = Arguments::command().find_subcommand("run").cloned();
            let own = own.map(|mut run| run.render_long_help().to_string());
            assert_eq!(own, Some(help("run", tongue)));
        }
    }
}
