//! What holds for every kind of picture.

use resvg::usvg::roxmltree::Document;

use crate::source::Language;

use super::*;

const LANGUAGES: [Language; 2] = [Language::Zh, Language::En];

fn frame(language: Language) -> Frame {
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
        language,
    }
}

fn series(label: &str, start: f64) -> Fan {
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
fn dense(language: Language, layout: Layout) -> FanChart {
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

fn board_of(count: usize, language: Language) -> BoardChart {
    let name = language.pick(
        "规范化残疾儿童康复机构覆盖率（规范化机构数占定点康复机构总数的比例）",
        "Standardised institutions among those designated for the rehabilitation of children",
    );
    let status = [
        Status::Likely,
        Status::Even,
        Status::Unlikely,
        Status::JudgedOnly,
        Status::NoBaseline,
    ];
    let row = |n: usize| BoardRow {
        section: format!("{}", n / 13),
        number: format!("{}.{}", n / 13 + 1, n % 13 + 1),
        name: name[..].to_owned(),
        nature: language.pick("约束性", "binding").to_owned(),
        unit: "%".to_owned(),
        baseline: (n % 4 > 0).then_some(90.0),
        target: (n % 5 > 0).then_some(95.0),
        relation: if n.is_multiple_of(2) {
            Relation::MoreThan
        } else {
            Relation::AtLeast
        },
        target_words: (n % 5 == 0)
            .then(|| language.pick("与GDP同步", "in step with GDP").to_owned()),
        median: (n % 3 > 0).then_some(94.2),
        low80: (n % 3 > 0).then_some(91.0),
        high80: (n % 3 > 0).then_some(97.0),
        probability: (n % 3 > 0).then_some((0.9962, 0.0006)),
        first_year: (n % 3 > 0).then(|| "2024".to_owned()),
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

fn pyramid_of() -> PyramidChart {
    let panel = |title: &str| PyramidPanel {
        title: title.to_owned(),
        ages: (0..=20).map(|group| group * 5).collect(),
        male: vec![40_000.0; 21],
        female: vec![39_000.0; 21],
        male_disabled: vec![900.0; 21],
        female_disabled: vec![800.0; 21],
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

fn stack_of(form: StackForm) -> StackChart {
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

fn all(language: Language) -> Vec<Picture> {
    let frame = frame(language);
    let bell = |middle: f64| {
        (0..9)
            .map(|n| (middle + f64::from(n), f64::from(n * (8 - n))))
            .collect()
    };
    let small = Layout::SmallMultiples {
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
        fan(&frame, &dense(language, Layout::Overlay)),
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

#[test]
fn no_text_overlaps_another_or_leaves_the_picture() {
    for language in LANGUAGES {
        for picture in all(language) {
            assert_eq!(picture.collisions(), [], "{}", &picture.svg[..200]);
        }
    }
}

#[test]
fn every_svg_is_well_formed_with_title_and_description() {
    for language in LANGUAGES {
        for picture in all(language) {
            let document = Document::parse(&picture.svg).unwrap();
            let root = document.root_element();
            let text = |tag: &str| {
                root.children()
                    .find(|node| node.has_tag_name(("http://www.w3.org/2000/svg", tag)))
                    .and_then(|node| node.text().map(str::to_owned))
            };
            assert_eq!(text("title"), Some(frame(language).title));
            assert_eq!(
                text("desc"),
                Some(frame(language).description.replace('\u{1}', ""))
            );
            assert_eq!(root.attribute("role"), Some("img"));
            let tag = language.pick("zh-Hans-CN", "en");
            assert_eq!(root.attribute("lang"), Some(tag));
            let (width, height) = picture.size();
            let view = format!("0 0 {} {}", width * 4, height * 4);
            assert_eq!(root.attribute("viewBox"), Some(view.as_str()));
            assert!(picture.svg.contains(language.pick("研判", "judged")));
            assert!(
                picture
                    .svg
                    .contains(language.pick("169号", "Plan of Wenling"))
            );
        }
    }
}

#[test]
fn the_same_data_give_the_same_bytes() {
    let (one, two) = (all(Language::Zh), all(Language::Zh));
    assert_eq!(one, two);
    assert_eq!(one[0].png(1.0).unwrap(), two[0].png(1.0).unwrap());
}

#[test]
fn a_png_has_the_size_asked_for() {
    let picture = fan(&frame(Language::Zh), &dense(Language::Zh, Layout::Overlay)).unwrap();
    let (width, height) = picture.size();
    for scale in [1.0_f32, 2.0, 3.125] {
        let png = picture.png(scale).unwrap();
        // Width and height stand in the header chunk of a PNG (RFC 2083, 11.2.1).
        let word = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
        assert_eq!(word(16), (width as f32 * scale).round() as u32);
        assert_eq!(word(20), (height as f32 * scale).round() as u32);
    }
    for scale in [0.0, -1.0, f32::NAN, 1e6] {
        assert!(matches!(picture.png(scale), Err(ChartError::Png(_))));
    }
}

#[test]
fn what_cannot_be_drawn_is_said_in_words() {
    let frame = frame(Language::En);
    let empty = fan(&frame, &FanChart::default()).unwrap_err().to_string();
    assert!(empty.contains("nothing to show: no series"), "{empty}");

    let mut short = dense(Language::En, Layout::Overlay);
    short.series[2].median.pop();
    let short = fan(&frame, &short).unwrap_err().to_string();
    assert!(
        short.contains("has 15 values where 16 are expected"),
        "{short}"
    );

    let mut upside = dense(Language::En, Layout::Overlay);
    upside.series[0].bands[1].low[3] = 1e9;
    assert!(matches!(
        fan(&frame, &upside),
        Err(ChartError::Value { .. })
    ));

    let mut many = dense(Language::En, Layout::Overlay);
    many.series.push(series("eighth", 1.0));
    let many = fan(&frame, &many).unwrap_err().to_string();
    assert!(many.contains("series in one field do not fit: 8"), "{many}");

    let mut odd = dense(Language::En, Layout::Overlay);
    odd.series[0].label = "🦀".to_owned();
    let odd = fan(&frame, &odd).unwrap_err().to_string();
    assert!(odd.contains("U+1F980"), "{odd}");

    let mut wild = board_of(13, Language::En);
    wild.rows[4].probability = Some((1.2, 0.0));
    let wild = board(&frame, &wild).unwrap_err().to_string();
    assert!(wild.contains("expected from 0 to 1"), "{wild}");
}

#[test]
fn a_series_of_one_year_of_zeros_and_a_constant_one_are_drawn() {
    let still = |years: std::ops::RangeInclusive<i32>, value: f64| {
        let years: Vec<i32> = years.collect();
        let flat = vec![value; years.len()];
        let bands = vec![Band {
            level: 0.8,
            low: flat.clone(),
            high: flat.clone(),
        }];
        let fan = Fan {
            label: "甲".to_owned(),
            median: flat,
            bands,
            years,
            ..Fan::default()
        };
        FanChart {
            unit: "人".to_owned(),
            series: vec![fan],
            ..FanChart::default()
        }
    };
    for chart in [
        still(2025..=2025, 91.0),
        still(2020..=2035, 0.0),
        still(2020..=2035, -7.5),
        still(2020..=2022, 3.4e14),
    ] {
        let picture = fan(&frame(Language::Zh), &chart).unwrap();
        assert_eq!(picture.collisions(), []);
        assert!(picture.png(1.0).is_ok());
    }
}
