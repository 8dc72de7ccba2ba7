//! Why the number of certificate holders changes: the causes, and the account of certificates, are the change in every
//! draw.

use plancast::axes::Year;
use plancast::evaluation::why::{Cause, End, Why, holders};
use plancast::model::Model;
use plancast::simulation::population::CELLS;
use plancast::simulation::{Follow, Generation, Outcome};

use crate::runs::{SEED, bits, draws, open, prepared, wenling};

const YEARS: [Year; 2] = [2025, 2035];

/// A draw that keeps what has become of generations.
fn kept(model: &Model, draw: usize) -> Outcome {
    let engine = prepared(model).keeping_generations(&YEARS);
    engine.block(SEED, draw, 1).expect("a run")
}

type Run<'a> = (&'a Model, &'a Outcome);

fn ends<'a>(runs: [Run<'a>; 2], years: [Year; 2]) -> [End<'a>; 2] {
    [0, 1].map(|end| End {
        model: runs[end].0,
        outcome: runs[end].1,
        year: years[end],
    })
}

/// Of one draw, whose values are the means: causes add up to the change, and the account closes to the person.
fn add_up(found: &Why) {
    let causes: f64 = found.causes.iter().map(|part| part.share.mean).sum();
    assert!((causes - found.change.mean).abs() < 1e-6, "{found:?}");
    let account: f64 = found.components.iter().map(|one| one.change).sum();
    assert_eq!(account, found.change.mean, "{found:?}");
}

fn of(found: &Why, cause: Cause) -> f64 {
    let mut parts = found.causes.iter();
    let part = parts.find(|part| part.cause == cause);
    part.expect("a cause").share.mean
}

fn in_years(outcome: &Outcome, key: &str, from: Year, to: Year) -> f64 {
    let years = from..=to;
    years
        .map(|year| f64::from(draws(&outcome.projection, key, year)[0]))
        .sum()
}

#[test]
fn causes_and_the_account_are_the_change_in_every_draw() {
    let model = open(&wenling(), "baseline", None);
    for draw in 0..4 {
        let outcome = kept(&model, draw);
        let run = (&model, &outcome);
        let found = holders(ends([run; 2], YEARS), None).expect("a change");
        add_up(&found);
        for (end, year) in [(found.before, YEARS[0]), (found.after, YEARS[1])] {
            assert_eq!(end.mean, in_years(&outcome, "holders", year, year));
        }
        let account = [
            ("new_certificates", 1.0),
            ("holder_deaths", -1.0),
            ("cancelled", -1.0),
        ];
        for ((key, sign), own) in account.iter().zip(&found.components) {
            let years = in_years(&outcome, key, YEARS[0] + 1, YEARS[1]);
            assert_eq!(own.change, sign * years, "{key}");
        }
        // Everybody grows older, some die; a scenario has no part in it.
        assert!(of(&found, Cause::Ageing) > 0.0 && of(&found, Cause::Mortality) < 0.0);
        assert!(of(&found, Cause::Births) >= 0.0);
        let mut causes = found.causes.iter();
        assert!(causes.all(|part| part.cause != Cause::Policy));
        let back = holders(ends([run; 2], [YEARS[1], YEARS[0]]), None).expect("a change");
        add_up(&back);
        for (there, back) in found.causes.iter().zip(&back.causes) {
            assert_eq!(there.share.mean, -back.share.mean);
        }
    }
}

/// Faster ageing: lives lengthen, and more are certified at each age.
#[test]
fn between_scenarios_too() {
    let folder = wenling();
    let [usual, faster] = ["baseline", "faster_ageing"].map(|key| open(&folder, key, None));
    let (mut lives, mut policy) = (0.0, 0.0);
    for draw in 0..4 {
        let (before, after) = (kept(&usual, draw), kept(&faster, draw));
        let runs = [(&usual, &before), (&faster, &after)];
        let found = holders(ends(runs, [YEARS[1]; 2]), None).expect("a change");
        add_up(&found);
        // In one year nobody has grown older, and the baseline is where it was.
        assert_eq!(of(&found, Cause::Ageing), 0.0);
        assert_eq!(of(&found, Cause::Registration), 0.0);
        lives += of(&found, Cause::Mortality);
        policy += of(&found, Cause::Policy);
        let both = holders(ends(runs, YEARS), None).expect("a change");
        add_up(&both);
        assert!(of(&both, Cause::Registration) != 0.0);
        let within = ends([runs[1]; 2], YEARS);
        add_up(&holders(within, Some(&before)).expect("a change"));
        // What would be without the scenario has to be known.
        assert!(holders(within, None).is_none());
    }
    assert!(lives > 0.0 && policy > 0.0, "{lives} {policy}");
}

#[test]
fn what_is_kept_moves_no_bit() {
    let model = open(&wenling(), "baseline", None);
    let plain = prepared(&model).block(SEED, 1, 1).expect("a run");
    assert!(bits(&plain.projection) == bits(&kept(&model, 1).projection));
    assert!(holders(ends([(&model, &plain); 2], YEARS), None).is_none());
}

/// Who was born and is not kept died in the year of birth; the deaths of the years are these and those that are kept.
/// Cohorts and persons alike.
#[test]
fn births_and_deaths_of_generations_are_those_of_the_years() {
    let mut folder = wenling();
    let [from, to] = [2025, 2027];
    folder.file.model.until = to;
    folder.file.model.milestones = vec![from, to];
    let model = open(&folder, "baseline", None);
    for follow in [Follow::Cohorts, Follow::Persons] {
        let engine = prepared(&model).following(follow);
        let engine = engine.keeping_generations(&[from, to]);
        let outcome = engine.block(SEED, 0, 1).expect("a run");
        let since = |what: Generation| {
            let sum = |year: Year| -> f64 {
                let cells = (0..CELLS).map(|cell| outcome.profiles.generation(year, what, cell));
                cells.map(|draws| f64::from(draws.expect("kept")[0])).sum()
            };
            sum(to) - sum(from)
        };
        let births = in_years(&outcome, "births", from + 1, to);
        let deaths = in_years(&outcome, "deaths", from + 1, to);
        let lost = births - since(Generation::Born);
        assert!((0.0..0.02 * births).contains(&lost), "{follow:?}: {lost}");
        let died = since(Generation::Died);
        let gap = (deaths - lost - died).abs();
        assert!(gap < 0.1, "{follow:?}: {deaths} {lost} {died}");
        let run = (&model, &outcome);
        add_up(&holders(ends([run; 2], [from, to]), None).expect("a change"));
    }
}
