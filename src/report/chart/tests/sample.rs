//! One small picture of every kind, made-up data.

use super::super::*;
use super::table::{board_of, indices_of, pyramid_of, stack_of};
use crate::source::Language;

pub(super) fn frame(language: Language) -> Frame {
    let pick = |zh: &str, en: &str| language.pick(zh, en).to_owned();
    Frame {
        title: pick(
            "温岭市持证残疾人：2020—2035年 <预测> & “区间”",
            "Certificate holders <2035> & more",
        ),
        subtitle: pick("按残疾类别", "by category"),
        description: pick("中位数与\u{1}区间。", "Medians & intervals."),
        sources: vec![pick("温发改〔2021〕169号", "Plan of Wenling"); 3],
        marks: vec![Mark::Judged, Mark::Estimated, Mark::Judged],
        footer: "plancast 0.1.0".to_owned(),
        language: language.into(),
    }
}

pub(super) fn series(label: &str, start: f64) -> Fan {
    let years: Vec<i32> = (2020..=2035).collect();
    let at = |factor: f64| -> Vec<f64> {
        years
            .iter()
            .map(|year| start * (1.0 + factor * f64::from(year - 2020)))
            .collect()
    };
    let band = |level, low, high| Band {
        level,
        low: at(low),
        high: at(high),
    };
    Fan {
        label: label.to_owned(),
        median: at(0.02),
        bands: vec![band(0.95, 0.005, 0.036), band(0.8, 0.01, 0.03)],
        observed: vec![(2016, start * 0.9), (2020, start)],
        years,
    }
}

/// Seven series so near each other that their labels must be moved.
pub(super) fn dense(language: Language, layout: Arrangement) -> FanChart {
    let words = crate::axes::Category::ALL.iter();
    let label = |c: &crate::axes::Category| language.pick(c.zh(), c.en());
    let target = |value: f64| TargetLine {
        year: 2025,
        value,
        label: format!("≥{value}"),
        series: None,
    };
    FanChart {
        unit: language.pick("人", "persons").to_owned(),
        series: words
            .zip(0..)
            .map(|(c, n)| series(label(c), 3000.0 + 40.0 * f64::from(n)))
            .collect(),
        targets: vec![target(3300.0), target(3310.0), target(3320.0)],
        present: Some(2021),
        floor_at_zero: false,
        layout,
    }
}

/// The smallest picture that there is, in English, for those who hand pictures on.
pub(crate) fn a_town(title: &str) -> Result<Picture, ChartError> {
    let frame = Frame {
        title: title.to_owned(),
        subtitle: String::new(),
        description: title.to_owned(),
        sources: Vec::new(),
        marks: Vec::new(),
        footer: String::new(),
        language: Language::En.into(),
    };
    let row = Ranked {
        label: "A town".to_owned(),
        median: 12.0,
        eighty: (11.0, 13.0),
        ninety_five: (10.0, 14.0),
        filled: true,
    };
    let chart = RankChart {
        unit: "people".to_owned(),
        whole: true,
        rows: vec![row],
    };
    rank(&frame, &chart)
}

pub(super) fn all(language: Language) -> Vec<Picture> {
    let frame = frame(language);
    let bell = |middle: f64| {
        (0..9)
            .map(|n| (middle + f64::from(n), f64::from(n * (8 - n))))
            .collect()
    };
    let small = Arrangement::SmallMultiples {
        columns: 3,
        shared_scale: false,
    };
    let difference = |label: &str, sign: f64| {
        let fan = series(label, sign * 1e6);
        let bands = vec![Band {
            level: 0.8,
            low: fan.median.iter().map(|m| m - 1e5).collect(),
            high: fan.median.iter().map(|m| m + 1e5).collect(),
        }];
        Difference {
            label: fan.label,
            years: fan.years,
            median: fan.median,
            bands,
        }
    };
    let bar = |label: &str, low: f64, high: f64| TornadoBar {
        label: label.to_owned(),
        low,
        high,
    };
    let points = (1..10).map(|n| ReliabilityPoint {
        forecast: f64::from(n) / 10.0,
        observed: f64::from(n) / 11.0,
        count: 10,
        interval: Some((0.0, 1.0)),
    });
    let line = |level: f64| CoverageLine {
        level,
        horizons: (1..=8).collect(),
        coverage: vec![level; 8],
        error: vec![0.05; 8],
    };
    let pictures = [
        fan(&frame, &dense(language, Arrangement::Overlay)),
        fan(&frame, &dense(language, small)),
        pyramid(&frame, &pyramid_of()),
        board(&frame, &board_of(13, language)),
        board(&frame, &board_of(40, language)),
        stack(&frame, &stack_of(StackForm::Bars)),
        stack(&frame, &stack_of(StackForm::Areas)),
        comparison(
            &frame,
            &ComparisonChart {
                unit: "元".to_owned(),
                scenarios: vec![difference("甲", 1.0), difference("乙", -1.0)],
                columns: 2,
                shared_scale: true,
            },
        ),
        tornado(
            &frame,
            &TornadoChart {
                unit: "元".to_owned(),
                base: 2e8,
                low_words: "低".to_owned(),
                high_words: "高".to_owned(),
                bars: vec![
                    bar("一", 1.9e8, 2.1e8),
                    bar("二", 2.3e8, 1.8e8),
                    bar("三", 2e8, 2e8),
                ],
            },
        ),
        indices(&frame, &indices_of()),
        histogram(
            &frame,
            &HistogramChart {
                x_words: "PIT".to_owned(),
                y_words: "次".to_owned(),
                edges: (0..=10).map(|n| f64::from(n) / 10.0).collect(),
                panels: vec![
                    HistogramPanel {
                        counts: vec![9.0; 10],
                        ..Default::default()
                    };
                    3
                ],
                columns: 3,
            },
        ),
        coverage(
            &frame,
            &CoverageChart {
                x_words: "年".to_owned(),
                panels: vec![CoveragePanel {
                    title: "甲".to_owned(),
                    lines: vec![line(0.8), line(0.9), line(0.95)],
                }],
                columns: 2,
            },
        ),
        reliability(
            &frame,
            &ReliabilityChart {
                panels: vec![ReliabilityPanel {
                    title: "甲".to_owned(),
                    points: points.collect(),
                }],
                columns: 2,
            },
        ),
        density(
            &frame,
            &DensityChart {
                panels: vec![
                    DensityPanel {
                        prior: bell(0.0),
                        posterior: bell(3.0),
                        ..Default::default()
                    };
                    4
                ],
                columns: 3,
            },
        ),
    ];
    pictures
        .into_iter()
        .map(|picture| picture.unwrap())
        .collect()
}
