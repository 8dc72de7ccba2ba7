//! Parts and totals, and columns that tell series apart.

use std::collections::BTreeMap;

use super::*;

fn towns() -> String {
    let mut csv = String::from("乡镇,类别,年份,人数\n");
    for (t, town) in ["泽国", "大溪", "松门"].into_iter().enumerate() {
        for (c, category) in ["视力", "听力"].into_iter().enumerate() {
            for year in 2014..2024 {
                let step = (7 * t + 3 * c + 5 * (year as usize % 4)) % 11;
                let value = 40 + 10 * t + 15 * c + 2 * (year as usize - 2014) + step;
                csv.push_str(&format!("{town},{category},{year},{value}\n"));
            }
        }
    }
    csv
}

/// Value of each series, draw and year.
fn draws(folder: &Path) -> BTreeMap<(String, String), BTreeMap<String, f64>> {
    let path = folder.join("notebooks-out/forecast/表/draws.csv");
    let text = fs::read_to_string(path).expect("draws");
    let mut out: BTreeMap<_, BTreeMap<String, f64>> = BTreeMap::new();
    for line in text.lines().skip(1) {
        let [series, draw, year, value] = line.split(',').collect::<Vec<_>>()[..] else {
            panic!("{line}");
        };
        let value = value.parse().expect("a number");
        out.entry((draw.to_string(), year.to_string()))
            .or_default()
            .insert(series.to_string(), value);
    }
    out
}

#[test]
fn totals_are_the_sums_of_their_parts_in_every_draw() {
    let (folder, said) = forecast(
        &towns(),
        &["--by", "乡镇,类别", "--aggregate", "--horizon", "3"],
    );
    // All, three towns, two categories, six leaves.
    assert_eq!(said["series"].as_array().map(Vec::len), Some(12));
    for ((draw, year), values) in draws(folder.path()) {
        let sum = |test: &dyn Fn(&str) -> bool| -> f64 {
            values
                .iter()
                .filter(|(name, _)| name.contains(" · ") && test(name))
                .map(|(_, v)| v)
                .sum()
        };
        assert!(values.values().all(|v| *v >= 0.0 && v.fract() == 0.0));
        assert_eq!(values["合计"], sum(&|_| true), "{draw} {year}");
        assert_eq!(values["泽国"], sum(&|name| name.starts_with("泽国")));
        assert_eq!(values["听力"], sum(&|name| name.ends_with("听力")));
    }
}

#[test]
fn a_stated_total_is_used_where_it_adds_up_and_refused_where_not() {
    let csv =
        |total: u32| format!("年份,甲,乙,合计\n2020,10,20,30\n2021,12,21,33\n2022,13,25,{total}\n");
    let (_folder, said) = forecast(&csv(38), &["--aggregate"]);
    assert_eq!(said["series"].as_array().map(Vec::len), Some(3));
    let folder = desk("表.csv", csv(58));
    let said = refused(folder.path(), &["forecast", "表.csv", "--aggregate"]);
    assert!(
        said.contains("2022 年") && said.contains("58") && said.contains("38"),
        "{said}"
    );
}

#[test]
fn places_of_faults_are_those_of_the_file() {
    let folder = desk(
        "表.csv",
        "温岭市,,,\n乡镇,类别,年份,人数\n甲,视力,2020,5\n\n甲,听力,2020,x\n",
    );
    let said = refused(folder.path(), &["forecast", "表.csv", "--by", "乡镇,类别"]);
    assert!(said.contains("表.csv 第 5 行 人数 列"), "{said}");
}

#[test]
fn shares_are_not_added_up() {
    let folder = desk("表.csv", "年份,甲,乙\n2020,0.9,0.8\n2021,0.95,0.85\n");
    let said = refused(folder.path(), &["forecast", "表.csv", "--aggregate"]);
    assert!(said.contains("是比例，不能相加"), "{said}");
}
