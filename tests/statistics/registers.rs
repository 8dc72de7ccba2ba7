//! How registers are made up: the prior of a new place is what the registers of others say, and holds the
//! place that was left out.

use std::collections::BTreeMap;
use std::fs;

use plancast::model::file::SpreadFile;

use crate::runs::{datasets, draws, open, outcome, wenling};

/// Log of the holders of each group per holder with a physical disability, by group and register.
fn ratios() -> BTreeMap<String, BTreeMap<String, f64>> {
    let path = datasets().join("registers/2021/holders.csv");
    let text = fs::read_to_string(path).expect("the registers");
    let rows: Vec<Vec<&str>> = text
        .lines()
        .skip(1)
        .map(|l| l.split(',').collect())
        .collect();
    let of = |register: &str, group: &str| -> Option<f64> {
        let row = rows
            .iter()
            .find(|r| r[0] == register && r[4] == "category" && r[5] == group)?;
        row[6].parse().ok()
    };
    let mut ratios: BTreeMap<String, BTreeMap<String, f64>> = BTreeMap::new();
    for row in rows
        .iter()
        .filter(|row| row[4] == "category" && row[5] != "physical")
    {
        let (own, physical) = (of(row[0], row[5]), of(row[0], "physical"));
        let ratio = own.expect("holders") / physical.expect("physical holders");
        let group = ratios.entry(row[5].to_string()).or_default();
        group.insert(row[0].to_string(), ratio.ln());
    }
    ratios
}

fn moments(values: &[f64]) -> (f64, f64) {
    let mean = values.iter().sum::<f64>() / values.len() as f64;
    let squares: f64 = values.iter().map(|v| (v - mean) * (v - mean)).sum();
    (mean, (squares / (values.len() - 1) as f64).sqrt())
}

/// Upper 95 % point of Student's t.
fn t95(freedom: usize) -> f64 {
    [6.314, 2.920, 2.353, 2.132, 2.015][freedom - 1]
}

#[test]
fn the_prior_is_what_the_registers_say() {
    let ratios = ratios();
    let parameters = &wenling().file.parameters;
    for group in [
        "visual",
        "hearing_and_speech",
        "intellectual",
        "psychiatric",
        "multiple",
    ] {
        let values: Vec<f64> = ratios[group].values().copied().collect();
        let (mean, sd) = moments(&values);
        let n = values.len() as f64;
        let spread = sd * (1.0 + 1.0 / n).sqrt() * t95(values.len() - 1) / 1.6449;
        let SpreadFile::Lognormal { median, sd_log } =
            parameters[&format!("registered_{group}")].distribution
        else {
            panic!("{group} is log-normal");
        };
        assert!((median.ln() - mean).abs() < 0.01, "{group}: {median}");
        assert!(
            (sd_log - spread).abs() < 0.006,
            "{group}: {sd_log} against {spread}"
        );
    }
}

/// Of 29 ratios of places that were left out, none lies outside the 90 % region that the others give.
#[test]
fn a_register_left_out_lies_where_the_others_say() {
    let (mut outside, mut all) = (0, 0);
    for (group, registers) in ratios() {
        if group == "hearing" || group == "speech" {
            continue;
        }
        for (left_out, ratio) in &registers {
            let others: Vec<f64> = registers
                .iter()
                .filter(|(register, _)| *register != left_out)
                .map(|(_, ratio)| *ratio)
                .collect();
            let (mean, sd) = moments(&others);
            let half = t95(others.len() - 1) * sd * (1.0 + 1.0 / others.len() as f64).sqrt();
            outside += usize::from((ratio - mean).abs() > half);
            all += 1;
        }
    }
    assert_eq!((outside, all), (0, 29));
}

/// From 2020 to 2025 the nation's living subsidy lost 2.1 % of its recipients and the care subsidy gained
/// 11.2 %: both lie within the 80 % interval of Wenling's.
#[test]
fn recipients_may_go_as_the_nations_did() {
    let mut folder = wenling();
    folder.file.model.until = 2025;
    let model = open(&folder, "baseline", None);
    let projection = outcome(&model, model.settings.seed, 1000).projection;
    for (service, change) in [("living_subsidy", 0.979), ("care_subsidy", 1.112)] {
        let key = format!("{service}.served");
        let (before, after) = (
            draws(&projection, &key, 2020),
            draws(&projection, &key, 2025),
        );
        let below = before
            .iter()
            .zip(after)
            .filter(|(a, b)| *b / *a < change)
            .count();
        let part = below as f64 / before.len() as f64;
        assert!((0.1..0.9).contains(&part), "{service}: {part}");
    }
}

/// Rows of a table of the registers of East Asia.
fn east_asian(table: &str) -> Vec<Vec<String>> {
    let path = datasets().join(format!("registers_east_asia/2020/{table}.csv"));
    let text = fs::read_to_string(path).expect("the registers");
    let cells = |line: &str| line.split(',').map(str::to_string).collect();
    text.lines().skip(1).map(cells).collect()
}

