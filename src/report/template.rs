//! The workbook that a county fills in: a sheet for each kind of number, with lists to choose from.

use rust_xlsxwriter::{
    DataValidation, DocProperties, ExcelDateTime, Format, FormatBorder, Formula, Workbook,
    Worksheet, XlsxError,
};

use crate::axes::Year;

/// What the workbook offers.
#[derive(Clone, Debug)]
pub struct Choices {
    /// Name of the model's folder.
    pub name: String,
    /// Code of the place.
    pub region: String,
    /// Its name.
    pub place: String,
    /// Model that it extends.
    pub base: String,
    /// Year at whose end all begins.
    pub base_year: Year,
    /// Titles of the targets that can be judged.
    pub targets: Vec<String>,
    /// Titles of the services.
    pub services: Vec<String>,
}

/// Rows that can be filled in.
const ROWS: u32 = 400;
/// What marks a row that is only an example.
pub const EXAMPLE: &str = "示例，不读入";

/// A column: heading, width, what may stand in it.
struct Column {
    heading: &'static str,
    width: f64,
    list: List,
}

/// What may stand in a column.
#[derive(Clone, Copy)]
enum List {
    Any,
    Words(&'static [&'static str]),
    /// A column of the sheet of choices.
    Range(char),
}

const fn column(heading: &'static str, width: f64, list: List) -> Column {
    Column {
        heading,
        width,
        list,
    }
}

const NATURES: List = List::Words(&["约束性", "预期性", "专栏"]);
const RELATIONS: List = List::Words(&["≥", ">", "=", "≤", "<"]);
const UNITS: List = List::Words(&["%", "人", "人次", "个", "户", "元", "倍"]);
const COUNTED: List = List::Words(&["持证人数", "新办证", "注销", "死亡"]);
const CATEGORIES: List = List::Words(&[
    "合计", "视力", "听力", "言语", "肢体", "智力", "精神", "多重",
]);
const GRADES: List = List::Words(&["合计", "一级", "二级", "三级", "四级"]);
const SEXES: List = List::Words(&["合计", "男", "女"]);

/// Bytes of the workbook.
pub fn template(choices: &Choices) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    let properties = DocProperties::new()
        .set_title(format!("{} · plancast", choices.place))
        .set_author(concat!("plancast ", env!("CARGO_PKG_VERSION")))
        .set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?);
    book.set_properties(&properties);
    explained(book.add_worksheet(), choices)?;
    let year = choices.base_year;
    let first = |list: &[String]| list.first().cloned().unwrap_or_default();
    let example = |cells: &[&str]| {
        cells
            .iter()
            .map(|cell| (*cell).to_string())
            .collect::<Vec<_>>()
    };
    sheet(
        book.add_worksheet(),
        "规划",
        &[
            column("规划名称 (Plan)", 44.0, List::Any),
            column("文号 (Number)", 24.0, List::Any),
            column("起始年 (From)", 12.0, List::Any),
            column("结束年 (To)", 12.0, List::Any),
            column("备注 (Note)", 20.0, List::Any),
        ],
        &example(&[
            "某某市残疾人事业发展“十四五”规划",
            "某政发〔2021〕1号",
            &(year + 1).to_string(),
            &(year + 5).to_string(),
            EXAMPLE,
        ]),
    )?;
    sheet(
        book.add_worksheet(),
        "规划指标",
        &[
            column("指标 (Indicator)", 40.0, List::Range('A')),
            column("属性 (Nature)", 12.0, NATURES),
            column("单位 (Unit)", 10.0, UNITS),
            column("基期值 (Baseline)", 16.0, List::Any),
            column("关系 (Relation)", 12.0, RELATIONS),
            column("目标值 (Target)", 16.0, List::Any),
            column("目标年 (Year)", 12.0, List::Any),
            column("出处 (Place)", 24.0, List::Any),
            column("备注 (Note)", 20.0, List::Any),
        ],
        &example(&[
            &first(&choices.targets),
            "约束性",
            "%",
            "98%",
            "≥",
            "99%",
            &(year + 5).to_string(),
            "表1第1项",
            EXAMPLE,
        ]),
    )?;
    sheet(
        book.add_worksheet(),
        "人口",
        &[
            column("年份 (Year)", 12.0, List::Any),
            column("户籍人口（人）", 18.0, List::Any),
            column("出生（人）", 14.0, List::Any),
            column("死亡（人）", 14.0, List::Any),
            column("备注 (Note)", 20.0, List::Any),
        ],
        &example(&[&year.to_string(), "435000", "3100", "2900", EXAMPLE]),
    )?;
    sheet(
        book.add_worksheet(),
        "持证残疾人",
        &[
            column("指标 (Measure)", 14.0, COUNTED),
            column("年份 (Year)", 12.0, List::Any),
            column("类别 (Category)", 12.0, CATEGORIES),
            column("等级 (Grade)", 12.0, GRADES),
            column("年龄 (Age)", 12.0, List::Any),
            column("性别 (Sex)", 12.0, SEXES),
            column("镇街 (Town)", 14.0, List::Any),
            column("人数（人）", 14.0, List::Any),
            column("误差 (Error)", 12.0, List::Any),
            column("备注 (Note)", 20.0, List::Any),
        ],
        &example(&[
            "持证人数",
            &year.to_string(),
            "肢体",
            "一级",
            "合计",
            "合计",
            "",
            "1234",
            "",
            EXAMPLE,
        ]),
    )?;
    sheet(
        book.add_worksheet(),
        "补贴人数与标准",
        &[
            column("服务 (Service)", 30.0, List::Range('B')),
            column("年份 (Year)", 12.0, List::Any),
            column("享受人数（人）", 18.0, List::Any),
            column("标准（元/月）", 18.0, List::Any),
            column("备注 (Note)", 20.0, List::Any),
        ],
        &example(&[
            &first(&choices.services),
            &year.to_string(),
            "2100",
            "250",
            EXAMPLE,
        ]),
    )?;
    sheet(
        book.add_worksheet(),
        "实际值",
        &[
            column("指标 (Indicator)", 40.0, List::Range('A')),
            column("年份 (Year)", 12.0, List::Any),
            column("数值 (Value)", 16.0, List::Any),
            column("出处 (Place)", 24.0, List::Any),
            column("备注 (Note)", 20.0, List::Any),
        ],
        &example(&[
            &first(&choices.targets),
            &(year + 1).to_string(),
            "98.5%",
            "2021 年工作总结",
            EXAMPLE,
        ]),
    )?;
    let lists = book.add_worksheet();
    lists.set_name("选项")?.set_hidden(true);
    for (place, list) in [&choices.targets, &choices.services]
        .into_iter()
        .enumerate()
    {
        for (row, title) in list.iter().enumerate() {
            lists.write(row as u32, place as u16, title)?;
        }
    }
    book.save_to_buffer()
}

