//! The sheet of native charts: they follow the cells of the results and the history.

use rust_xlsxwriter::{
    Chart, ChartFont, ChartFormat, ChartLegendPosition, ChartLine, ChartLineDashType, ChartMarker,
    ChartMarkerType, ChartRange, ChartSolidFill, ChartType, Color, Worksheet, XlsxError,
};

use crate::report::forecasts::{Forecasts, Outlook, intervals, level, named};
use crate::report::printed::{DrawnOnSheet, pictured};
use crate::source::Language;

use super::results::BEFORE;
use super::sheets::{Labelled, Rows};
use super::style;

/// Series that get a chart.
const MOST: usize = 24;
const WIDTH: u32 = 560;
const HEIGHT: u32 = 330;
/// Pixels from the left edge to the first chart, and between the two beside each other.
const BETWEEN: u32 = 32;
/// The longest text that a spreadsheet keeps for who does not see a chart.
const ALTERNATIVE: usize = 250;
/// Rows and columns of the sheet between one chart and the next.
const DOWN: u32 = 17;
const ACROSS: u16 = 9;

/// Writes the sheet; `results` and `history` are the rows of each series there.
pub fn write(
    sheet: &mut Worksheet,
    of: &Labelled<'_>,
    (results, history): (&[Rows], &[Rows]),
) -> Result<(), XlsxError> {
    sheet.set_screen_gridlines(false);
    let mut drawn = Vec::new();
    let series = of.series().zip(results).zip(history).take(MOST);
    for (place, ((one, results), history)) in series.enumerate() {
        let chart = chart(one, of, (*results, *history));
        let row = 1 + DOWN * (place as u32 / 2);
        let column = ACROSS * (place as u16 % 2);
        sheet.insert_chart_with_offset(row, column, &chart, 6, 0)?;
        drawn.push(DrawnOnSheet {
            row,
            size: [2 * WIDTH + BETWEEN, HEIGHT],
        });
    }
    let more = of.forecasts.series.len().saturating_sub(MOST);
    let words = match of.language() {
        Language::Zh if more > 0 => format!("前 {MOST} 个序列；其余 {more} 个见“结果”"),
        Language::Zh => "图中数字取自“结果”和“历史”两表，改动后图随之变化".to_string(),
        Language::En if more > 0 => format!("The first {MOST} series; {more} more in Results"),
        Language::En => "The charts follow the sheets Results and History".to_string(),
    };
    sheet.write_string_with_format(0, 0, of.reader.tell(&words), &style::text())?;
    pictured(sheet, &drawn)
}

fn chart(
    (outlook, name, unit): (&Outlook, &str, &str),
    of: &Labelled<'_>,
    (results, history): (Rows, Rows),
) -> Chart {
    let (forecasts, reader) = (of.forecasts, &of.reader);
    let [result_sheet, _, history_sheet, _] = of.sheets.each_ref().map(String::as_str);
    let column = |sheet: &str, rows: Rows, column: u16| {
        ChartRange::new_from_range(sheet, rows.0, column, rows.1, column)
    };
    // The intervals begin one row below the last observed value.
    let ahead = (results.0 + 1, results.1);
    let mut chart = Chart::new(ChartType::ScatterStraight);
    let mut none = ChartMarker::new();
    none.set_none();
    for (place, one) in forecasts.levels.iter().enumerate().rev() {
        let (dash, width) = match place {
            0 => (ChartLineDashType::Dash, 1.25),
            _ => (ChartLineDashType::RoundDot, 1.0),
        };
        for end in 0..2_u16 {
            let mut line = line(style::BLUE, width, Some(dash));
            let words = format!("{} {}", level(*one), reader.pick("区间", "interval"));
            let at = BEFORE + 2 * place as u16 + end;
            chart
                .add_series()
                .set_name(words.as_str())
                .set_categories(&column(result_sheet, ahead, 2))
                .set_values(&column(result_sheet, ahead, at))
                .set_marker(&none)
                .set_format(&mut line)
                .delete_from_legend(end == 1);
        }
    }
    chart
        .add_series()
        .set_name(&reader.pick("预测中位数", "median"))
        .set_categories(&column(result_sheet, results, 2))
        .set_values(&column(result_sheet, results, 4))
        .set_marker(&none)
        .set_format(&mut line(style::BLUE, 2.25, None));
    let mut dot = ChartMarker::new();
    dot.set_type(ChartMarkerType::Circle)
        .set_size(5)
        .set_format(
            ChartFormat::new()
                .set_solid_fill(ChartSolidFill::new().set_color(Color::RGB(style::INK))),
        );
    chart
        .add_series()
        .set_name(&reader.pick("实际值", "observed"))
        .set_categories(&column(history_sheet, history, 2))
        .set_values(&column(history_sheet, history, 3))
        .set_marker(&dot)
        .set_format(&mut line(style::INK, 1.75, None));
    axes(&mut chart, (outlook, name, unit), of);
    let alternative = reader.tell(&words(outlook, forecasts, of.language()));
    let alternative: String = alternative.chars().take(ALTERNATIVE).collect();
    chart
        .set_alt_text(alternative)
        .set_width(WIDTH)
        .set_height(HEIGHT);
    chart
}

