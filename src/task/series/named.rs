//! What names of series say of their kind.

/// Words in names of parts of a whole.
pub(super) const SHARES: [&str; 10] = [
    "率",
    "比例",
    "占比",
    "比重",
    "百分比",
    "share",
    "rate",
    "coverage",
    "proportion",
    "percent",
];
/// Of these, what is no part of another word: `moderate` is no rate.
pub(super) const RATES: [&str; 6] = [
    "rate",
    "share",
    "coverage",
    "proportion",
    "percent",
    "percentage",
];
/// Words in names of changes and balances, which may be negative even where the past was not.
pub(super) const CHANGES: [&str; 30] = [
    "增长",
    "增速",
    "增幅",
    "涨幅",
    "变化",
    "变动",
    "同比",
    "增减",
    "自然增",
    "净迁",
    "净增",
    "净流",
    "结余",
    "盈余",
    "差额",
    "收支差",
    "盈亏",
    "赤字",
    "环比",
    "降幅",
    "跌幅",
    "通胀",
    "通货膨胀",
    "利润",
    "逆差",
    "顺差",
    "growth",
    "change",
    "inflation",
    "surplus",
];
/// Words in names of what is measured and not counted, though its values may be whole.
pub(super) const MEASURED: [&str; 16] = [
    "指数",
    "平均",
    "人均",
    "户均",
    "每百",
    "每千",
    "每万",
    "得分",
    "评分",
    "金额",
    "满意度",
    "index",
    "average",
    "per capita",
    "score",
    "satisfaction",
];
/// Words in names of numbers for each of so many, which are no per cents.
pub(super) const EACH: [&str; 10] = [
    "每千",
    "每万",
    "每十万",
    "10万",
    "千分",
    "per 1,00",
    "per 10,",
    "per 100,",
    "per 1000",
    "thousand",
];
