//! What is read, what is assumed, what is written.

use super::*;

const LONG: &str = "指标,年度,数值,单位\n持证人数,2019年,\"１,２００\",人\n持证人数,2020年,1250,人\n持证人数,2021年,1301,人\n持证人数,2022年,1333,人\n";

#[test]
fn everything_is_written_and_whole() {
    let (folder, said) = forecast(LONG, &[]);
    let out = folder.path().join("notebooks-out/forecast/表");
    let mut expected = vec![
        "charts/forecast.en.png",
        "charts/forecast.en.svg",
        "charts/forecast.zh.png",
        "charts/forecast.zh.svg",
        "draws.csv",
        "draws.parquet",
        "forecast.xlsx",
        "quantiles.csv",
        "quantiles.parquet",
        "quantities.csv",
        "quantities.parquet",
        "receipt.toml",
    ];
    expected.sort_unstable();
    assert_eq!(files(&out), expected);
    assert_eq!(said["files"].as_array().map(Vec::len), Some(expected.len()));
    let draws = fs::read_to_string(out.join("draws.csv")).expect("draws");
    assert_eq!(draws.lines().count(), 1 + 200 * 5);
    assert!(draws.starts_with("\u{feff}series,draw,year,value\n持证人数,1,2023,"));
    let one = series(&said, "持证人数");
    let whole = |v: f64| v.fract() == 0.0;
    assert!(last(one).into_iter().all(whole), "people are whole: {one}");
    assert_eq!(
        (&one["measure"], &one["unit"]),
        (&Value::from("count"), &Value::from("人"))
    );
    assert!(notes(&said).contains("全角"), "{}", notes(&said));
    // As every result: the last known year, then five years whose medians are those of the series.
    let quantity = &said["quantities"][0];
    assert_eq!(
        (&quantity["key"], &quantity["unit"]),
        (&Value::from("持证人数"), &Value::from("persons"))
    );
    let years = quantity["years"].as_array().expect("years");
    assert_eq!(
        (years.len(), years[0]["median"].as_f64()),
        (6, Some(1333.0))
    );
    for (found, own) in years[1..]
        .iter()
        .zip(one["years"].as_array().expect("years"))
    {
        for key in ["year", "median"] {
            assert_eq!(found[key].as_f64(), own[key].as_f64(), "{key}");
        }
        assert_eq!(found["low80"].as_f64(), own["intervals"][0]["low"].as_f64());
        assert_eq!(
            found["high95"].as_f64(),
            own["intervals"][1]["high"].as_f64()
        );
    }
    let table = fs::read_to_string(out.join("quantities.csv")).expect("quantities");
    assert_eq!(
        table.lines().count(),
        1 + 4 + 5,
        "known years and those ahead"
    );
    assert!(table.starts_with("\u{feff}key,title_zh,"), "{table}");
}

#[test]
fn the_same_call_gives_the_same_bytes() {
    let bytes = |name: &str| {
        let (folder, _) = forecast(LONG, &[]);
        fs::read(folder.path().join("notebooks-out/forecast/表").join(name)).expect("a file")
    };
    for name in ["receipt.toml", "forecast.xlsx", "draws.parquet"] {
        assert_eq!(bytes(name), bytes(name), "{name}");
    }
}

#[test]
fn the_workbook_holds_results_charts_history_and_notes() {
    use calamine::{Data, Reader, Xlsx, open_workbook};
    let (folder, said) = forecast(LONG, &[]);
    let path = folder
        .path()
        .join("notebooks-out/forecast/表/forecast.xlsx");
    let mut book: Xlsx<_> = open_workbook(path).expect("a workbook");
    assert_eq!(book.sheet_names(), ["结果", "图", "历史", "说明"]);
    let results = book.worksheet_range("结果").expect("results");
    // The last known year and five years ahead, below the heads.
    assert_eq!(results.height(), 1 + 6);
    let median = last(series(&said, "持证人数"))[1];
    assert_eq!(results.get_value((6, 4)), Some(&Data::Float(median)));
    assert_eq!(book.worksheet_range("历史").expect("history").height(), 5);
    let notes = book.worksheet_range("说明").expect("notes");
    let told: String = notes.rows().flatten().map(ToString::to_string).collect();
    assert!(told.contains("全角") && told.contains("历史较短"), "{told}");
}

