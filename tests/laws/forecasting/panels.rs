//! Backtests and panels in the form of the M3 yearly series.

use super::*;

/// Series that grow with a wobble, twelve years each, the last two to be forecast.
fn panel() -> String {
    let mut csv = String::from("series_id,type,period,year,value,split,horizon\n");
    for series in 1..=9_u32 {
        for period in 1..=12_u32 {
            let wobble = f64::from((series * 7 + period * 5) % 9);
            let value = f64::from(100 * series + 6 * period) + wobble;
            let (split, horizon) = if period > 10 {
                ("test", period - 10)
            } else {
                ("train", 0)
            };
            let year = 1980 + period;
            csv.push_str(&format!(
                "S{series},X,{period},{year},{value},{split},{horizon}\n"
            ));
        }
    }
    csv
}

fn rows(folder: &Path, name: &str) -> Vec<Vec<String>> {
    let text = fs::read_to_string(folder.join(name)).expect("a table");
    let rows = text.trim_start_matches('\u{feff}').lines();
    rows.map(|line| line.split(',').map(str::to_string).collect())
        .collect()
}

#[test]
fn a_panel_is_forecast_from_its_train_rows_only() {
    let folder = desk("p.csv", panel());
    good(
        folder.path(),
        &["bench", "m3", "--data", "p.csv", "--out", "f.csv"],
    );
    let found = rows(folder.path(), "f.csv");
    assert_eq!(
        found[0].join(","),
        "model,series_id,horizon,mean,lo80,lo95,hi80,hi95"
    );
    assert_eq!(found.len(), 1 + 9 * 2);
    for row in &found[1..] {
        let n: Vec<f64> = row[3..]
            .iter()
            .map(|v| v.parse().expect("a number"))
            .collect();
        assert!(
            n[2] <= n[1] && n[1] <= n[0] && n[0] <= n[3] && n[3] <= n[4],
            "{row:?}"
        );
    }
    // What came later changes nothing.
    let spoilt = panel().replace(",test,", "9,test,");
    fs::write(folder.path().join("q.csv"), spoilt).expect("written");
    good(
        folder.path(),
        &["bench", "m3", "--data", "q.csv", "--out", "g.csv"],
    );
    assert_eq!(found, rows(folder.path(), "g.csv"));
}

#[test]
fn a_panel_without_a_column_is_refused() {
    let folder = desk("p.csv", panel().replace("split", "part"));
    let said = refused(
        folder.path(),
        &["bench", "m3", "--data", "p.csv", "--out", "f.csv"],
    );
    assert!(said.contains("没有 split 列"), "{said}");
    assert!(!folder.path().join("f.csv").exists());
}

#[test]
fn a_backtest_scores_all_methods_at_each_horizon() {
    let csv = panel().replace("series_id", "series");
    let folder = desk("p.csv", csv);
    let call = [
        "backtest",
        "p.csv",
        "--horizon",
        "3",
        "--origins",
        "4",
        "--format",
        "json",
    ];
    let said: Value = serde_json::from_str(&good(folder.path(), &call)).expect("JSON");
    let scores = said["scores"].as_array().expect("scores");
    assert_eq!(
        scores.len(),
        3 * 4,
        "three horizons and all together, three methods"
    );
    for score in scores {
        let share = |key: &str| score[key].as_f64().expect("a share");
        assert!((0.0..=1.0).contains(&share("cover95")) && (0.0..=1.0).contains(&share("brier")));
        assert!(share("cover80") <= share("cover95"));
    }
    // Origins 1 to 4 leave 1, 2, 3 and 3 years to judge: nine series, three methods.
    let cases = rows(&folder.path().join("notebooks-out/backtest/p"), "cases.csv");
    assert_eq!(cases.len(), 1 + 9 * 3 * (1 + 2 + 3 + 3));
    let pit = rows(&folder.path().join("notebooks-out/backtest/p"), "pit.csv");
    let own = pit[1..].iter().filter(|row| row[0] == "plancast");
    let outcomes: usize = own
        .map(|row| row[3].parse::<usize>().expect("a count"))
        .sum();
    assert_eq!(outcomes, 9 * 9);
    let named = said["files"].to_string();
    for picture in ["pit", "coverage", "reliability"] {
        assert!(
            named.contains(&format!("charts/{picture}.zh.png")),
            "{named}"
        );
    }
}

#[test]
fn a_target_is_judged_in_its_year_and_unit() {
    let csv = "年份,覆盖率（%）\n2014,80\n2015,83\n2016,84\n2017,88\n2018,90\n2019,91\n2020,93\n2021,94\n";
    let folder = desk("p.csv", csv);
    let call = [
        "backtest", "p.csv", "--target", "92:2020", "--format", "json",
    ];
    let said: Value = serde_json::from_str(&good(folder.path(), &call)).expect("JSON");
    assert_eq!(said["target"]["zh"], "2020 年不低于 92");
    let cases = rows(&folder.path().join("notebooks-out/backtest/p"), "cases.csv");
    let met = cases[0]
        .iter()
        .position(|name| name == "target_met")
        .expect("a column");
    for row in &cases[1..] {
        let due = row[2].parse::<i32>().expect("a year") + row[3].parse::<i32>().expect("years");
        assert_eq!((due, row[met].as_str()), (2020, "1.0"), "{row:?}");
    }
    // The same target with its sign: a file in percent is not divided twice.
    let signed = ["backtest", "p.csv", "--target", "92%:2020", "--out", "o"];
    good(folder.path(), &signed);
    assert_eq!(cases, rows(&folder.path().join("o"), "cases.csv"));
    let fraction = ["backtest", "p.csv", "--target", "0.92", "--out", "q"];
    let said = good(folder.path(), &fraction);
    assert!(
        said.contains("目标 0.92 与各年的数相差 20 倍以上"),
        "{said}"
    );
    let said = refused(folder.path(), &["backtest", "p.csv", "--target", "92:2030"]);
    assert!(said.contains("目标年份"), "{said}");
}

