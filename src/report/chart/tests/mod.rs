//! What holds for every kind of picture.

mod sample;
mod table;
mod told;

use resvg::usvg::roxmltree::Document;

use crate::source::Language;

use super::*;
pub(crate) use sample::a_town;
use sample::{all, dense, frame, series};
use table::board_of;

const LANGUAGES: [Language; 2] = [Language::Zh, Language::En];

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
    let picture = fan(
        &frame(Language::Zh),
        &dense(Language::Zh, Arrangement::Overlay),
    )
    .unwrap();
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

    let mut short = dense(Language::En, Arrangement::Overlay);
    short.series[2].median.pop();
    let short = fan(&frame, &short).unwrap_err().to_string();
    assert!(
        short.contains("has 15 values where 16 are expected"),
        "{short}"
    );

    let mut upside = dense(Language::En, Arrangement::Overlay);
    upside.series[0].bands[1].low[3] = 1e9;
    assert!(matches!(
        fan(&frame, &upside),
        Err(ChartError::Value { .. })
    ));

    let mut many = dense(Language::En, Arrangement::Overlay);
    many.series.push(series("eighth", 1.0));
    let many = fan(&frame, &many).unwrap_err().to_string();
    assert!(many.contains("series in one field do not fit: 8"), "{many}");

    let mut odd = dense(Language::En, Arrangement::Overlay);
    odd.series[0].label = "🦀".to_owned();
    let odd = fan(&frame, &odd).expect("drawn with a stand-in");
    assert!(odd.lacking.contains(&'🦀'));

    let mut wild = board_of(13, Language::En);
    wild.rows[4].probability = Some((1.2, 0.0));
    let wild = board(&frame, &wild).unwrap_err().to_string();
    assert!(wild.contains("expected from 0 to 1"), "{wild}");
}

/// Every row stands on one page, no page is higher than a sheet holds, and pages are numbered where there are several.
#[test]
fn a_long_board_is_cut_into_pages() {
    for language in LANGUAGES {
        let chart = board_of(40, language);
        let pages = boards(&frame(language), &chart).unwrap();
        assert!(pages.len() > 1);
        let last = format!("{0}/{0}", pages.len());
        assert!(pages[pages.len() - 1].svg.contains(&last), "{last}");
        for page in &pages {
            let (width, height) = page.size();
            assert!(
                f64::from(height) <= 1.3 * f64::from(width) + 1.0,
                "{height}"
            );
            assert_eq!(page.collisions(), []);
        }
        for row in &chart.rows {
            let own = format!("\n{}\n", row.number);
            let on = pages.iter().filter(|page| page.svg.contains(&own)).count();
            assert_eq!(on, 1, "{}", row.number);
        }
        // A short one is one page, as it would be alone.
        let short = boards(&frame(language), &board_of(3, language)).unwrap();
        assert_eq!(
            short,
            [board(&frame(language), &board_of(3, language)).unwrap()]
        );
    }
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

/// What stands above a pyramid is of all people, where that is said, and nothing is said of nobody.
#[test]
fn a_pyramid_tells_of_all_people_what_is_said_of_them() {
    let drawn = |change: &dyn Fn(&mut PyramidPanel)| {
        let mut chart = table::pyramid_of();
        chart.panels.iter_mut().for_each(change);
        let svg = pyramid(&frame(Language::Zh), &chart).unwrap().svg;
        Document::parse(&svg)
            .unwrap()
            .descendants()
            .filter(|node| node.is_text())
            .filter_map(|node| node.text())
            .collect::<String>()
    };
    let sums = drawn(&|_| {});
    assert!(sums.contains("其中持证残疾人 35,700"), "{sums}");
    let said = drawn(&|panel| panel.whole = [None, Some(36_012.0)]);
    assert!(said.contains("其中持证残疾人 36,012"), "{said}");
    let nobody = drawn(&|panel| {
        panel.male_disabled = vec![0.0; 21];
        panel.female_disabled = vec![0.0; 21];
    });
    assert!(
        nobody.contains("合计") && !nobody.contains("其中"),
        "{nobody}"
    );
}