/// How far the growth of Korean districts strays from the nation's over one year and over five: half the
/// distance of the quantiles one standard deviation to either side, since a few districts changed their borders.
#[test]
fn places_stray_from_the_nation_as_the_parameters_say() {
    let mut logs: BTreeMap<String, BTreeMap<i32, f64>> = BTreeMap::new();
    let mut nation: BTreeMap<i32, f64> = BTreeMap::new();
    for row in east_asian("places")
        .iter()
        .filter(|row| row[0] == "korea" && row[3] == "all")
    {
        let (year, holders): (i32, f64) = (
            row[2].parse().expect("a year"),
            row[4].parse().expect("persons"),
        );
        logs.entry(row[1].clone())
            .or_default()
            .insert(year, holders.ln());
        *nation.entry(year).or_default() += holders;
    }
    let spread = |from: i32, to: i32| {
        let whole = (nation[&to] / nation[&from]).ln();
        let mut apart: Vec<f64> = logs
            .values()
            .map(|own| own[&to] - own[&from] - whole)
            .collect();
        apart.sort_by(f64::total_cmp);
        let at = |part: f64| apart[(part * apart.len() as f64) as usize];
        0.5 * (at(0.841) - at(0.159))
    };
    let parameters = &wenling().file.parameters;
    let median = |key: &str| match parameters[key].distribution {
        SpreadFile::Lognormal { median, .. } => median,
        SpreadFile::Uniform { low, high } => 0.5 * (low + high),
        _ => panic!("{key} is a spread"),
    };
    let [left, lasting, noise] = ["pace_persistence", "pace_spread", "pace_noise"].map(median);
    let said = |years: i32| {
        let sum: f64 = (0..years)
            .flat_map(|one| (0..years).map(move |two| left.powi((one - two).abs())))
            .sum();
        (lasting * lasting * sum + f64::from(years) * noise * noise).sqrt()
    };
    let one: f64 = (2013..2018).map(|year| spread(year, year + 1)).sum::<f64>() / 5.0;
    assert!(
        (said(1) / one - 1.0).abs() < 0.15,
        "one year: {} against {one}",
        said(1)
    );
    let five = spread(2013, 2018);
    assert!(
        (said(5) / five - 1.0).abs() < 0.15,
        "five years: {} against {five}",
        said(5)
    );
}

/// Registration at a given age, of registers that stand: the growth that the parameters expect of the middle ages lies
/// between that of Korea and none, and the young grow faster than the old in both nations.
#[test]
fn registration_at_a_given_age_moves_as_the_registers_of_east_asia() {
    let rows = east_asian("ages");
    let growth = |nation: &str, age: &str, from: &str, to: &str| {
        let rate = |year: &str| {
            let row = rows
                .iter()
                .find(|row| row[0] == nation && row[1] == year && row[2] == age);
            let row = row.expect("a band");
            let number = |at: usize| row[at].parse::<f64>().expect("a number");
            number(4) / number(5)
        };
        let years = to.parse::<f64>().expect("a year") - from.parse::<f64>().expect("a year");
        (rate(to) / rate(from)).ln() / years
    };
    let taiwan = ["18", "45", "65"].map(|age| growth("taiwan", age, "2010", "2020"));
    let korea = ["15", "50", "60"].map(|age| growth("korea", age, "2012", "2018"));
    let parameters = &wenling().file.parameters;
    let mean = |key: &str| match parameters[key].distribution {
        SpreadFile::Normal { mean, .. } => mean,
        _ => panic!("{key} is normal"),
    };
    let all = mean("registration_growth");
    let said =
        ["young", "middle", "old"].map(|span| all + mean(&format!("registration_growth_{span}")));
    for nation in [taiwan, korea] {
        assert!(
            nation[0] > 0.0 && nation[1] < nation[2] && nation[2] < 0.0,
            "{nation:?}"
        );
    }
    assert!(said[0] > said[2] && said[2] > said[1], "{said:?}");
    assert!(said[1] < 0.0 && said[1] > korea[1], "{said:?} {korea:?}");
}

/// Holders and the logarithm of their part of the people, by first age.
type Bands = BTreeMap<i32, (f64, f64)>;

/// Growth of registration at a given age by year: mean over the bands of age, weighted by their holders.
fn growth_at_each_age(nation: &str) -> Vec<f64> {
    let rows = east_asian("ages");
    let number = |row: &[String], at: usize| row[at].parse::<f64>().expect("a number");
    let mut years: BTreeMap<i32, Bands> = BTreeMap::new();
    for row in rows.iter().filter(|row| row[0] == nation) {
        let (holders, people) = (number(row, 4), number(row, 5));
        let year = years.entry(number(row, 1) as i32).or_default();
        year.insert(number(row, 2) as i32, (holders, (holders / people).ln()));
    }
    let growth = |(before, then): (&Bands, &Bands)| {
        let (mut sum, mut weight) = (0.0, 0.0);
        for (age, (holders, log)) in before {
            sum += holders * (then[age].1 - log);
            weight += holders;
        }
        sum / weight
    };
    years
        .values()
        .zip(years.values().skip(1))
        .map(growth)
        .collect()
}

