//! Population pyramids beside each other, with the people who have a disability inside.

mod data;
mod side;
mod sizes;

pub use data::{PyramidChart, PyramidInterval, PyramidPanel};

use super::canvas::Canvas;
use super::check::{ChartCheck, extent};
use super::error::ChartError;
use super::frame::{Frame, compose};
use super::grid::PanelGrid;
use super::key::{LegendKey, Sample};
use super::lettering::{Align, Type};
use super::number::{self, Magnitude};
use super::panel;
use super::picture::Picture;
use super::rect::Rect;
use super::ticks;
use super::told::drawn;
use super::{theme, words, wrap};
use side::Side;
use sizes::{GROUP, SPINE};

/// Height of the words above a pyramid, without the totals.
const HEAD: f64 = 46.0;
const COLUMNS: usize = 3;

/// Draws pyramids.
pub fn pyramid(frame: &Frame, chart: &PyramidChart) -> Result<Picture, ChartError> {
    drawn(frame, chart, picture)
}

fn picture(frame: &Frame, chart: &PyramidChart) -> Result<Picture, ChartError> {
    check(frame, chart)?;
    let groups = chart
        .panels
        .iter()
        .map(|panel| panel.ages.len())
        .max()
        .unwrap_or_default();
    let field = GROUP * groups as f64;
    let (_, most) = extent(chart.panels.iter().flat_map(PyramidPanel::widest));
    let ticks = ticks::nice(0.0, most, 3);
    let magnitude = Magnitude::narrow(ticks.high, &chart.unit, frame.language);
    let width = PanelGrid::cell_width(chart.panels.len(), COLUMNS);
    let mut totals = Vec::new();
    for panel in &chart.panels {
        totals.push(wrap::balance(
            &panel.totals(frame, chart),
            width,
            totals_look(),
        )?);
    }
    let lines = totals.iter().map(Vec::len).max().unwrap_or_default() as f64;
    let head_height = HEAD + lines * totals_look().leading();
    let grid = PanelGrid::new(
        chart.panels.len(),
        COLUMNS,
        0.0,
        (head_height, field, panel::BELOW),
    );
    let keys = keys(frame, chart, magnitude);
    let between = frame.language.written.range_sign();
    compose(frame, grid.height(), &keys, |canvas, area| {
        for (place, panel) in chart.panels.iter().enumerate() {
            let field = grid.field(place, area);
            head(
                canvas,
                grid.cell(place, area),
                field.top,
                (panel, &totals[place]),
                chart,
            )?;
            for side in Side::both(panel, field, &ticks) {
                side.draw(canvas, &ticks, magnitude)?;
            }
            side::spine(canvas, field, &panel.ages, between)?;
        }
        Ok(())
    })
}

fn check(frame: &Frame, chart: &PyramidChart) -> Result<(), ChartError> {
    let check = ChartCheck::of(frame);
    check.some("no pyramid", chart.panels.len())?;
    for panel in &chart.panels {
        let (name, count) = (&panel.title, panel.ages.len());
        check.some(&format!("the pyramid \"{name}\" has no ages"), count)?;
        check.ascending(&format!("the ages of \"{name}\""), &panel.ages)?;
        check.counts(&format!("the men of \"{name}\""), &panel.male, count)?;
        check.counts(&format!("the women of \"{name}\""), &panel.female, count)?;
        check.counts(
            &format!("the disabled men of \"{name}\""),
            &panel.male_disabled,
            count,
        )?;
        check.counts(
            &format!("the disabled women of \"{name}\""),
            &panel.female_disabled,
            count,
        )?;
        if let Some(ends) = &panel.interval {
            let men = format!("the interval of the men of \"{name}\"");
            check.interval(&men, &ends.male_low, &ends.male_high, count)?;
            let women = format!("the interval of the women of \"{name}\"");
            check.interval(&women, &ends.female_low, &ends.female_high, count)?;
        }
    }
    Ok(())
}

impl PyramidPanel {
    /// How many people there are, and how many of them have a disability.
    fn totals(&self, frame: &Frame, chart: &PyramidChart) -> String {
        let [people, disabled] = self.whole;
        let sum = |a: &[f64], b: &[f64]| -> f64 { a.iter().chain(b).sum() };
        let people = people.unwrap_or_else(|| sum(&self.male, &self.female));
        let disabled = disabled.unwrap_or_else(|| sum(&self.male_disabled, &self.female_disabled));
        let short = |count: f64| number::short(count.round(), &chart.unit, frame.language);
        let all = short(people);
        if disabled == 0.0 {
            return format!("{} {all}", words::total(frame.language));
        }
        words::total_of_whom(&all, &chart.disabled, &short(disabled), frame.language)
    }

    fn widest(&self) -> impl Iterator<Item = f64> + '_ {
        let ends = self
            .interval
            .iter()
            .flat_map(|i| i.male_high.iter().chain(&i.female_high));
        self.male.iter().chain(&self.female).chain(ends).copied()
    }
}

fn keys(frame: &Frame, chart: &PyramidChart, magnitude: Magnitude) -> Vec<LegendKey> {
    let language = frame.language;
    let comma = language.pick("，", ", ");
    let both = |sex: &str| format!("{sex}{comma}{}", chart.disabled);
    let unit = magnitude.unit(&chart.unit, language);
    let unit = format!("{}{unit}", words::unit(language));
    let mut keys = vec![
        LegendKey::new(Sample::Words, unit),
        LegendKey::new(Sample::Area(theme::MEN, 1.0), chart.men.as_str()),
        LegendKey::new(Sample::Area(theme::MEN_DISABLED, 1.0), both(&chart.men)),
        LegendKey::new(Sample::Area(theme::WOMEN, 1.0), chart.women.as_str()),
        LegendKey::new(Sample::Area(theme::WOMEN_DISABLED, 1.0), both(&chart.women)),
    ];
    if let Some(ends) = chart
        .panels
        .iter()
        .find_map(|panel| panel.interval.as_ref())
    {
        let words = format!(
            "{} {}",
            number::level(ends.level),
            words::interval(language)
        );
        keys.push(LegendKey::new(
            Sample::Line(theme::INK, theme::SOLID),
            words,
        ));
    }
    keys
}

fn totals_look() -> Type {
    Type::new(theme::TICK, theme::MUTED)
}

/// Title, totals, and the sexes above their sides.
fn head(
    canvas: &mut Canvas<'_>,
    cell: Rect,
    bottom: f64,
    (panel, totals): (&PyramidPanel, &[String]),
    chart: &PyramidChart,
) -> Result<(), ChartError> {
    let middle = (cell.left + cell.right) / 2.0;
    let title = Type::bold(16.0, theme::INK);
    canvas.text(
        &panel.title,
        (middle, cell.top + 16.0),
        Align::Middle,
        title,
    )?;
    canvas.lines(
        totals,
        (middle, cell.top + 34.0),
        Align::Middle,
        totals_look(),
    )?;
    let sex = bottom - 8.0;
    let men = Type::bold(theme::TICK, theme::MEN_DISABLED);
    let women = Type::bold(theme::TICK, theme::WOMEN_DISABLED);
    canvas.text(
        &chart.men,
        (middle - SPINE / 2.0 - 2.0, sex),
        Align::Right,
        men,
    )?;
    canvas.text(
        &chart.women,
        (middle + SPINE / 2.0 + 2.0, sex),
        Align::Left,
        women,
    )?;
    Ok(())
}