fn line(color: u32, width: f64, dash: Option<ChartLineDashType>) -> ChartFormat {
    let mut line = ChartLine::new();
    line.set_color(Color::RGB(color)).set_width(width);
    if let Some(dash) = dash {
        line.set_dash_type(dash);
    }
    let mut format = ChartFormat::new();
    format.set_line(&line);
    format
}

fn axes(chart: &mut Chart, (outlook, name, unit): (&Outlook, &str, &str), of: &Labelled<'_>) {
    let mut small = ChartFont::new();
    small.set_size(9);
    let mut title = ChartFont::new();
    title.set_size(11).set_bold();
    let whole = match of.language() {
        _ if unit.is_empty() => name.to_string(),
        Language::Zh => format!("{name}（{unit}）"),
        Language::En => format!("{name} ({unit})"),
    };
    chart.title().set_name(whole.as_str()).set_font(&title);
    let first = outlook.history.first().map_or(0, |h| h.0);
    let last = outlook.year(outlook.horizon());
    let step = ((last - first) / 8).max(1);
    chart
        .x_axis()
        .set_name(&of.reader.pick("年份", "Year"))
        .set_name_font(&small)
        .set_min(f64::from(first))
        .set_max(f64::from(last))
        .set_major_unit(f64::from(step))
        .set_num_format("0")
        .set_major_gridlines(false)
        .set_font(&small);
    let mut pale = ChartLine::new();
    pale.set_color(Color::RGB(style::GRID)).set_width(0.5);
    let up = if unit.is_empty() { name } else { unit };
    chart
        .y_axis()
        .set_name(up)
        .set_name_font(&small)
        .set_num_format(outlook.measure.cell_format())
        .set_major_gridlines(true)
        .set_major_gridlines_line(&pale)
        .set_font(&small);
    if let Some((low, high)) = range(outlook, of.forecasts) {
        chart.y_axis().set_min(low).set_max(high);
    }
    chart
        .legend()
        .set_position(ChartLegendPosition::Bottom)
        .set_font(&small);
}

/// Ends of the axis where it cannot begin at zero without hiding how the series moves.
fn range(outlook: &Outlook, forecasts: &Forecasts) -> Option<(f64, f64)> {
    /// The least value is above this share of the largest.
    const HIGH: f64 = 0.6;
    /// Steps on the axis, about.
    const STEPS: f64 = 5.0;
    let widest = forecasts.levels.last().copied().unwrap_or(0.95);
    let ends = (1..=outlook.horizon()).flat_map(|h| {
        let (low, high) = outlook.interval(h, widest);
        [low, high]
    });
    let values = outlook.history.iter().map(|h| h.1).chain(ends);
    let (low, high) = values.fold((f64::INFINITY, 0.0_f64), |(a, b), v| (a.min(v), b.max(v)));
    if low < HIGH * high || high <= low {
        return None;
    }
    let rough = (high - low) / STEPS;
    let power = libm::pow(10.0, libm::floor(libm::log10(rough)));
    let step = [1.0, 2.0, 5.0, 10.0]
        .map(|factor| factor * power)
        .into_iter()
        .find(|step| *step >= rough)?;
    let high = libm::ceil(high / step) * step;
    let most = if outlook.measure.in_percent() && low >= 0.0 {
        high.min(1.0)
    } else {
        high
    };
    Some((libm::floor(low / step) * step, most))
}

/// The chart in words, for those who do not see it.
fn words(outlook: &Outlook, forecasts: &Forecasts, language: Language) -> String {
    let horizon = outlook.horizon();
    let (year, value) = outlook.last();
    let then = outlook.year(horizon);
    let (last, median) = (
        outlook.measure.say(value),
        outlook.measure.say(outlook.median(horizon)),
    );
    let ranges = intervals(outlook, forecasts, horizon, language);
    match language {
        Language::Zh => format!(
            "{}：{year} 年实际 {last}，预测 {then} 年 {median}；{}",
            named(outlook, language),
            ranges.join("；")
        ),
        Language::En => format!(
            "{}: {last} observed in {year}, {median} forecast for {then}; {}",
            named(outlook, language),
            ranges.join("; ")
        ),
    }
}
