//! China's abridged death rates of the UN's World Population Prospects 2019 (CC BY 3.0 IGO).

use std::path::Path;

use ndarray::Array2;
use plancast::axes::Sex;

/// Death rates of the estimates 1950–2020: ages (0, 1, 5, … 100) and periods' middles, in years.
pub struct China {
    /// First ages of the groups.
    pub age: Vec<f64>,
    /// Middles of the five-year periods.
    pub times: Vec<f64>,
    /// Death rates, ages × periods.
    pub rates: Array2<f64>,
}

/// Reads one sex from `datasets/wpp_mortality/2019/china.csv`.
pub fn china(sex: Sex) -> China {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let path = root.join("datasets/wpp_mortality/2019/china.csv");
    let text = std::fs::read_to_string(&path).expect("the UN's death rates for China");
    let mut lines = text.lines().filter(|line| !line.starts_with('#'));
    let names: Vec<&str> = lines.next().expect("a header").split(',').collect();
    let column = |name: &str| names.iter().position(|n| *n == name).expect("a column");
    let [start, age, of, kind, mx] = ["period_start", "age", "sex", "kind", "mx"].map(column);
    let mut cells: Vec<(f64, f64, f64)> = Vec::new();
    for line in lines {
        let cell: Vec<&str> = line.split(',').collect();
        let number = |i: usize| cell[i].parse::<f64>().expect("a number");
        if cell[kind] == "estimate" && cell[of] == sex.key() {
            cells.push((number(start), number(age), number(mx)));
        }
    }
    let distinct = |of: fn(&(f64, f64, f64)) -> f64| {
        let mut all: Vec<f64> = cells.iter().map(of).collect();
        all.sort_by(f64::total_cmp);
        all.dedup();
        all
    };
    let (starts, ages) = (distinct(|c| c.0), distinct(|c| c.1));
    let rates = Array2::from_shape_fn((ages.len(), starts.len()), |(x, t)| {
        let here = cells.iter().find(|c| c.0 == starts[t] && c.1 == ages[x]);
        here.expect("a rate for every age and period").2
    });
    China {
        age: ages,
        times: starts.iter().map(|s| s + 2.5).collect(),
        rates,
    }
}
