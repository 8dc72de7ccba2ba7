//! Tables as offices of several countries hand them in: their years, units, headings, signs and encodings.

use encoding_rs::{BIG5, EUC_KR, Encoding, SHIFT_JIS, WINDOWS_1252};
use plancast::source::Language;

use super::asked::{notes, read, refused, table};
use super::series::values;

const SEEN: [(i32, f64); 3] = [(2018, 10.0), (2019, 11.0), (2020, 12.0)];

#[test]
fn years_of_other_calendars_and_dates_are_those_years_or_refused() {
    for (years, of_eras) in [
        ("平成30年,令和元年,令和2年", 3),
        ("平成30年度,令和元年度,令和2年度", 3),
        ("2018(平成30)年,2019（令和元）年,2020年（令和2年）", 3),
        ("民國107年,民國108年底,中華民國109年", 3),
        ("107年(2018),108年(2019),109年(2020)", 3),
        ("2018년,2019년말,2020년도", 0),
        ("西暦2018年,西元2019年,公元2020年", 0),
        ("31 December 2018,31 December 2019,31 December 2020", 0),
        ("31/12/2018,31/12/2019,31/12/2020", 0),
        ("30-Jun-2018,30-Jun-2019,30-Jun-2020", 0),
        ("Mid-2018,Mid-2019,Mid-2020", 0),
        ("Dec 2018,Dec 2019,Dec 2020", 0),
    ] {
        let across = table(&format!("項目,{years}\n人數,10,11,12\n"));
        assert_eq!(values(&across, "人數"), SEEN, "{years}");
        assert_eq!(across.reading.eras, of_eras, "{years}");
        assert_eq!(notes(&across).contains("换算成公历"), of_eras > 0);
        let rows: Vec<String> = years
            .split(',')
            .zip(["10", "11", "12"])
            .map(|(year, value)| format!("{year},{value}"))
            .collect();
        for heading in ["年別", "연도", "Time period", "日期", "年次"] {
            let down = table(&format!("{heading},人數\n{}\n", rows.join("\n")));
            assert_eq!(values(&down, "人數"), SEEN, "{heading}, {years}");
        }
    }
    for (year, part) in [
        ("2019年(平成30年)", "2019年(平成30年)"),
        ("107年", "民国"),
        ("Dec-18", "四位"),
        ("30-Jun-18", "四位"),
        ("01/02/2018", "01/02/2018"),
        ("2018/19", "学年或财年"),
    ] {
        refused(
            &format!("年份,人數\n{year},10\n2019,11\n"),
            &["第 2 行 年份 列", part],
        );
    }
    // One month among others is no year.
    refused(
        "Date,Clients\n31/12/2018,10\n31/12/2019,11\n30/06/2020,12\n",
        &["第 4 行", "不是全年"],
    );
}

#[test]
fn long_tables_are_known_by_their_headings_in_any_language() {
    for (heads, unit) in [
        ("指標,年度,數值,單位", "人"),
        ("項目,年次,値,単位", "人"),
        ("항목,연도,값,단위", "명"),
        ("Indicator,Time period,Value,Unit of measure", "persons"),
    ] {
        let text = format!("{heads}\nA,2018,10,{unit}\nA,2019,11,{unit}\nA,2020,12,{unit}\n");
        let read = table(&text);
        assert_eq!(values(&read, "A"), SEEN, "{heads}");
        assert_eq!(read.series["A"].unit.as_deref(), Some(unit), "{heads}");
    }
    // A column of dates beside one of years is left out.
    let dated =
        table("年份,日期,人数\n2018,2019-01-31,10\n2019,2020-01-31,11\n2020,2021-01-31,12\n");
    assert_eq!(values(&dated, "人数"), SEEN);
    assert!(notes(&dated).contains("“日期”列"), "{}", notes(&dated));
}