#[test]
fn short_constant_zero_and_gappy_series_are_forecast() {
    let csv = "年份,一个值,两个值,常数,零,缺年\n2019,,,7,0,3\n2020,,,7,0,\n2021,,5,7,0,\n2022,152,6,7,0,8\n";
    let (_folder, said) = forecast(csv, &[]);
    for name in ["一个值", "两个值", "常数", "零", "缺年"] {
        let [low, median, high] = last(series(&said, name));
        assert!(
            0.0 <= low && low <= median && median <= high && high.is_finite(),
            "{name}"
        );
    }
    let basis = |name: &str| series(&said, name)["basis"]["zh"].to_string();
    assert!(basis("一个值").contains("先验"), "{}", basis("一个值"));
    assert!(basis("零").contains("全部为零"), "{}", basis("零"));
    assert!(basis("缺年").contains("缺 2 年"), "{}", basis("缺年"));
}

/// Nothing says how far a growth moves that was always zero: neither an interval nor a chance is claimed.
#[test]
fn a_growth_that_was_always_zero_is_not_sure_to_stay() {
    let folder = desk(
        "表.csv",
        "年份,增长率（%）\n2019,0\n2020,0\n2021,0\n2022,0\n",
    );
    let call = ["forecast", "表.csv", "--draws", "20"];
    let said = good(folder.path(), &call);
    assert!(said.contains("无从推算"), "{said}");
    for claimed in ["0—0", "恰好持平", "可能性：0%"] {
        assert!(!said.contains(claimed), "{said}");
    }
}

/// A share that was always zero cannot fall, and nothing says whether it will rise: it is not sure to.
#[test]
fn a_share_that_was_always_zero_is_not_sure_to_rise() {
    let shares = "年份,比重（%）,覆盖率（%）,早有（%）\n2018,0,0,0\n2019,0,0,0\n2020,0,0,2\n2021,0,0,3\n2022,0,0,3.1\n";
    let folder = desk("表.csv", shares);
    let call = ["forecast", "表.csv", "--draws", "20"];
    let said = good(folder.path(), &call);
    assert_eq!(
        said.matches("2022 年 0%；以后各年的区间和可能性无从推算")
            .count(),
        2,
        "{said}"
    );
    assert!(!said.contains("可能性：100%"), "{said}");
    let (_folder, said) = forecast(shares, &[]);
    for name in ["比重", "覆盖率"] {
        assert_eq!(last(series(&said, name)), [0.0; 3], "{name}");
    }
    // One that was above zero once goes on as before.
    let [low, median, high] = last(series(&said, "早有"));
    assert!(
        0.0 < low && low < median && median < high,
        "{low} {median} {high}"
    );
}

#[test]
fn poison_never_yields_what_is_not_finite_or_negative() {
    let csv = "年份,尖峰,过大,甲\n2018,100,5,3\n2019,100,1e300,3\n2020,1e12,5,4\n2021,100,5,4\n2022,100,5,6\n";
    let (_folder, said) = forecast(csv, &[]);
    assert_eq!(said["series"].as_array().map(Vec::len), Some(2));
    assert!(
        notes(&said).contains("过大") && notes(&said).contains("1e300"),
        "{}",
        notes(&said)
    );
    for name in ["尖峰", "甲"] {
        assert!(
            last(series(&said, name))
                .into_iter()
                .all(|v| v.is_finite() && v >= 0.0)
        );
    }
}

#[test]
fn the_whole_in_every_year_is_a_share_and_no_count() {
    let rows: String = (2016..=2021)
        .map(|year| format!("{year},100%,1\n"))
        .collect();
    let (_folder, said) = forecast(&format!("年份,覆盖率,参保率\n{rows}"), &[]);
    for name in ["覆盖率", "参保率"] {
        let one = series(&said, name);
        assert_ne!(one["measure"], "count", "{name}");
        let within = |value: f64| (0.0..=1.0).contains(&value);
        assert!(last(one).into_iter().all(within), "{one}");
        let basis = one["basis"]["zh"].as_str().expect("a sentence");
        assert!(basis.contains("覆盖率，6个数值"), "{basis}");
    }
    assert!(!notes(&said).contains("按人数"), "{}", notes(&said));
}

#[test]
fn shares_stay_within_and_what_was_assumed_is_said() {
    let (_folder, said) = forecast(
        "年份,服务覆盖率（%）,达标\n2019,96.1,0.91\n2020,97.5,0.95\n2021,98,0.97\n2022,98.2,0.98\n",
        &[],
    );
    let percent = last(series(&said, "服务覆盖率"));
    assert!(
        percent[0] > 50.0 && percent[2] < 100.0,
        "in percent as in the file: {percent:?}"
    );
    let share = last(series(&said, "达标"));
    assert!(
        share[2] < 1.0 && notes(&said).contains("“达标”按比例处理"),
        "{said}"
    );
    let (_folder, said) = forecast(
        "年份,达标\n2019,0.91\n2020,0.95\n2021,0.97\n2022,0.98\n",
        &["--positive"],
    );
    assert!(
        last(series(&said, "达标"))[2] > 1.0,
        "the user knows better"
    );
}

