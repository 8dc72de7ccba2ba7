//! Made-up data for boards, pyramids and stacks.

use super::super::*;
use crate::source::Language;

/// Whether a number leaves a rest.
fn rest(n: usize, divisor: usize) -> bool {
    !n.is_multiple_of(divisor)
}

pub(super) fn board_of(count: usize, language: Language) -> BoardChart {
    let name = language.pick(
        "规范化残疾儿童康复机构覆盖率（规范化机构数占定点康复机构总数的比例）",
        "Standardised institutions among those designated for the rehabilitation of children",
    );
    let status = [
        Verdict::Likely,
        Verdict::Even,
        Verdict::Unlikely,
        Verdict::NoEvidence,
        Verdict::NoBaseline,
    ];
    let row = |n: usize| BoardRow {
        section: format!("{}", n / 13),
        number: format!("{}.{}", n / 13 + 1, n % 13 + 1),
        name: name[..].to_owned(),
        nature: language.pick("约束性", "binding").to_owned(),
        unit: "%".to_owned(),
        baseline: rest(n, 4).then_some(90.0),
        target: rest(n, 5).then_some(95.0),
        sign: if n.is_multiple_of(2) { ">" } else { "≥" },
        met_above: Some(true),
        strict: n.is_multiple_of(2),
        target_words: n
            .is_multiple_of(5)
            .then(|| language.pick("与GDP同步", "in step with GDP").to_owned()),
        median: rest(n, 3).then_some(94.2),
        low80: rest(n, 3).then_some(91.0),
        high80: rest(n, 3).then_some(97.0),
        probability: rest(n, 3).then_some((0.9962, 0.0006)),
        first_year: rest(n, 3).then(|| "2024".to_owned()),
        status: status[n % status.len()],
        note: if n.is_multiple_of(6) {
            name.to_owned()
        } else {
            String::new()
        },
    };
    BoardChart {
        baseline_year: 2020,
        target_year: 2025,
        rows: (0..count).map(row).collect(),
    }
}

pub(super) fn pyramid_of() -> PyramidChart {
    let panel = |title: &str| PyramidPanel {
        title: title.to_owned(),
        ages: (0..=20).map(|group| group * 5).collect(),
        male: vec![40_000.0; 21],
        female: vec![39_000.0; 21],
        male_disabled: vec![900.0; 21],
        female_disabled: vec![800.0; 21],
        whole: [None; 2],
        interval: Some(PyramidInterval {
            level: 0.8,
            male_low: vec![39_000.0; 21],
            male_high: vec![41_000.0; 21],
            female_low: vec![38_000.0; 21],
            female_high: vec![40_000.0; 21],
        }),
    };
    PyramidChart {
        unit: "人".to_owned(),
        men: "男".to_owned(),
        women: "女".to_owned(),
        disabled: "持证残疾人".to_owned(),
        panels: ["2020", "2025", "2035"].map(panel).to_vec(),
    }
}

pub(super) fn stack_of(form: StackForm) -> StackChart {
    let years: Vec<i32> = (2020..=2035).collect();
    let part = |n: u32| StackPart {
        label: format!("{n}号服务"),
        values: vec![1e6 * f64::from(n); years.len()],
    };
    let parts: Vec<StackPart> = (1..=10).map(part).collect();
    let total = StackTotal {
        label: "合计".to_owned(),
        level: 0.8,
        median: vec![5.5e7; years.len()],
        low: vec![5.0e7; years.len()],
        high: vec![6.0e7; years.len()],
    };
    StackChart {
        unit: "元".to_owned(),
        years,
        parts,
        total: Some(total),
        form,
    }
}

pub(super) fn indices_of() -> IndicesChart {
    let bar = |value: f64, off: f64| Bar {
        value,
        interval: (value - off, value + off),
    };
    let row = |label: &str, first: f64, total: f64| IndicesRow {
        label: label.to_owned(),
        first: bar(first, 3.0),
        total: bar(total, 4.0),
    };
    IndicesChart {
        first_words: "单独 alone".to_owned(),
        total_words: "连同相互作用 with all in which it has a part".to_owned(),
        rows: vec![
            row(
                "人口（生育、死亡、迁移），一个长到要折成两行才放得下的名称",
                12.5,
                20.0,
            ),
            row("享受与覆盖比例", 61.0, 78.0),
            row("个体偶然", -1.2, 0.0),
        ],
    }
}
