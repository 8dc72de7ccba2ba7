//! The sheet of who pays, and of what a centre costs: a row for each service and payer.

use super::{FormColumn, FormSheet, List, NOTE, column};

/// Title of the service.
pub const SERVICE: FormColumn = column("服务", " (Service)", 30.0, List::Range('B')).noted(
    "一项服务有几方分担就写几行。",
    "A row for each payer of a service.",
);
/// Who pays.
pub const PAYER: FormColumn = column("付款方", " (Payer)", 18.0, List::Offered('C')).noted(
    "列表里没有的付款方（如慈善总会）直接写名称，作为本县自有的。",
    "Who is not in the list is written by name, as one of the county's own.",
);
/// Part of the money.
pub const SHARE: FormColumn = column("分担比例", "（%）", 14.0, List::Any).noted(
    "同一服务各付款方合计 100%。",
    "The payers of a service add up to 100 %.",
);
/// What a new centre costs.
pub const CAPITAL: FormColumn = column("每家建设投入", "（元）", 18.0, List::Any).noted(
    "新建一家机构的一次性投入；写在该服务的任一行。",
    "To build a centre, once; on any row of the service.",
);
/// What a centre costs in a year.
pub const RUNNING: FormColumn = column("每家运转经费", "（元/年）", 18.0, List::Any).noted(
    "一家机构每年的固定经费，与来人多少无关。",
    "To run a centre for a year, whoever comes.",
);
/// Year of the prices of both.
pub const PRICES: FormColumn = column("价格年份", " (Prices of)", 14.0, List::Any).noted(
    "建设投入和运转经费按哪年的价格；空着为基期年。",
    "Of capital and running cost; the base year if empty.",
);
/// Where both are from.
pub const AT: FormColumn = super::AT.noted(
    "建设投入和运转经费的出处。",
    "Where capital and running cost are from.",
);
/// The sheet.
pub const SHEET: FormSheet = FormSheet {
    name: "资金与来源",
    columns: &[SERVICE, PAYER, SHARE, CAPITAL, RUNNING, PRICES, AT, NOTE],
};
