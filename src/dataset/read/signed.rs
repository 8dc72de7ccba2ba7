//! Names of what may be below nothing: changes and balances.

use super::width::half_width;

/// Words in names of what may be below nothing: changes and balances.
const SIGNED: [&str; 58] = [
    "增长",
    "环比",
    "降幅",
    "跌幅",
    "通胀",
    "通货膨胀",
    "增量",
    "inflation",
    "增速",
    "增幅",
    "增减",
    "涨幅",
    "变化",
    "变动",
    "同比",
    "净",
    "结余",
    "盈余",
    "差额",
    "逆差",
    "顺差",
    "超支",
    "余额",
    "结存",
    "赤字",
    "收支差",
    "盈亏",
    "利润",
    "亏损",
    "deficit",
    "自然增",
    "growth",
    "change",
    "balance",
    "net ",
    "surplus",
    "difference",
    "比上年",
    "较上年",
    "比去年",
    "较去年",
    "比上期",
    "较上期",
    "±",
    "增(减",
    "增/减",
    "升降",
    "差距",
    "差值",
    "偏差",
    "节余",
    "损益",
    "缺口",
    "自增",
    "气温",
    "increase",
    "decrease",
    "temperature",
];

/// True for the name of a change or a balance, which may be below nothing whatever its unit.
pub(super) fn may_be_negative(name: &str) -> bool {
    let name = half_width(name).to_lowercase();
    let bare = name.split('(').next().unwrap_or_default().trim();
    SIGNED.iter().any(|word| name.contains(word)) || bare.ends_with('差')
}

#[cfg(test)]
mod tests {
    use super::may_be_negative;

    #[test]
    fn what_may_be_below_nothing_is_known_by_its_name() {
        for name in [
            "比上年增加",
            "迁入迁出差（人）",
            "增（减）人数",
            "节余",
            "Increase",
        ] {
            assert!(may_be_negative(name), "{name}");
        }
        for name in ["新增人数", "差旅费", "持证人数", "支出"] {
            assert!(!may_be_negative(name), "{name}");
        }
    }
}
