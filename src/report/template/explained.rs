//! The first sheet: of which place it is, and how it is filled in.

use rust_xlsxwriter::{Format, FormatAlign, Worksheet, XlsxError};

use super::Choices;
use super::layout::NAMED;
use crate::report::printed::{height, printed};
use crate::source::Translator;

/// What the workbook is for and how it is filled in.
pub(super) fn explained(
    sheet: &mut Worksheet,
    choices: &Choices,
    reader: &Translator,
) -> Result<(), XlsxError> {
    let widths = [22.0, 96.0];
    for (column, width) in (0..).zip(widths) {
        sheet.set_column_width(column, width)?;
    }
    let bold = Format::new().set_bold().set_align(FormatAlign::Top);
    let wrapped = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let place = [
        &choices.name,
        &choices.region,
        &choices.place,
        &choices.base,
    ];
    for (row, (key, value)) in NAMED.into_iter().zip(place).enumerate() {
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
            "数值可以带千分位、百分号、全角数字，可以写 43.5万、45万元、18家、约320、59.7万（预计），比例可以写 14/20个，单位要与这一格相同，约数、预计数和这样的比例导入时列明；没有数的写 — 或留空。批注不读入。人数写到人，钱写到元。",
        ),
        (
            "规划、规划指标",
            "本地规划的名称、文号、起止年，和各项指标的基期值、目标值。指标从下拉列表选；百分比写 98% ，与 GDP 同步的目标值写“与GDP同步”，也可写 99%以上、不低于99%（“关系”空着，或与它一致）。属性、关系、口径空着的与列表里的指标相同，编号空着按行的次序。按个数完成的比例（如建成的镇、村占几成）在“总数”写共有几个。",
        ),
        (
            "本地指标",
            "列表里没有的指标直接写名称，并填单位（%、人、人次、个、户、元、倍）和目标值，元和倍还要有基期值；逐年要求的在“口径”写每年新增。只有基期值的不给概率，“实际值”表里有了以后各年的数才给。",
        ),
        (
            "人口",
            "基期年末和以后各年年末户籍人口；以后各年全年的出生和死亡。基期以前的数不填，基期年的出生和死亡也不填。",
        ),
        (
            "持证残疾人",
            "任何一年、任何一种分组都可以：总数、按类别、按等级、按类别和等级、按年龄（如 0-17、60+）、按性别、按镇街。合计或空着表示不分；填了各镇街，就可以用 plancast towns 分镇测算。误差写相对误差，如 0.01；没有就空着。",
        ),
        (
            "补贴人数与标准",
            "基期年末享受人数和月标准；以后各年的年末享受人数，一年一行，标准留空。知道各镇街享受人数的，一镇一行，写上镇街；全县的行空着镇街。误差写人数（如 20人）或占人数的比例（如 5%），没有就空着。",
        ),
        (
            "服务与能力",
            "受名额限制的服务（如日间照料、寄宿托养）基期年末的机构数、每家名额和人员。",
        ),
        (
            "镇街",
            "各镇（街道）的人口，受名额限制的服务在各镇（街道）有几家机构；名称与“持证残疾人”表一致，知道几项填几项。",
        ),
        (
            "资金与来源",
            "一项服务由哪几方分担、各占百分之几（合计 100%），列表里没有的付款方直接写名称；新建一家机构的投入和每年的运转经费，按哪年价格。",
        ),
        (
            "情景",
            "打算怎么做、从哪年起：一行一项措施，名称相同的各行合成一个情景，导入后成为 scenarios 里的一个文件。",
        ),
        (
            "来源",
            "本地文件、公报的清单。别的表“出处”一列可以写这里的键，如 communique_2021，或 communique_2021：第3页；列了而没有用到的会报错。",
        ),
        (
            "实际值",
            "各指标以后各年的实际完成值，用于中期、终期评估。与 GDP 同步的指标写增速本身（同年的 GDP 增速也要列一行），或写“相差 +0.5 个百分点”。误差与数值同单位，数量的误差也可写占数值的比例（如 1%），没有就空着。",
        ),
        (
            "怎么导入",
            "保存后运行：plancast import 这个文件；再运行 plancast check、plancast run、plancast report。",
        ),
    ];
    let english = (
        reader.tell("How to fill it in"),
        reader.tell(
            "Row 1 of each sheet holds the headings: leave them. Row 2 is an example. What is left empty is inherited from the model named above. Then run: plancast import FILE.",
        ),
    );
    let lines = lines.map(|(key, text)| (key.to_string(), text.to_string()));
    let remark = reader.remark().map(|remark| (String::new(), remark));
    let lines = lines.into_iter().chain([english]).chain(remark);
    for (row, (key, text)) in (5..).zip(lines) {
        if let Some(points) = height([(text.as_str(), widths[1])].into_iter()) {
            sheet.set_row_height(row, points)?;
        }
        sheet.write_with_format(row, 0, key, &bold)?;
        sheet.write_with_format(row, 1, text, &wrapped)?;
    }
    printed(sheet, widths.iter().sum(), None)
}