/// Registers that stand and one that was built up: the growth that stays lies in both nations within the prior's
/// 80 %, and Taiwan's growth from 2001 to 2020 fades as the parameter says (least squares of a constant and a part
/// that fades).
#[test]
fn growth_fades_while_a_register_is_built_up() {
    let (taiwan, korea) = (growth_at_each_age("taiwan"), growth_at_each_age("korea"));
    let parameters = &wenling().file.parameters;
    let normal = |key: &str| match parameters[key].distribution {
        SpreadFile::Normal { mean, sd } => (mean, sd),
        _ => panic!("{key} is normal"),
    };
    let (mean, sd) = normal("registration_growth");
    for stands in [&taiwan[15..], &korea[..]] {
        let found = moments(stands).0;
        assert!((found - mean).abs() < 1.2816 * sd, "{found}");
    }
    let SpreadFile::Uniform { low, high } = parameters["registration_build_up_left"].distribution
    else {
        panic!("a part of a whole");
    };
    let squares = |left: f64| {
        let fading: Vec<f64> = (1..=taiwan.len() as i32).map(|t| left.powi(t)).collect();
        let (x, y) = (moments(&fading).0, moments(&taiwan).0);
        let each = || fading.iter().zip(&taiwan);
        let slope = each().map(|(f, g)| (f - x) * (g - y)).sum::<f64>()
            / each().map(|(f, _)| (f - x).powi(2)).sum::<f64>();
        each()
            .map(|(f, g)| (g - y - slope * (f - x)).powi(2))
            .sum::<f64>()
    };
    let best = (50..100)
        .map(|left| squares(f64::from(left) / 100.0))
        .fold(f64::INFINITY, f64::min);
    let middle = 0.5 * (low + high);
    assert!(squares(middle) < 1.05 * best);
    assert!(squares(low) > 1.1 * best && squares(high) > 1.05 * best);
    // China's own holders, less the ageing that the note states: the further growth of 2020 by least squares.
    let path = datasets().join("national_services/2024/annual.csv");
    let text = fs::read_to_string(path).expect("national numbers");
    let holders: Vec<f64> = text
        .lines()
        .map(|line| line.split(',').collect::<Vec<&str>>())
        .filter(|row| row[0] == "certificate_holders" && row[3] == "memory" && row[2] <= "2020")
        .map(|row| row[4].parse().expect("a number"))
        .collect();
    assert_eq!(holders.len(), 5);
    let (mut product, mut square) = (0.0, 0.0);
    for (years, pair) in holders.windows(2).enumerate() {
        let further = (pair[1] / pair[0]).ln() - 0.035 - mean;
        let left = middle.powi(years as i32 - 3);
        product += left * further;
        square += left * left;
    }
    let (said, _) = normal("registration_build_up");
    let found = product / square;
    assert!((found - said).abs() < 0.001, "{found}");
}

/// How far spans of age stray from all in a year: the geometric mean over three spans of two nations.
#[test]
fn spans_of_age_stray_from_all_as_the_parameter_says() {
    let rows = east_asian("ages");
    let number = |row: &[String], at: usize| row[at].parse::<f64>().expect("a number");
    let mut logs = Vec::new();
    for (nation, first) in [("taiwan", 2010.0), ("korea", 2012.0)] {
        let own = rows
            .iter()
            .filter(|row| row[0] == nation && number(row, 1) >= first);
        let mut bands: BTreeMap<i32, BTreeMap<i32, (f64, f64)>> = BTreeMap::new();
        for row in own {
            let rate = (number(row, 4), (number(row, 4) / number(row, 5)).ln());
            let year = bands.entry(number(row, 1) as i32).or_default();
            year.insert(number(row, 2) as i32, rate);
        }
        let mut apart: [Vec<f64>; 3] = Default::default();
        for (year, then) in bands.iter().skip(1) {
            let before = &bands[&(year - 1)];
            let growth = |within: &dyn Fn(i32) -> bool| {
                let ages = before.iter().filter(|(age, _)| within(**age));
                let (mut sum, mut weight) = (0.0, 0.0);
                for (age, (holders, log)) in ages {
                    sum += holders * (then[age].1 - log);
                    weight += holders;
                }
                sum / weight
            };
            let all = growth(&|_| true);
            apart[0].push(growth(&|age| age < 30) - all);
            apart[1].push(growth(&|age| (30..60).contains(&age)) - all);
            apart[2].push(growth(&|age| age >= 60) - all);
        }
        logs.extend(apart.iter().map(|values| moments(values).1.ln()));
    }
    let found = moments(&logs).0.exp();
    let SpreadFile::Lognormal { median, .. } =
        wenling().file.parameters["pace_span_noise"].distribution
    else {
        panic!("a spread is log-normal");
    };
    assert!(
        (median / found - 1.0).abs() < 0.2,
        "{median} against {found}"
    );
}
