//! China's total population against the UN's probabilistic projection.

use plancast::evaluation::Summaries;

use crate::runs::{folder, open, outcome};

/// UN, World Population Prospects 2019, probabilistic projections, China, total population on 1 July
/// 2035, in thousands: median and ends of the 80 % interval (CC BY 3.0 IGO).
const MEDIAN: f64 = 1_461_083.0;
const LOW: f64 = 1_436_322.0;
const HIGH: f64 = 1_487_894.0;

/// `plancast run models/china --as-of 2019`. The model counts at the end of a year, half a year after
/// the UN; near the peak of China's population that is less than 0.1 %.
///
/// Tolerances: 1.5 % of the median and a quarter of the half-width, asked for at the outset, because
/// the UN's mortality and fertility reach the model as three quantiles and not as trajectories. With
/// 2,000 draws the Monte-Carlo error of the half-width is about 3 %.
#[test]
fn the_population_of_2035_is_that_of_the_un() {
    let model = open(&folder("china"), "baseline", Some(2019));
    let projection = outcome(&model, model.settings.seed, 2_000).projection;
    let summaries = Summaries::of(&projection);
    let population = summaries
        .get("population", 2035)
        .expect("the population of 2035");
    let median = population.median() / 1_000.0;
    assert!((median / MEDIAN - 1.0).abs() < 0.015, "median {median}");
    let (low, high) = population.eighty();
    let half_width = (high - low) / 2_000.0;
    let published = (HIGH - LOW) / 2.0;
    assert!(
        (half_width / published - 1.0).abs() < 0.25,
        "half-width {half_width}, UN {published}"
    );
    // Both ends, each within the half-width's tolerance.
    assert!(
        (low / 1_000.0 - LOW).abs() < 0.25 * published + 0.015 * MEDIAN,
        "low {low}"
    );
    assert!(
        (high / 1_000.0 - HIGH).abs() < 0.25 * published + 0.015 * MEDIAN,
        "high {high}"
    );
}