#[test]
fn units_are_found_wherever_they_stand() {
    let rows = "2018,10\n2019,11\n2020,12\n";
    for (heading, name, unit) in [
        ("持证万人", "持证", "万人"),
        ("持证人数/万人", "持证人数", "万人"),
        ("持证人数 万人", "持证人数", "万人"),
        ("持证（万）", "持证", "万"),
        ("（万人）持证", "持证", "万人"),
        ("持证（万人）*", "持证*", "万人"),
        ("持证（万人、年末）", "持证（年末）", "万人"),
        ("補助（百万円）", "補助", "百万円"),
        ("補助（新臺幣千元）", "補助（新臺幣千元）", ""),
        ("장애인수(천명)", "장애인수", "천명"),
        ("Spend (£ million)", "Spend", "£ million"),
        ("Spend £m", "Spend", "£m"),
        ("People ('000)", "People", "'000"),
        ("People, thousands", "People", "thousands"),
        ("每万人口床位", "每万人口床位", ""),
        ("持证（旧口径）", "持证（旧口径）", ""),
    ] {
        let heading = format!("\"{heading}\"");
        let read = table(&format!("年份,{heading}\n{rows}"));
        // A heading is joined without the blanks between Chinese signs.
        assert_eq!(values(&read, name), SEEN, "{heading}");
        let found = read.series[name].unit.as_deref().unwrap_or_default();
        assert_eq!(found, unit, "{heading}");
    }
    for (title, unit) in [
        ("单位：万人", "万人"),
        ("單位：千人", "千人"),
        ("（単位：千円）", "千円"),
        ("历年情况（单位：万人）", "万人"),
        ("历年补贴（万元）", "万元"),
        ("Thousands", "Thousands"),
        ("£ million", "£ million"),
    ] {
        let above = table(&format!("{title},\n年份,持证\n{rows}"));
        assert_eq!(values(&above, "持证"), SEEN, "{title}");
        assert_eq!(above.series["持证"].unit.as_deref(), Some(unit), "{title}");
        assert!(notes(&above).contains(unit), "{title}");
    }
    let under = table(&format!("年份,持证\n{rows}注：单位为万人,\n"));
    assert_eq!(under.series["持证"].unit.as_deref(), Some("万人"));
    let several = table("单位：人、万元,,\n年份,持证,补贴\n2018,10,1\n2019,11,2\n2020,12,3\n");
    assert_eq!(several.series["补贴"].unit, None);
    assert!(notes(&several).contains("看不出每一列的单位"));
}

#[test]
fn signs_for_missing_are_those_of_many_offices() {
    for sign in [
        "n.p.",
        "np",
        "[x]",
        "[c]",
        ":",
        "X",
        "無資料",
        "秘匿",
        "该缺",
        "..",
        "－",
    ] {
        let text = format!("年份,人數\n2017,{sign}\n2018,10\n2019,11\n2020,12\n");
        if sign == "该缺" {
            refused(&text, &["第 2 行", sign]);
            continue;
        }
        let read = table(&text);
        assert_eq!(values(&read, "人數"), SEEN, "{sign}");
        assert_eq!(read.reading.marks, 1, "{sign}");
    }
}

#[test]
fn what_was_expected_beside_what_was_observed_is_left_out() {
    for heading in [
        "预测人数",
        "计划数",
        "目标",
        "人数（预测）",
        "Clients (target)",
    ] {
        let text = format!("年份,人数,{heading}\n2018,10,1\n2019,11,2\n2020,12,3\n");
        let read = table(&text);
        assert_eq!(read.series.len(), 1, "{heading}");
        assert_eq!(values(&read, "人数"), SEEN, "{heading}");
        assert!(notes(&read).contains(heading), "{}", notes(&read));
    }
    let alone = table("年份,计划数\n2018,10\n2019,11\n2020,12\n");
    assert_eq!(values(&alone, "计划数"), SEEN);
    assert!(
        notes(&alone).contains("仍按实际数读取"),
        "{}",
        notes(&alone)
    );
    let other = table("年份,人数,计划生育率\n2018,10,1\n2019,11,2\n2020,12,3\n");
    assert_eq!(other.series.len(), 2);
}

