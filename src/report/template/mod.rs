//! The workbook that a county fills in: a sheet for each kind of number, with lists to choose from.

mod entry;
mod explained;
mod sheet;

pub use entry::{Entry, filled};

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

use crate::axes::Year;
use crate::model::file::{Nature, Relation};
use explained::explained;
use sheet::{List, column, sheet};

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

/// What marks a row that is only an example.
pub const EXAMPLE: &str = "示例，不读入";

const NATURES: List = List::Words(&Nature::OFFERED);
const RELATIONS: List = List::Words(&Relation::OFFERED);
const UNITS: List = List::Words(&["%", "人", "人次", "个", "户", "元", "倍"]);
const COUNTED: List = List::Words(&["持证人数", "新办证", "注销", "死亡"]);
const CATEGORIES: List = List::Words(&[
    "合计", "视力", "听力", "言语", "肢体", "智力", "精神", "多重",
]);
const GRADES: List = List::Words(&["合计", "一级", "二级", "三级", "四级"]);
const SEXES: List = List::Words(&["合计", "男", "女"]);

/// Bytes of the workbook.
pub fn template(choices: &Choices) -> Result<Vec<u8>, XlsxError> {
    book(choices)?.save_to_buffer()
}

/// The workbook itself.
fn book(choices: &Choices) -> Result<Workbook, XlsxError> {
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
            "某政发〔20××〕1号",
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
            "当年工作总结",
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
    Ok(book)
}
