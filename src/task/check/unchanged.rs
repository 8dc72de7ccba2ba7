//! Scenarios that change nothing of what is projected.

use crate::dataset::Complaints;
use crate::model::ModelFolder;
use crate::model::scenario::BASELINE;
use crate::projection::Projection;
use crate::simulation::Engine;

/// Draws in which a scenario is held against the baseline.
const DRAWS: usize = 2;

/// Adds a reminder of each scenario whose changes of parameters and processes show in no quantity of any year: mostly of a start,
/// which lies before it begins. One that cannot be drawn is told when it is run.
pub(super) fn scenarios(folder: &ModelFolder, ready: &[Engine], complaints: &mut Complaints) {
    let key = |engine: &Engine| engine.model().scenario.key.clone();
    let asked: Vec<&Engine> = ready
        .iter()
        .filter(|engine| {
            let own = folder.scenarios.get(&key(engine));
            own.is_some_and(|own| {
                let of_services = !own.lever.is_empty() || own.change.contains_key("services");
                !own.change.is_empty() && !of_services
            })
        })
        .collect();
    let mut all = ready.iter().filter(|_| !asked.is_empty());
    let baseline = all.find(|engine| key(engine) == BASELINE);
    let Some(baseline) = baseline.and_then(drawn) else {
        return;
    };
    for engine in asked {
        let lines = folder.lines.get(&format!("scenarios/{}", key(engine)));
        let projection = drawn(engine).filter(|own| is_same(&baseline, own));
        let (Some(lines), Some(_)) = (lines, projection) else {
            continue;
        };
        let complaint = lines.complaint(
            "change",
            (
                "试算中没有一个量与基准不同".into(),
                "in draws no quantity differs from the baseline".into(),
            ),
            (
                "起始年（from）以后起作用的改动".into(),
                "something that has an effect from its first year on".into(),
            ),
            (
                "改的是不是基期的数（如起点 start、基期人口）？那些不会在以后的年份改变；要改走势，请改 drift、mean、pace，或用 [[lever]]。现有进度本来就会做到的，可不改",
                "Is it a number of the base year, such as a start or its people? Those do not change in later years: change a drift, a mean or a pace, or use a [[lever]]. Leave it where it would be done anyway",
            ),
        );
        let complaint = complaint.as_warning();
        if !complaints.0.iter().any(|other| complaint.is_said_by(other)) {
            complaints.push(complaint);
        }
    }
}

/// What comes out of a few draws; nothing where they cannot be made.
fn drawn(engine: &Engine) -> Option<Projection> {
    let model = engine.model();
    if model.asks_about_households() {
        return None;
    }
    let outcome = engine.block(model.settings.seed, 0, DRAWS).ok()?;
    Some(outcome.projection)
}

/// Whether two projections are the same to the bit.
fn is_same(one: &Projection, two: &Projection) -> bool {
    let keys = |own: &Projection| -> Vec<String> {
        let quantities = own.quantities().iter();
        quantities.map(|quantity| quantity.key.clone()).collect()
    };
    if one.years() != two.years() || keys(one) != keys(two) {
        return false;
    }
    let mut places = (0..one.quantities().len()).flat_map(|quantity| {
        let years = 0..one.years().len();
        years.map(move |year| (quantity, year))
    });
    let bits = |own: &Projection, (quantity, year): (usize, usize)| -> Vec<u32> {
        let draws = own.at(quantity, year).iter();
        draws.map(|value| value.to_bits()).collect()
    };
    places.all(|place| bits(one, place) == bits(two, place))
}
