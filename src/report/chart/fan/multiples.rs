//! One small field for each series of a fan chart.

use super::super::canvas::Canvas;
use super::super::error::ChartError;
use super::super::frame::{Frame, compose};
use super::super::grid::PanelGrid;
use super::super::key::{LegendKey, Sample};
use super::super::lettering::{Align, Type};
use super::super::number::{Magnitude, Sign};
use super::super::panel::{self, ChartPanel};
use super::super::picture::Picture;
use super::super::rect::Rect;
use super::super::ticks::{self, Ticks};
use super::super::wrap;
use super::super::{theme, words};
use super::{Arrangement, FanChart, TargetLine, field, target};

/// Height of a field.
const FIELD: f64 = 128.0;
/// Ticks wanted on the vertical axis of a field.
const TICKS: usize = 3;
/// Size of the value beside a name.
const VALUE: f64 = 12.0;
/// Height of a line of a head.
const HEAD_LINE: f64 = 18.0;

pub(super) fn draw(frame: &Frame, chart: &FanChart, sign: Sign) -> Result<Picture, ChartError> {
    let (columns, shared) = match chart.layout {
        Arrangement::SmallMultiples {
            columns,
            shared_scale,
        } => (columns.max(1), shared_scale),
        Arrangement::Overlay => (1, true),
    };
    let count = chart.series.len();
    let scales = scales(chart, shared);
    let smallest = scales
        .iter()
        .map(|t| t.high.max(-t.low))
        .fold(f64::INFINITY, f64::min);
    let magnitude = Magnitude::of(smallest, &chart.unit, frame.language);
    let mut room = 0.0_f64;
    for ticks in &scales {
        room = room.max(panel::label_room(ticks, magnitude)?);
    }
    let heads = Heads::of(frame, chart, PanelGrid::cell_width(count, columns), sign)?;
    let grid = PanelGrid::new(count, columns, room, (heads.height, FIELD, panel::BELOW));
    let (first, last) = chart.span();
    let half = if first == last { 0.5 } else { 0.0 };
    let years = (f64::from(first) - half, f64::from(last) + half);
    let keys = keys(frame, chart, magnitude, shared);
    compose(frame, grid.height(), &keys, |canvas, area| {
        for (place, fan) in chart.series.iter().enumerate() {
            let color = theme::SERIES[place % theme::SERIES.len()];
            let ticks = &scales[place];
            let panel = ChartPanel::new(grid.field(place, area), years, (ticks.low, ticks.high));
            panel.rows(canvas, ticks, magnitude.divisor)?;
            panel.years(canvas, first, last)?;
            field::present(canvas, &panel, chart)?;
            field::bands(canvas, &panel, fan, color, true)?;
            field::line(canvas, &panel, fan, (color, theme::SOLID))?;
            let here = [place];
            let targets: Vec<&TargetLine> = chart.targets_of(&here).collect();
            let obstacles = field::obstacles(&panel, std::slice::from_ref(fan));
            target::draw(canvas, &panel, frame, (&targets, theme::TICK), obstacles)?;
            heads.draw(canvas, place, grid.cell(place, area))?;
        }
        Ok(())
    })
}

fn scales(chart: &FanChart, shared: bool) -> Vec<Ticks> {
    let all: Vec<usize> = (0..chart.series.len()).collect();
    let of = |place: &usize| {
        let (low, high) = chart.extent(if shared {
            &all
        } else {
            std::slice::from_ref(place)
        });
        ticks::nice(low, high, TICKS)
    };
    all.iter().map(of).collect()
}

fn keys(frame: &Frame, chart: &FanChart, magnitude: Magnitude, shared: bool) -> Vec<LegendKey> {
    let language = frame.language;
    let unit = magnitude.unit(&chart.unit, language);
    let mut keys = vec![LegendKey::new(
        Sample::Words,
        format!("{}{unit}", words::unit(language)),
    )];
    if !shared && chart.series.len() > 1 {
        keys.push(LegendKey::new(
            Sample::Words,
            words::scales_differ(language),
        ));
    }
    keys.extend(chart.keys(frame, true));
    if let Some(year) = chart.present {
        let words = format!("{} {year}", words::data_until(language));
        keys.push(LegendKey::new(
            Sample::Line(theme::AXIS, theme::PRESENT_DASH),
            words,
        ));
    }
    keys
}

/// Head of a cell: the name of the series, and its last values beside or below it.
struct Heads {
    names: Vec<Vec<String>>,
    values: Vec<String>,
    beside: bool,
    height: f64,
}

impl Heads {
    fn of(frame: &Frame, chart: &FanChart, width: f64, sign: Sign) -> Result<Self, ChartError> {
        const BETWEEN: f64 = 14.0;
        let name = Type::bold(theme::LABEL, theme::INK);
        let look = Type::new(VALUE, theme::INK);
        let language = frame.language;
        let (mut names, mut values) = (Vec::new(), Vec::new());
        let (mut beside, mut most) = (true, 0);
        for fan in &chart.series {
            let (median, interval) = fan.last(&chart.unit, language, sign);
            let year = fan.years.last().copied().unwrap_or_default();
            let value = match interval {
                Some(interval) => words::year_value_interval(year, &median, &interval, language),
                None => words::year_value(year, &median, language),
            };
            let lines = wrap::wrap(&fan.label, width, name)?;
            let whole = wrap::widest(&lines, name)? + BETWEEN + look.width(&value)?;
            beside &= lines.len() == 1 && whole <= width;
            most = most.max(lines.len());
            names.push(lines);
            values.push(value);
        }
        let lines = most + usize::from(!beside);
        let height = HEAD_LINE * lines as f64 + 8.0;
        Ok(Heads {
            names,
            values,
            beside,
            height,
        })
    }

    fn draw(&self, canvas: &mut Canvas<'_>, place: usize, cell: Rect) -> Result<(), ChartError> {
        let color = theme::SERIES_TEXT[place % theme::SERIES_TEXT.len()];
        let name = Type::bold(theme::LABEL, color);
        let value = Type::new(VALUE, theme::INK);
        let first = cell.top + theme::LABEL;
        let last = canvas.lines(&self.names[place], (cell.left, first), Align::Left, name)?;
        let (x, y, align) = if self.beside {
            (cell.right, last, Align::Right)
        } else {
            (cell.left, last + HEAD_LINE - 1.0, Align::Left)
        };
        canvas.text(&self.values[place], (x, y), align, value)?;
        Ok(())
    }
}
