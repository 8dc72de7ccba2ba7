//! What people call the growth with which a target is to keep step.

use crate::source::Words;

/// Words for the output of a place, and for its growth; none of them tells one growth from another.
const OUTPUT: [&str; 3] = ["地区生产总值", "国内生产总值", "生产总值"];
const GROWS: [&str; 8] = [
    "年均",
    "增长速度",
    "增长率",
    "增速",
    "增幅",
    "增长",
    "GROWTHRATE",
    "GROWTH",
];
/// Whose output it is, where that is the county's.
const HERE: [&str; 5] = ["全市", "全县", "全区", "本市", "本地"];

/// Whether a name means a growth of this title: GDP, 地区生产总值增速 and 地区生产总值（实际） are one.
pub(crate) fn is_growth_called(name: &str, title: &Words) -> bool {
    let said = form(name);
    said == form(&title.zh) || said == form(title.en.split(',').next().unwrap_or_default())
}

/// A name without what may be said in one way or another.
fn form(name: &str) -> String {
    let name = name.split(['（', '(']).next().unwrap_or_default();
    let mut form: String = name.split_whitespace().collect();
    form = form.to_uppercase();
    for word in OUTPUT {
        form = form.replace(word, "GDP");
    }
    for word in GROWS.into_iter().chain(HERE) {
        form = form.replace(word, "");
    }
    form
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_output_of_a_place_has_many_names() {
        let title = Words::both("地区生产总值（实际）", "Gross domestic product, real");
        for name in [
            "GDP",
            "gdp 增速",
            "GDP growth",
            "地区生产总值增长率",
            "全市生产总值增速（快报）",
            "国内生产总值年均增幅",
            "Gross domestic product growth",
        ] {
            assert!(is_growth_called(name, &title), "{name}");
        }
        for name in ["残疾人家庭人均收入年均增速", "人均 GDP", "增速", ""] {
            assert!(!is_growth_called(name, &title), "{name}");
        }
    }
}
