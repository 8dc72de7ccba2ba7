//! Pages that answer: the what-if page, and the part of a report in which a reader chooses what is shown.
//!
//! Everything stands in the page itself: nothing is fetched from elsewhere. Curves are drawn by uPlot (MIT), whose
//! licence is in its file.

mod explorer;
pub mod fan;

pub use explorer::{JudgedRun, explorer};

const UPLOT: &str = include_str!("uplot.js");
const UPLOT_STYLE: &str = include_str!("uplot.css");
const CHART: &str = include_str!("chart.js");
const CHART_STYLE: &str = include_str!("chart.css");

/// The what-if page; `NONCE` stands where a number used once belongs.
pub fn what_if() -> String {
    let style = [UPLOT_STYLE, CHART_STYLE, include_str!("serve.css")].concat();
    include_str!("serve.html")
        .replace("/*STYLE*/", &style)
        .replace("/*UPLOT*/", UPLOT)
        .replace("/*CHART*/", CHART)
        .replace("/*SCRIPT*/", include_str!("serve.js"))
}

/// Style of the part of a report in which a reader chooses.
pub fn explorer_style() -> String {
    [UPLOT_STYLE, CHART_STYLE, include_str!("explorer.css")].concat()
}

/// Its scripts, in order.
pub fn explorer_scripts() -> [&'static str; 3] {
    [UPLOT, CHART, include_str!("explorer.js")]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::chart::theme;

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