/// What the workbook is for and how it is filled in.
fn explained(sheet: &mut Worksheet, choices: &Choices) -> Result<(), XlsxError> {
    sheet.set_name("说明")?;
    sheet.set_column_width(0, 22)?.set_column_width(1, 96)?;
    let bold = Format::new().set_bold();
    let wrapped = Format::new().set_text_wrap();
    let place = [
        ("模型", choices.name.as_str()),
        ("代码", choices.region.as_str()),
        ("地区", choices.place.as_str()),
        ("沿用模型", choices.base.as_str()),
    ];
    for (row, (key, value)) in place.into_iter().enumerate() {
        sheet.write_with_format(row as u32, 0, key, &bold)?;
        sheet.write(row as u32, 1, value)?;
    }
    let lines = [
        (
            "怎么填",
            "每张表第一行是列名，请不要改；第二行是示例，“备注”写着“示例，不读入”，可以删去。空着的就沿用上面所写的模型，导入时逐项列出。",
        ),
        (
            "",
            "数值可以带千分位、百分号、全角数字，可以写 43.5万；没有数的写 — 或留空。人数写到人，钱写到元。",
        ),
        (
            "规划、规划指标",
            "本地规划的名称、文号、起止年，和各项指标的基期值、目标值。指标从下拉列表选；百分比写 98% 。",
        ),
        ("人口", "各年年末户籍人口、全年出生和死亡。"),
        (
            "持证残疾人",
            "任何一年、任何一种分组都可以：总数、按类别、按等级、按类别和等级、按年龄（如 0-17、60+）、按性别、按镇街。合计或空着表示不分。误差写相对误差，如 0.01；没有就空着。",
        ),
        (
            "补贴人数与标准",
            "基期年末享受人数和月标准；以后各年的享受人数写在“实际值”表。",
        ),
        ("实际值", "各指标以后各年的实际完成值，用于中期、终期评估。"),
        (
            "怎么导入",
            "保存后运行：plancast import 这个文件；再运行 plancast check、plancast run、plancast report。",
        ),
        (
            "How to fill it in",
            "Row 1 of each sheet holds the headings: leave them. Row 2 is an example. What is left empty is inherited from the model named above. Then run: plancast import FILE.",
        ),
    ];
    for (row, (key, text)) in lines.into_iter().enumerate() {
        sheet.write_with_format(row as u32 + 5, 0, key, &bold)?;
        sheet.write_with_format(row as u32 + 5, 1, text, &wrapped)?;
    }
    Ok(())
}

/// One sheet: protected headings, an example, cells to fill in.
fn sheet(
    sheet: &mut Worksheet,
    name: &str,
    columns: &[Column],
    example: &[String],
) -> Result<(), XlsxError> {
    sheet.set_name(name)?;
    let head = Format::new()
        .set_bold()
        .set_border(FormatBorder::Thin)
        .set_background_color("#E7ECF2");
    let open = Format::new().set_unlocked();
    let grey = Format::new()
        .set_unlocked()
        .set_italic()
        .set_font_color("#57606A");
    for (place, column) in columns.iter().enumerate() {
        let at = place as u16;
        sheet.set_column_format(at, &open)?;
        sheet.set_column_width(at, column.width)?;
        sheet.write_with_format(0, at, column.heading, &head)?;
        let rule = match column.list {
            List::Any => None,
            List::Words(words) => Some(DataValidation::new().allow_list_strings(words)?),
            List::Range(letter) => Some(
                DataValidation::new()
                    .allow_list_formula(Formula::new(format!("=选项!${letter}$1:${letter}$200"))),
            ),
        };
        if let Some(rule) = rule {
            sheet.add_data_validation(1, at, ROWS, at, &rule.ignore_blank(true))?;
        }
    }
    for (place, cell) in example.iter().enumerate() {
        sheet.write_with_format(1, place as u16, cell, &grey)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    sheet.protect();
    Ok(())
}
