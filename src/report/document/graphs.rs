//! The charts that a spreadsheet draws itself: a sheet of their cells, and a sheet of the charts that follow them.

use rust_xlsxwriter::{
    Chart, ChartDataLabel, ChartFont, ChartFormat, ChartLegendPosition, ChartLine,
    ChartLineDashType, ChartRange, ChartSolidFill, ChartType, Color, Format, FormatAlign, Workbook,
    Worksheet, XlsxError,
};

use super::graph::{Graph, GraphForm};
use crate::report::chart::theme;
use crate::report::printed::{DrawnOnSheet, ROW, pictured, printed};
use crate::source::{Language, Tongue, Translator};

const WIDTH: u32 = 760;
const HEIGHT: u32 = 380;
/// Pixels for each bar of a chart of probabilities, and for what stands around them.
const BAR: u32 = 22;
const AROUND: u32 = 150;
/// The longest text that a spreadsheet keeps for who does not see a chart.
const ALTERNATIVE: usize = 250;
/// From here on a target is likely, and below the second it is unlikely, to be met.
const LIKELY: [f64; 2] = [2.0 / 3.0, 1.0 / 3.0];

/// Where the cells of a chart stand: row of its heads, rows of its categories, number of its lines.
struct GraphCells {
    head: u32,
    rows: [u32; 2],
}

/// Adds the two sheets, told to the readers of a tongue; `names` are those of the cells and of the charts.
pub(super) fn graphs(
    book: &mut Workbook,
    mut graphs: Vec<Graph>,
    names: [&str; 2],
    language: Tongue,
) -> Result<(), XlsxError> {
    if graphs.is_empty() {
        return Ok(());
    }
    let translator = Translator::of(language);
    for graph in &mut graphs {
        graph.translate(&translator);
    }
    let sheet = book.add_worksheet();
    sheet.set_name(names[0])?;
    let cells = written(sheet, &graphs)?;
    let sheet = book.add_worksheet();
    sheet.set_name(names[1])?;
    sheet.set_screen_gridlines(false);
    let note = match language.written {
        Language::Zh => format!("图取自“{}”各格，改动后图随之变化", names[0]),
        Language::En => format!("The charts follow the cells of {}", names[0]),
    };
    sheet.write(0, 0, translator.tell(&note))?;
    if let Some(remark) = translator.remark() {
        sheet.write(1, 0, remark)?;
    }
    let mut row = 2;
    let mut drawn = Vec::new();
    for (graph, cells) in graphs.iter().zip(&cells) {
        let height = match graph.form {
            GraphForm::Likely => AROUND + BAR * graph.categories.len() as u32,
            GraphForm::Interval | GraphForm::Stacked => HEIGHT,
        };
        let mut chart = chart(graph, cells, names[0]);
        chart.set_width(WIDTH).set_height(height);
        sheet.insert_chart(row, 0, &chart)?;
        drawn.push(DrawnOnSheet {
            row,
            size: [WIDTH, height],
        });
        row += height / ROW + 2;
    }
    pictured(sheet, &drawn)
}

/// Writes the cells of all charts, one below the other.
fn written(sheet: &mut Worksheet, graphs: &[Graph]) -> Result<Vec<GraphCells>, XlsxError> {
    let bold = Format::new().set_bold();
    let head = Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::Center);
    let mut all = Vec::new();
    let mut row = 0;
    sheet.set_column_width(0, 36)?;
    for graph in graphs {
        sheet.write_with_format(row, 0, &graph.title, &bold)?;
        let heads = row + 1;
        sheet.write_with_format(heads, 0, &graph.across, &head)?;
        let values = Format::new().set_num_format(graph.format);
        for (line, column) in graph.lines.iter().zip(1..) {
            sheet.set_column_width(column, 16)?;
            sheet.write_with_format(heads, column, &line.title, &head)?;
            for (value, row) in line.values.iter().zip(heads + 1..) {
                if let Some(value) = value {
                    sheet.write_with_format(row, column, *value, &values)?;
                }
            }
        }
        for (category, row) in graph.categories.iter().zip(heads + 1..) {
            sheet.write(row, 0, category)?;
        }
        let last = heads + graph.categories.len() as u32;
        all.push(GraphCells {
            head: heads,
            rows: [heads + 1, last],
        });
        row = last + 2;
    }
    sheet.set_landscape();
    printed(sheet, 0.0, None)?;
    sheet.set_print_area(0, 0, row, 15)?;
    sheet.set_freeze_panes(0, 1)?;
    Ok(all)
}