#[test]
fn a_column_without_any_number_is_named_by_its_first_cell() {
    for cells in [["一百", "二百", "三百"], ["第一", "第二", "第三"]] {
        let [first, second, third] = cells;
        refused(
            &format!("年份,人数\n2018,{first}\n2019,{second}\n2020,{third}\n"),
            &["第 2 行 人数 列", first],
        );
    }
}

#[test]
fn a_comma_that_may_be_a_decimal_one_is_asked_about() {
    refused(
        "年份;比率\n2018;12,512\n2019;12,621\n2020;12,735\n",
        &["第 2 行 比率 列", "小数点"],
    );
    let plain = table("年份;人数\n2018;10\n2019;11\n2020;12\n");
    assert_eq!(values(&plain, "人数"), SEEN);
}

#[test]
fn encodings_are_known_by_what_tables_say() {
    let cases: [(&'static Encoding, &str, &str); 4] = [
        (BIG5, "年別,身心障礙者人數", "身心障礙者人數"),
        (SHIFT_JIS, "年度,手帳所持者数", "手帳所持者数"),
        (EUC_KR, "연도,장애인수", "장애인수"),
        (WINDOWS_1252, "Year,Carers’ allowance", "Carers’ allowance"),
    ];
    for (encoding, heads, name) in cases {
        let text = format!("{heads}\n2018,10\n2019,11\n2020,12\n");
        let read = read(encoding.encode(&text).0).expect(name);
        assert_eq!(values(&read, name), SEEN);
        assert_eq!(read.reading.encoding, Some(encoding.name()));
        assert!(notes(&read).contains(encoding.name()));
    }
}

#[test]
fn names_that_differ_in_case_width_or_blanks_are_one_series() {
    for (names, first) in [
        (["Recipients", "recipients", "RECIPIENTS"], "Recipients"),
        (["Ａ类", "A类", "a类"], "Ａ类"),
        (["持证 人数", "持证人数", "持证人数"], "持证 人数"),
        (["持证（人）", "持证(人)", "持证（人）"], "持证"),
    ] {
        let [one, two, three] = names;
        let read = table(&format!(
            "指标,年份,数值\n{one},2018,10\n{two},2019,11\n{three},2020,12\n"
        ));
        assert_eq!(read.series.len(), 1, "{names:?}");
        assert_eq!(values(&read, first), SEEN, "{names:?}");
        let said = notes(&read).contains("只差大小写");
        assert_eq!(said, first != "持证", "{}", notes(&read));
    }
    let two = table("指标,年份,数值\n持证,2018,10\n补贴,2018,1\n持证,2019,11\n补贴,2019,2\n");
    assert_eq!(two.series.len(), 2);
}

#[test]
fn counts_below_nothing_and_rates_above_the_whole_are_named() {
    refused(
        "年份,持证人数\n2018,10\n2019,-1\n2020,12\n",
        &["第 3 行", "不小于 0"],
    );
    let balance = table("年份,净增人数\n2018,10\n2019,-1\n2020,12\n");
    assert_eq!(values(&balance, "净增人数")[1].1, -1.0);
    let rate = table("年份,覆盖率（%）\n2018,98\n2019,105\n2020,99\n");
    let said = rate.warnings.render(Language::Zh);
    for part in ["第 3 行", "105", "不超过 100"] {
        assert!(said.contains(part), "{said}");
    }
    let sums = table("年份,男,女,合计\n2018,10,9,19\n2019,11,10,25\n2020,12,11,23\n");
    let said = sums.warnings.render(Language::Zh);
    for part in ["第 3 行 合计 列", "25", "各项相加是 21"] {
        assert!(said.contains(part), "{said}");
    }
    let sound = table("年份,覆盖率（%）\n2018,98\n2019,99\n2020,100\n");
    assert!(sound.warnings.is_empty(), "{}", sound.warnings);
}
