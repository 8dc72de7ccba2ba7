//! A model opened once gives the draws of the program, in blocks; and a province comes out of blocks of its counties in
//! whatever order they come.

use std::sync::{Mutex, OnceLock};

use plancast::evaluation::province::Together;
use plancast::source::Words;
use plancast::task::province::{Content, CountyBlock, Gathering, Terms};
use plancast::task::session::Session;
use plancast::task::{Failure, Progress, Silent};

use crate::runs::{SEED, bits, folder, opener, prepared, root};

/// Wenling as it ships, opened once for all that are asked of it.
fn session() -> &'static Session {
    static SESSION: OnceLock<Session> = OnceLock::new();
    SESSION.get_or_init(|| {
        let session = Session::open(&root().join("models/wenling"), None);
        session.expect("a session")
    })
}

#[test]
fn what_a_model_says_of_years_still_to_come_is_told() {
    let session = session();
    let base = session.folder().file.model.base_year;
    assert!(session.still_to_come(base + 20).is_empty());
    let told = session.still_to_come(base - 10);
    assert!(!told.is_empty());
    let now = format!("{} 年", base - 10);
    assert!(told.iter().all(|words| words.zh.contains(&now)), "{told:?}");
}

/// Hears what is said before something long begins.
#[derive(Default)]
struct Hearing(Mutex<Vec<String>>);

impl Progress for Hearing {
    fn say(&self, words: &Words) {
        self.0.lock().expect("nobody panics").push(words.zh.clone());
    }

    fn begin(&self, _: usize, _: &Words) {}
    fn advance(&self, _: usize) {}
    fn end(&self) {}
}

#[test]
fn persons_of_a_session_are_announced_with_their_time() {
    let session = session();
    let engine = session.engine("household_living_subsidy", &[]);
    let (engine, heard) = (engine.expect("an engine"), Hearing::default());
    session.run(&engine, None, 0..1, &heard).expect("a draw");
    let heard = heard.0.into_inner().expect("nobody panics");
    assert_eq!(heard.len(), 1);
    assert!(heard[0].contains("逐人推算 1 次模拟"), "{heard:?}");
}

#[test]
fn a_session_gives_the_draws_of_the_engine_in_blocks() {
    let session = session();
    let key = "care_grade_3";
    let engine = session.engine(key, &[]).expect("an engine");
    let mut joined = session
        .run(&engine, Some(SEED), 0..7, &Silent)
        .expect("a block");
    let next = session
        .run(&engine, Some(SEED), 7..20, &Silent)
        .expect("a block");
    joined
        .outcome
        .append(&next.outcome)
        .expect("blocks of one model");
    let model = opener()
        .open(&folder("wenling"), key, None)
        .expect("a model");
    let whole = prepared(&model).run(SEED, 20, |_| ()).expect("a run");
    assert_eq!(bits(&joined.outcome.projection), bits(&whole.projection));
    assert_eq!((next.first, next.seed), (7, SEED));
    // It goes by its title too.
    let known = session.scenarios();
    let (_, title) = known
        .iter()
        .find(|(scenario, _)| scenario == key)
        .expect("a title");
    for name in [&title.zh, &title.en] {
        let titled = session.engine(name, &[]).expect("an engine");
        assert_eq!(titled.model().scenario.key, key);
    }
}

#[test]
fn levers_are_laid_over_a_scenario_and_sweeps_are_refused() {
    let session = session();
    let with = |text: &str| session.engine("baseline", &[text.to_string()]);
    let engine = with("care_subsidy.standard=600@2028").expect("a scenario");
    assert_ne!(engine.model().scenario.key, "baseline");
    assert!(matches!(
        with("care_subsidy.standard=600,700@2028"),
        Err(Failure::Words(_))
    ));
}

#[test]
fn draws_that_have_no_number_are_refused() {
    let session = session();
    let engine = session.engine("baseline", &[]).expect("an engine");
    for draws in [0..0, 5..5, usize::MAX - 1..usize::MAX] {
        let refused = session.run(&engine, None, draws.clone(), &Silent);
        assert!(matches!(refused, Err(Failure::Words(_))), "{draws:?}");
    }
}

/// Does not want anything to go on.
struct Impatient;

impl Progress for Impatient {
    fn begin(&self, _: usize, _: &Words) {}
    fn advance(&self, _: usize) {}
    fn end(&self) {}
    fn goes_on(&self) -> bool {
        false
    }
}

#[test]
fn who_does_not_want_it_to_go_on_stops_it() {
    let session = session();
    let engine = session.engine("baseline", &[]).expect("an engine");
    let stopped = session.run(&engine, None, 0..50, &Impatient);
    assert!(matches!(stopped, Err(Failure::Stopped)));
}

/// A county of which there is no model.
const WITHOUT: &str = "330399";

