//! Pages that answer: the what-if page, and the part of a report in which a reader chooses what is shown.
//!
//! Everything stands in the page itself: nothing is fetched from elsewhere. Curves are drawn by uPlot (MIT), whose
//! licence is in its file.

mod explorer;
pub mod fan;
mod words;

use serde_json::Value;

use crate::source::{Tongue, Translated};

pub use explorer::{JudgedRun, explorer};
pub(in crate::report) use words::each_text;
pub use words::told;

const UPLOT: &str = include_str!("uplot.js");
const UPLOT_STYLE: &str = include_str!("uplot.css");
const CHART: &str = include_str!("chart.js");
const CHART_STYLE: &str = include_str!("chart.css");

/// The what-if page, in Chinese and for the readers of a tongue, in English if that is Chinese; `NONCE` stands where a
/// number used once belongs.
pub fn what_if(tongue: Tongue) -> Translated {
    let style = [UPLOT_STYLE, CHART_STYLE, include_str!("serve.css")].concat();
    let chart = words::script(CHART, tongue);
    let page = words::script(include_str!("serve.js"), tongue);
    let text = include_str!("serve.html")
        .replace("/*STYLE*/", &style)
        .replace("/*UPLOT*/", UPLOT)
        .replace("/*CHART*/", &chart.text)
        .replace("/*SCRIPT*/", &of_other(page.text, tongue));
    let left = chart.left + page.left;
    Translated { text, left }
}

/// The script of the page with the name and the tag of a language that is a book where those of English stand.
fn of_other(script: String, tongue: Tongue) -> String {
    if tongue.book.is_none() {
        return script;
    }
    let (name, tag) = (Value::from(tongue.called.0), Value::from(tongue.lang()));
    script
        .replacen("language: \"English\"", &format!("language: {name}"), 1)
        .replacen(
            "\"zh-Hans-CN\" : \"en\"",
            &format!("\"zh-Hans-CN\" : {tag}"),
            1,
        )
        .replacen(
            "\"en\" : \"zh-Hans-CN\"",
            &format!("{tag} : \"zh-Hans-CN\""),
            1,
        )
}

/// Style of the part of a report in which a reader chooses.
pub fn explorer_style() -> String {
    [UPLOT_STYLE, CHART_STYLE, include_str!("explorer.css")].concat()
}

/// Its scripts for the readers of a tongue, in order.
pub fn explorer_scripts(tongue: Tongue) -> [Translated; 3] {
    [UPLOT, CHART, include_str!("explorer.js")].map(|own| words::script(own, tongue))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::chart::theme;
    use crate::source::{Language, Phrases};

    const BOOK: Phrases = Phrases(&[
        ("Undo", "Annuler"),
        ("Year", "An"),
        ("Enter a number from {} to {}.", "Un nombre de {0} à {1}."),
        ("Scenarios compared", "Comparaison"),
    ]);

    #[test]
    fn pages_have_the_words_of_the_book_and_say_its_language() {
        let french = Tongue::with_book("fr", ("法文", "French"), BOOK);
        let page = what_if(french);
        for words in [
            "undo: \"Annuler\"",
            "invalid: (low, high) => `Un nombre de ${low} à ${high}.`",
            "year: \"An\"",
            "undo: \"撤销\"",
            "language: \"法文\"",
            "\"zh-Hans-CN\" : \"fr\"",
            "\"fr\" : \"zh-Hans-CN\"",
        ] {
            assert!(page.text.contains(words), "{words} is in the page");
        }
        assert!(!page.text.contains("\"Undo\"") && page.left > 0);
        let [uplot, chart, own] = explorer_scripts(french);
        assert!(chart.text.contains("year: \"An\""));
        assert!(own.text.contains("heading: \"Comparaison\""));
        assert!(own.left > 0 && uplot.left == 0 && uplot.text == UPLOT);
    }

    #[test]
    fn pages_are_as_they_are_written_for_those_who_read_that() {
        for language in [Language::Zh, Language::En] {
            let page = what_if(language.into());
            let script = include_str!("serve.js");
            assert!(page.left == 0 && page.text.contains(script) && page.text.contains(CHART));
        }
    }

    /// A colour is changed in the theme; this says where the page has it too.
    #[test]
    fn the_page_by_day_has_the_colours_of_the_charts() {
        let day = CHART.lines().skip_while(|line| !line.contains("light: {"));
        let day: String = day.take_while(|line| !line.contains("dark: {")).collect();
        let [first, second, third, fourth] = [0, 1, 2, 3].map(|at| theme::SERIES_TEXT[at]);
        for color in [
            theme::PAPER,
            theme::INK,
            theme::MUTED,
            theme::GRID,
            theme::AXIS,
            theme::TARGET,
            first,
            second,
            third,
            fourth,
        ] {
            let written = format!("\"#{:06x}\"", theme::hex(color));
            assert!(day.contains(&written), "{written} is in chart.js: {day}");
        }
    }
}