#[test]
fn a_backtest_of_too_short_a_series_says_how_much_is_needed() {
    let folder = desk("p.csv", "年份,甲\n2020,5\n2021,6\n");
    let said = refused(folder.path(), &["backtest", "p.csv"]);
    assert!(
        said.contains("有 2 个值") && said.contains("至少要 4 个"),
        "{said}"
    );
}

/// Receipts of forecasts and backtests are held against their files, inputs and outputs.
#[test]
fn verify_finds_what_has_changed_since_a_receipt() {
    let csv = "年份,甲\n2016,80\n2017,83\n2018,84\n2019,88\n2020,90\n2021,91\n";
    for verb in ["forecast", "backtest"] {
        let folder = desk("p.csv", csv);
        good(folder.path(), &[verb, "p.csv", "--out", "o"]);
        let verify = |language: &str| {
            let call = ["verify", "o/receipt.toml", "--lang", language];
            let output = plancast(folder.path(), &call);
            (output.status.success(), text(&output.stdout))
        };
        let (same, said) = verify("en");
        assert!(same && said.starts_with("The same"), "{said}");
        assert!(verify("zh").1.starts_with("一致"));
        let output = folder.path().join("o").join(match verb {
            "forecast" => "quantiles.csv",
            _ => "scores.csv",
        });
        let before = fs::read(&output).expect("an output");
        fs::write(&output, "changed").expect("written");
        let (same, said) = verify("en");
        assert!(
            !same && said.contains("changed") && said.contains(".csv"),
            "{said}"
        );
        fs::remove_file(&output).expect("removed");
        let (same, said) = verify("zh");
        assert!(!same && said.contains("不在收据旁"), "{said}");
        fs::write(&output, before).expect("written");
        fs::write(folder.path().join("p.csv"), "年份,甲\n2016,81\n").expect("written");
        let (same, said) = verify("en");
        assert!(!same && said.contains("p.csv"), "{said}");
        fs::remove_file(folder.path().join("p.csv")).expect("removed");
        let (same, said) = verify("en");
        assert!(!same && said.contains("--data"), "{said}");
    }
}

/// What lies beside a receipt and is not in it is said: nobody looked at it.
#[test]
fn verify_says_which_files_a_receipt_does_not_name() {
    let folder = desk("p.csv", "年份,甲\n2018,84\n2019,88\n2020,90\n2021,91\n");
    good(folder.path(), &["forecast", "p.csv", "--out", "o"]);
    let verify = |language: &str| {
        let call = ["verify", "o/receipt.toml", "--lang", language];
        good(folder.path(), &call)
    };
    let all = verify("zh");
    assert!(
        all.starts_with("一致") && !all.contains("不在收据中"),
        "{all}"
    );
    let place = folder.path().join("o");
    fs::create_dir_all(place.join("more")).expect("a folder");
    fs::create_dir_all(place.join("other")).expect("a folder");
    for file in [
        "quantiles2.csv",
        "more/a.txt",
        "other/receipt.toml",
        "other/b.txt",
    ] {
        fs::write(place.join(file), "x").expect("written");
    }
    let said = verify("zh");
    assert!(
        said.starts_with("一致") && said.contains("另有 2 个文件不在收据中"),
        "{said}"
    );
    assert!(
        said.contains("quantiles2.csv") && !said.contains("b.txt"),
        "{said}"
    );
    let said = verify("en");
    assert!(
        said.contains("does not name") && said.contains("a.txt"),
        "{said}"
    );
}

/// One value in another unit: said with year and value in both languages, and the median stays.
#[test]
fn a_spike_is_said_and_does_not_carry_the_forecast_away() {
    let csv = "年份,甲\n2016,101\n2017,98\n2018,1000000000000\n2019,104\n2020,99\n2021,103\n";
    let folder = desk("p.csv", csv);
    let call = ["forecast", "p.csv", "--format", "json"];
    let said: Value = serde_json::from_str(&good(folder.path(), &call)).expect("JSON");
    let notes = notes(&said);
    assert!(notes.contains("2018 年的 1000000000000") && notes.contains("2018: 1000000000000"));
    let [low, median, high] = last(series(&said, "甲"));
    assert!(low > 30.0 && (90.0..115.0).contains(&median) && high < 400.0);
}

/// A first year at half size: said with year and value in both languages, and no trend.
#[test]
fn a_roll_out_is_said_and_is_no_trend() {
    let csv = "年份,甲\n2016,480\n2017,960\n2018,955\n2019,970\n2020,990\n2021,985\n2022,1000\n2023,995\n";
    let folder = desk("p.csv", csv);
    let call = ["forecast", "p.csv", "--format", "json"];
    let said: Value = serde_json::from_str(&good(folder.path(), &call)).expect("JSON");
    let notes = notes(&said);
    assert!(notes.contains("2016 年的 480") && notes.contains("2016: 480"));
    let [low, median, high] = last(series(&said, "甲"));
    assert!(low < 995.0 && (980.0..1060.0).contains(&median) && high > median);
}