#[test]
fn denominators_decide_how_wide_a_share_is() {
    let width = |people: u32| {
        let rows: String = [0.96, 0.98, 0.98, 0.98]
            .iter()
            .zip(2019..)
            .map(|(share, year)| {
                format!("{year},{},{people}\n", (share * f64::from(people)).round())
            })
            .collect();
        let csv = format!("年份,得到服务（人）,持证（人）\n{rows}");
        let (_folder, said) = forecast(&csv, &["--share-of", "持证", "--horizon", "1"]);
        let [low, _, high] = last(series(&said, "得到服务"));
        assert!(high <= 1.0);
        high - low
    };
    assert!(width(50) > 2.0 * width(15_000));
}

#[test]
fn a_gbk_file_and_a_wide_workbook_are_read() {
    let (gbk, _, _) = encoding_rs::GBK
        .encode("项目,单位,2020年,2021年,2022年\n持证残疾人,人,33100,33850,34400\n");
    let folder = desk("表.csv", gbk);
    let said = good(folder.path(), &["forecast", "表.csv", "--lang", "zh"]);
    assert!(
        said.contains("持证残疾人（人）") && said.contains("GBK"),
        "{said}"
    );
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (column, head) in ["项目", "单位", "2020年", "2021年", "2022年"]
        .into_iter()
        .enumerate()
    {
        sheet.write(0, column as u16, head).expect("a cell");
    }
    sheet.write(1, 0, "护理补贴").expect("a cell");
    sheet.write(1, 1, "人").expect("a cell");
    for (column, value) in [14_751_000.0, 15_032_000.0, 15_451_000.0]
        .into_iter()
        .enumerate()
    {
        sheet.write(1, 2 + column as u16, value).expect("a cell");
    }
    let folder = desk("补贴.xlsx", book.save_to_buffer().expect("a workbook"));
    let said = good(folder.path(), &["forecast", "补贴.xlsx"]);
    assert!(
        said.contains("2022 年 15,451,000") && said.contains("可能性"),
        "{said}"
    );
}

#[test]
fn unusable_files_are_refused_with_the_place() {
    let folder = desk("表.csv", "年份,人数\n2020,12\n2021,十二\n");
    let said = refused(folder.path(), &["forecast", "表.csv"]);
    assert!(said.contains("第 3 行") && said.contains("十二"), "{said}");
    let said = refused(folder.path(), &["forecast", "表.xls"]);
    assert!(said.contains("没有这个文件"), "{said}");
    fs::write(
        folder.path().join("过大.csv"),
        "年份,甲\n2020,1e300\n2021,3\n",
    )
    .expect("written");
    let said = refused(folder.path(), &["forecast", "过大.csv"]);
    assert!(said.contains("2020 年的 1e300"), "{said}");
    let said = refused(folder.path(), &["forecast", "表.csv", "--by", "乡镇"]);
    assert!(said.contains("没有“乡镇”列"), "{said}");
    for bad in [["--horizon", "31"], ["--horizon", "0"], ["--level", "100"]] {
        refused(folder.path(), &["forecast", "表.csv", bad[0], bad[1]]);
    }
}

#[test]
fn years_still_to_come_are_no_history() {
    let planned = format!("{LONG}持证人数,2290年,9999,人\n");
    let (_folder, said) = forecast(&planned, &[]);
    assert!(notes(&said).contains("2290 年的数未用"), "{}", notes(&said));
    let (_folder, plain) = forecast(LONG, &["--allow-future"]);
    assert_eq!(series(&said, "持证人数"), series(&plain, "持证人数"));
}

#[test]
fn a_folder_with_other_things_is_left_alone() {
    let folder = desk("表.csv", LONG);
    fs::create_dir(folder.path().join("我的")).expect("a folder");
    fs::write(folder.path().join("我的/论文.docx"), "x").expect("written");
    let said = refused(folder.path(), &["forecast", "表.csv", "--out", "我的"]);
    assert!(said.contains("不能覆盖"), "{said}");
    assert!(folder.path().join("我的/论文.docx").is_file());
    good(folder.path(), &["forecast", "表.csv", "--out", "新的"]);
    good(folder.path(), &["forecast", "表.csv", "--out", "新的"]);
}

#[test]
fn names_that_the_font_lacks_do_not_keep_pictures_away() {
    let csv = "series,year,value\n한글🦀村,2020,5\n한글🦀村,2021,6\n한글🦀村,2022,8\n";
    let (_folder, said) = forecast(csv, &[]);
    let named = said["files"].to_string();
    assert!(named.contains("charts/forecast.zh.png"), "{named}");
}
