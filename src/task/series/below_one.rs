//! Values of at most 1 under a heading of per cent: as they stand, or parts of one that the heading is wrong about.

use crate::dataset::{AnnualSeries, Complaint, Place};

/// Words in names of shares that usually are near none: 0.97 under a heading of per cent is what it says.
const RARE: [&str; 10] = [
    "失业",
    "未就业",
    "死亡",
    "失学",
    "患病",
    "发病",
    "辍学",
    "unemploy",
    "dropout",
    "mortality",
];
/// Words in names of shares that may be near the whole, of whomever they are.
const COVERAGES: [&str; 16] = [
    "覆盖",
    "参保率",
    "适配率",
    "完成率",
    "达标率",
    "入学率",
    "就业率",
    "签约率",
    "改造率",
    "合格率",
    "满意",
    "帮扶",
    "培训",
    "救助",
    "保障",
    "coverage",
];

/// Yearly changes of at most this are usual as parts of one.
const USUAL_CHANGE: f64 = 0.3;
/// More of something rare is not likely.
const MUCH: f64 = 0.3;
/// Changes in per cents are rarely written with so many decimals, parts of one nearly always.
const DECIMALS: usize = 2;

/// True where both can be meant of a series in per cents: nothing is above 1, no cell has a sign of its own, and the
/// name, in small letters, is not that of something rare.
pub fn is_unclear(name: &str, observed: &AnnualSeries) -> bool {
    let most = observed.values.values().copied().fold(0.0, f64::max);
    most > 0.0 && most <= 1.0 && !observed.signed && !is_rare(name)
}

/// True where both can be meant of changes in per cents: none is above three tenths, some are written as finely as parts
/// of one are, and no cell has a sign of its own.
pub fn is_unclear_change(observed: &AnnualSeries) -> bool {
    let values = || observed.values.values();
    let fine = |value: &f64| {
        let text = value.to_string();
        let decimals = text.split_once('.').map_or(0, |(_, behind)| behind.len());
        decimals >= DECIMALS
    };
    !observed.signed && values().all(|value| value.abs() <= USUAL_CHANGE) && values().any(fine)
}

/// True for parts of one that would be much of something rare: 0.97 of unemployment without a unit is more likely 0.97 %. No
/// cell has a sign of its own, and `name` is in small letters.
pub fn is_unlikely(name: &str, observed: &AnnualSeries) -> bool {
    let most = observed.values.values().copied().fold(0.0, f64::max);
    most > MUCH && !observed.percent && !observed.signed && is_rare(name)
}

/// True for the name, in small letters, of a share that usually is near none: of unemployment, and not of the training of
/// the unemployed.
fn is_rare(name: &str) -> bool {
    let rest = RARE
        .iter()
        .fold(name.to_string(), |rest, word| rest.replace(word, ""));
    rest.len() < name.len() && !COVERAGES.iter().any(|word| rest.contains(word))
}

/// A complaint about values of at most 1 under a heading of per cent, which may as well be parts of one.
pub fn complaint(file: &str, name: &str, observed: &AnnualSeries) -> Complaint {
    let values = observed.values.values().copied();
    let value = values.fold(0.0, |most: f64, value| {
        if value.abs() > most.abs() {
            value
        } else {
            most
        }
    });
    // Digits are moved in the decimal text, so that 0.58 is 58 and nothing else.
    let hundredfold = format!("{value}e2").parse().unwrap_or(100.0 * value);
    Complaint::error(
        file,
        Place::Column(name.to_string()),
        match &observed.unit {
            Some(_) => (
                format!("单位是 %，而各年的值都不超过 1（如 {value}）"),
                format!("the unit is %, and no value is above 1 (such as {value})"),
            ),
            None => (
                format!("没有单位，而各年的值都不超过 1（如 {value}）"),
                format!("there is no unit, and no value is above 1 (such as {value})"),
            ),
        },
        (
            format!("能分清是 {value}% 还是 {hundredfold}%"),
            format!("to know whether that is {value}% or {hundredfold}%"),
        ),
        (
            "若是小数，请加 --below-one fraction；若确是百分之零点几，请加 --below-one percent",
            "Add --below-one fraction if they are parts of one, --below-one percent if they are per cents",
        ),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn observed(values: &[f64], signed: bool) -> AnnualSeries {
        AnnualSeries {
            unit: Some("%".to_string()),
            signed,
            values: (2016..).zip(values.iter().copied()).collect(),
            ..AnnualSeries::default()
        }
    }

    #[test]
    fn what_may_be_near_the_whole_is_unclear_and_what_is_rare_is_not() {
        let small = observed(&[0.91, 0.97], false);
        for name in [
            "覆盖率",
            "占比",
            "残疾儿童入园率",
            "失业人员培训率",
            "share",
        ] {
            assert!(is_unclear(name, &small), "{name}");
        }
        for name in ["失业率", "甲镇 未就业率", "死亡率", "unemployment rate"] {
            assert!(!is_unclear(name, &small), "{name}");
        }
        assert!(!is_unclear("占比", &observed(&[0.91, 0.97], true)));
        assert!(!is_unclear("占比", &observed(&[0.97, 1.2], false)));
        assert!(!is_unclear("占比", &observed(&[0.0, 0.0], false)));
    }

    #[test]
    fn changes_are_unclear_only_where_they_are_written_as_parts_of_one_are() {
        assert!(is_unclear_change(&observed(&[0.05, 0.1, -0.08], false)));
        // Prices rise by few tenths of a per cent; growth above three tenths is rare.
        for clear in [
            &[0.2, 0.1, -0.3][..],
            &[0.52, 0.05],
            &[0.0, 0.0],
            &[5.25, 6.1],
        ] {
            assert!(!is_unclear_change(&observed(clear, false)), "{clear:?}");
        }
        assert!(!is_unclear_change(&observed(&[0.05, 0.08], true)));
    }

    #[test]
    fn much_of_what_is_rare_is_unlikely() {
        assert!(is_unlikely("登记失业率", &observed(&[0.97, 0.95], false)));
        assert!(!is_unlikely(
            "登记失业率",
            &observed(&[0.032, 0.035], false)
        ));
        assert!(!is_unlikely("登记失业率", &observed(&[0.97, 0.95], true)));
        assert!(!is_unlikely("就业率", &observed(&[0.97, 0.95], false)));
    }

    #[test]
    fn both_readings_are_named() {
        let said = complaint("表.csv", "占比", &observed(&[0.57, 0.58], false)).to_string();
        for part in ["占比", "0.58% 还是 58%", "--below-one fraction"] {
            assert!(said.contains(part), "{said}");
        }
    }
}