fn chart(graph: &Graph, cells: &GraphCells, sheet: &str) -> Chart {
    let [first, last] = cells.rows;
    let range = |column: u16| ChartRange::new_from_range(sheet, first, column, last, column);
    let head =
        |column: u16| ChartRange::new_from_range(sheet, cells.head, column, cells.head, column);
    let kind = match graph.form {
        GraphForm::Interval => ChartType::Line,
        GraphForm::Stacked => ChartType::ColumnStacked,
        GraphForm::Likely => ChartType::Bar,
    };
    let mut chart = Chart::new(kind);
    for (place, line) in graph.lines.iter().enumerate() {
        let column = place as u16 + 1;
        let series = chart.add_series();
        series
            .set_name(&head(column))
            .set_categories(&range(0))
            .set_values(&range(column));
        match graph.form {
            GraphForm::Interval => {
                series.set_format(&mut stroke(place));
            }
            GraphForm::Stacked => {
                series.set_format(&mut filled(place)).set_gap(40);
            }
            GraphForm::Likely => {
                let colors: Vec<u32> = line.values.iter().map(|value| colored(*value)).collect();
                let mut label = ChartDataLabel::new();
                label.show_value().set_num_format(graph.format);
                series
                    .set_point_colors(&colors)
                    .set_data_label(&label)
                    .set_gap(40);
            }
        }
    }
    if graph.form == GraphForm::Interval {
        let mut line = ChartLine::new();
        line.set_color(Color::RGB(theme::hex(theme::SERIES[0])))
            .set_width(0.75);
        chart.set_high_low_lines_format(&mut line);
    }
    around(&mut chart, graph);
    let said: String = graph.said.chars().take(ALTERNATIVE).collect();
    chart.set_alt_text(said);
    chart
}

/// A median is a thick line, the ends of its interval are thin and dotted.
fn stroke(place: usize) -> ChartFormat {
    let mut line = ChartLine::new();
    line.set_color(Color::RGB(theme::hex(theme::SERIES[0])));
    match place {
        0 => line.set_width(theme::LINE),
        _ => line
            .set_width(theme::HAIR)
            .set_dash_type(ChartLineDashType::RoundDot),
    };
    let mut format = ChartFormat::new();
    format.set_line(&line);
    format
}

/// The colour of a part: after the last of the theme's they come again, lighter.
fn filled(place: usize) -> ChartFormat {
    /// Per cent of the paper that shows through.
    const LIGHTER: u8 = 58;
    let mut fill = ChartSolidFill::new();
    let color = theme::SERIES[place % theme::SERIES.len()];
    fill.set_color(Color::RGB(theme::hex(color)));
    if place >= theme::SERIES.len() {
        fill.set_transparency(LIGHTER);
    }
    let mut format = ChartFormat::new();
    format.set_solid_fill(&fill);
    format
}

/// The colour of a probability.
fn colored(probability: Option<f64>) -> u32 {
    theme::hex(match probability {
        Some(value) if value >= LIKELY[0] => theme::LIKELY,
        Some(value) if value >= LIKELY[1] => theme::EVEN,
        Some(_) => theme::UNLIKELY,
        None => theme::MUTED,
    })
}

fn around(chart: &mut Chart, graph: &Graph) {
    let (mut small, mut bold) = (ChartFont::new(), ChartFont::new());
    small.set_size(9);
    bold.set_size(11).set_bold();
    let mut pale = ChartLine::new();
    pale.set_color(Color::RGB(theme::hex(theme::GRID)))
        .set_width(0.5);
    chart.title().set_name(graph.title.as_str()).set_font(&bold);
    // Bars lie: what stands across in other charts goes up in theirs.
    let bars = graph.form == GraphForm::Likely;
    let categories = if bars { chart.y_axis() } else { chart.x_axis() };
    categories
        .set_name(graph.across.as_str())
        .set_name_font(&small)
        .set_font(&small);
    if bars {
        // The first target stands on top, as in the tables.
        categories.set_reverse();
    }
    let values = if bars { chart.x_axis() } else { chart.y_axis() };
    values
        .set_name(graph.up.as_str())
        .set_name_font(&small)
        .set_num_format(graph.format)
        .set_major_gridlines(true)
        .set_major_gridlines_line(&pale)
        .set_font(&small);
    if bars {
        values.set_min(0).set_max(1);
        chart.legend().set_hidden();
    } else {
        chart
            .legend()
            .set_position(ChartLegendPosition::Bottom)
            .set_font(&small);
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Read};

    use zip::ZipArchive;

    use super::super::graph::GraphLine;
    use super::*;

    /// Bars begin at nought, the first target stands on top, and each axis is called what it shows.
    #[test]
    fn bars_of_probabilities_have_their_targets_beside_them() {
        let graph = Graph {
            title: "规划目标的实现概率".into(),
            across: "目标".into(),
            up: "实现概率".into(),
            said: String::new(),
            form: GraphForm::Likely,
            categories: vec!["甲".into(), "乙".into()],
            lines: vec![GraphLine {
                title: "概率".into(),
                values: vec![Some(0.9), Some(0.2)],
            }],
            format: "0%",
        };
        let mut book = Workbook::new();
        let tongue = Tongue::from(Language::Zh);
        graphs(&mut book, vec![graph], ["图表数据", "图表"], tongue).expect("two sheets");
        let bytes = book.save_to_buffer().expect("a workbook");
        let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("an archive");
        let mut text = String::new();
        let mut chart = archive.by_name("xl/charts/chart1.xml").expect("a chart");
        chart.read_to_string(&mut text).expect("text");
        let (before, values) = text.split_once("<c:valAx>").expect("an axis of values");
        let (_, categories) = before.split_once("<c:catAx>").expect("one of categories");
        for (axis, parts) in [
            (categories, ["\"maxMin\"", "<a:t>目标</a:t>"]),
            (values, ["\"minMax\"", "<a:t>实现概率</a:t>"]),
        ] {
            for part in parts {
                assert!(axis.contains(part), "{part} in {axis}");
            }
        }
        assert!(
            values.contains("<c:max val=\"1\"/>") && values.contains("\"0%\""),
            "{values}"
        );
    }
}