/// Few of the province's counties, two that can be run, and one of which there is no model.
fn few(session: &Session) -> Terms {
    let mut terms = session.terms("baseline", 9, Some(SEED)).expect("terms");
    assert!(terms.regions.len() > 80);
    terms
        .regions
        .retain(|region| ["330102", "331081"].contains(&region.as_str()));
    terms.regions.insert(1, WITHOUT.to_string());
    assert_eq!(terms.regions.len(), 3);
    terms
}

fn parts(session: &Session, terms: &Terms, each: usize) -> Vec<CountyBlock> {
    let mut parts = Vec::new();
    for region in &terms.regions {
        for first in (0..terms.draws).step_by(each) {
            let draws = first..terms.draws.min(first + each);
            let part = if region == WITHOUT {
                Ok(CountyBlock {
                    region: region.clone(),
                    scenario: terms.scenario.clone(),
                    seed: terms.seed,
                    first,
                    content: Content::LeftOut(Words {
                        zh: "未算".into(),
                        en: "without".into(),
                    }),
                })
            } else {
                session.part(region, &terms.scenario, terms.seed, draws, &Silent)
            };
            let bytes = part.and_then(|part| part.to_bytes()).expect("a block");
            // As it comes from another machine.
            parts.push(CountyBlock::from_bytes(&bytes).expect("the block again"));
        }
    }
    parts
}

#[test]
fn blocks_in_any_order_make_the_same_province() {
    let session = session();
    let terms = few(session);
    let cells = terms.quantities.len() * terms.years.len();
    assert_eq!(terms.bytes(90), 8 * cells as u64, "sums alone are kept");
    let gathered = |parts: Vec<CountyBlock>| {
        let mut gathering = Gathering::new(terms.clone());
        for part in parts {
            gathering.put(part).expect("asked for");
        }
        gathering.finish().expect("a province")
    };
    let forward = parts(session, &terms, 9);
    let whole = gathered(forward.clone());
    let mut backward = parts(session, &terms, 4);
    backward.reverse();
    let pieces = gathered(backward);
    assert_eq!(whole.checksum, pieces.checksum);
    assert_eq!(whole.checksum.len(), 64);
    let totals = |totals| serde_json::to_string(&totals).expect("JSON");
    assert_eq!(totals(whole.totals.clone()), totals(pieces.totals));
    let regions: Vec<&str> = pieces.counties.iter().map(|c| c.region.as_str()).collect();
    assert_eq!(regions, ["330102", "331081"]);
    assert_eq!((pieces.left_out.len(), whole.left_out.len()), (1, 1));
    // And the sums are those of the counties.
    let mut together = Together::new(&terms.keys(), &terms.years, terms.draws);
    for part in forward {
        if let Content::Draws { draws, .. } = part.content {
            together.add(&draws);
        }
    }
    assert_eq!(totals(together.totals()), totals(whole.totals));
}

#[test]
fn blocks_in_any_order_are_brought_to_the_same_totals() {
    let session = &Session::open(&root().join("models/zhejiang"), None).expect("a session");
    let terms = few(session);
    assert!(!terms.published.is_empty());
    let cells = terms.quantities.len() * terms.years.len();
    assert_eq!(terms.bytes(90), (8 + 2 * 90 * 4) * cells as u64);
    let mut backward = parts(session, &terms, 4);
    backward.reverse();
    let [whole, pieces] = [parts(session, &terms, 9), backward].map(|parts| {
        let mut gathering = Gathering::new(terms.clone());
        for part in parts {
            gathering.put(part).expect("asked for");
        }
        gathering.finish().expect("a province")
    });
    assert_eq!(whole.checksum, pieces.checksum);
    // Two counties are no province: they go as far as they may, and it is said that it is not enough.
    assert!(whole.held.iter().any(|held| held.missed > 0));
    assert_eq!(whole.held, pieces.held);
    assert_eq!(whole.held[0].moved.len(), 2);
}

#[test]
fn doubles_are_not_counted_and_what_is_missing_or_foreign_is_said() {
    let session = session();
    let terms = few(session);
    let parts = parts(session, &terms, 5);
    let mut gathering = Gathering::new(terms.clone());
    for part in &parts[..parts.len() - 1] {
        // Every block of a county without a model says the same.
        let again = matches!(part.content, Content::LeftOut(_)) && part.first > 0;
        assert_eq!(gathering.put(part.clone()).expect("asked for"), !again);
        assert!(!gathering.put(part.clone()).expect("asked for"));
    }
    let foreign = CountyBlock {
        seed: SEED + 1,
        ..parts[0].clone()
    };
    let refused = gathering
        .put(foreign)
        .expect_err("another seed")
        .to_string();
    assert!(refused.contains("not asked for"), "{refused}");
    let missing = gathering.finish().expect_err("a block is missing");
    assert!(missing.to_string().contains("331081"), "{missing}");
    assert!(CountyBlock::from_bytes(b"no block").is_err());
}
