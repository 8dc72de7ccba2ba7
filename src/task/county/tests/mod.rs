//! What a workbook says goes into its cells and comes back, and so it does by way of the model's files.

mod aims;
mod people;
mod places;
mod scenarios;
mod services;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use proptest::option;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use aims::{aims, reports};
use people::{in_towns, people, register, townships};
use scenarios::scenarios;
use services::{OWN_PAYER, WORKS, centres, funds, limited, place, recipients, services};

use super::census::Census;
use super::choices;
use super::elsewhere::Elsewhere;
use super::filled::{
    Aim, CentresAnswer, Filled, Funds, Later, Marked, OwnIndicator, Planned, Subsidy,
    TownRecipients, Township, Workbook, completed_of,
};
use super::overlay;
use super::unheld::Unheld;
use crate::axes::{Category, Grade, Sex};
use crate::model::ModelFolder;
use crate::model::file::{Hold, LeverFile, Nature, OwnSourceFile, Phase, Relation, Uprating};
use crate::model::rule::RuleFile;
use crate::report::template::{Contents, template};
use crate::source::{Language, Phrases, Tongue, Verification, Words};
use crate::task::Failure;
use crate::units::Unit;

const RESIDENTS: f64 = 500_000.0;

/// The model that is extended, and what it says of other counties.
static BASE: LazyLock<(ModelFolder, Elsewhere)> = LazyLock::new(|| {
    let folder = base_folder();
    let base = ModelFolder::open(&folder).unwrap();
    (base, Elsewhere::of(&folder).unwrap())
});

fn base_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("models/wenling")
}

/// A place that is made up.
fn census() -> Census {
    Census {
        place: "甲县".into(),
        extended: Some("乙市".into()),
        older: ("甲县".into(), "330001".into()),
        residents: RESIDENTS,
        registered: 480_000.0,
        share: 1.0,
        migrants_older: 9_000.0,
        migrants: [20_000.0, 30_000.0],
        households: [190_000.0, 480_000.0],
        alone: 40_000.0,
    }
}

fn begun() -> Filled {
    Filled {
        name: "jia".into(),
        region: "330001".into(),
        base: "wenling".into(),
        ..Filled::default()
    }
}

/// Words, of which none says no more than what stands above it.
fn word() -> impl Strategy<Value = String> {
    let words = "[甲乙丙丁戊〔〕《》“”（），,\"a-z0-9]{1,12}";
    words.prop_filter("a ditto mark", |word| {
        word.chars().any(|sign| !"\"“”".contains(sign))
    })
}

fn maybe() -> impl Strategy<Value = String> {
    option::of(word()).prop_map(Option::unwrap_or_default)
}

/// Numbers that a cell keeps: of others what lies beyond ten digits is taken for what binary addition leaves behind.
fn written(range: std::ops::Range<f64>) -> impl Strategy<Value = f64> {
    range.prop_filter("more than ten digits", |value| {
        let rounded = |digits: usize| format!("{value:.digits$e}").parse::<f64>();
        rounded(9) != rounded(14)
    })
}

fn value(unit: Unit) -> BoxedStrategy<f64> {
    match unit {
        Unit::Share => written(0.0..1.0).boxed(),
        // By how much a growth that is to keep step is apart.
        Unit::Growth => written(0.0..0.03).boxed(),
        _ => written(0.0..1e6).boxed(),
    }
}

/// The payers of the county's own, as far as they pay.
fn paying(filled: &mut Filled) {
    let mut all = filled.funds.iter().flat_map(|own| &own.payers);
    let (key, title) = OWN_PAYER;
    let pays = all.any(|(payer, _)| payer == key);
    let own = pays.then(|| (key.to_string(), title.to_string()));
    filled.payers = own.into_iter().collect();
}

/// Works: one that is not named by anything else is left out.
fn named(filled: &mut Filled) {
    let aims = filled.targets.iter().map(|own| own.at.as_str());
    let services = filled.services.iter().map(|own| own.at.as_str());
    let funds = filled.funds.iter().map(|own| own.at.as_str());
    let reports = filled.reports.iter().map(|row| row[4].as_str());
    let recipients = filled.recipients.iter().map(|own| own.at.as_str());
    let all = aims.chain(services).chain(funds).chain(reports);
    let in_towns = filled.in_towns.iter().map(|own| own.at.as_str());
    let all: Vec<&str> = all.chain(recipients).chain(in_towns).collect();
    let used = |key: &&&str| {
        all.iter()
            .any(|at| super::filled::split(at).0 == Some(**key))
    };
    let works = WORKS.iter().filter(used).map(|key| {
        let title = format!("《{key}》");
        let work = OwnSourceFile {
            title: Words::both(title.clone(), title),
            publisher: "甲县统计局".into(),
            year: 2022,
            address: (*key == WORKS[0]).then(|| "https://jia.example/1".to_string()),
            verification: Verification::Secondary,
        };
        (key.to_string(), work)
    });
    filled.sources = works.collect();
}

fn filled() -> impl Strategy<Value = Filled> {
    let plan = (word(), maybe(), 2021..2026i32, 0..6i32);
    let plan = plan.prop_map(|(title, number, from, more)| (title, number, [from, from + more]));
    let all = (
        option::of(plan),
        aims(),
        people(),
        register(),
        services(),
        reports(),
        (recipients(), centres(), funds(), scenarios()),
        (townships(), in_towns()),
    );
    all.prop_map(
        |(plan, targets, people, register, services, reports, others, towns)| {
            let (recipients, centres, funds, scenarios) = others;
            let (townships, in_towns) = towns;
            let mut filled = Filled {
                plan,
                targets,
                people,
                register,
                services,
                recipients,
                reports,
                centres,
                funds,
                scenarios,
                townships,
                in_towns,
                ..begun()
            };
            named(&mut filled);
            paying(&mut filled);
            filled
        },
    )
}

/// Readers whose words stand in headings and notes in the place of the English.
fn readers() -> Tongue {
    let book = Phrases(&[("Year", "Année"), ("Unit", "Unité"), ("Town", "Commune")]);
    Tongue::with_book("fr", ("法文", "French"), book)
}

/// What is read of the workbook of some contents, made for readers of a language.
fn read_again(filled: &Filled, language: Tongue) -> Filled {
    let read = try_to_read(filled, &filled.contents(&BASE.0), language);
    read.unwrap_or_else(|failure| panic!("{failure}"))
}

/// What is read of a workbook of the same place with these cells.
fn read_contents(filled: &Filled, contents: &Contents) -> Filled {
    let read = try_to_read(filled, contents, Tongue::default());
    read.unwrap_or_else(|failure| panic!("{failure}"))
}

/// The same, or why it cannot be read.
fn try_to_read(filled: &Filled, contents: &Contents, language: Tongue) -> Result<Filled, Failure> {
    let (base, census) = (&BASE.0, census());
    let choices = choices(filled, &census, base);
    let bytes = template(&choices, contents, language).unwrap();
    let book = Workbook::of("jia.xlsx", bytes);
    let place = book.place().unwrap();
    let library = BTreeSet::from(["census_2020_county".to_string()]);
    let place = (place.name, place.region, base_folder());
    Filled::read(&book, place, base, &census, &library)
}

fn files(filled: &Filled) -> Vec<(String, String)> {
    overlay::files(filled, &census(), &BASE.0, &BASE.1)
}

fn by_name(files: &[(String, String)]) -> BTreeMap<String, String> {
    files.iter().cloned().collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn what_is_written_into_cells_is_read_from_them(
        filled in filled(),
        language in select(vec![Tongue::default(), readers()]),
    ) {
        let mut read = read_again(&filled, language);
        // Each number that is no final one is said.
        let people = filled.people.iter().flat_map(|(_, values)| values.iter().flatten());
        let marks = people.filter(|own| !own.mark.is_empty()).count();
        prop_assert_eq!(std::mem::take(&mut read.noted).len(), marks);
        prop_assert_eq!(read, filled);
    }

    #[test]
    fn files_lead_back_to_a_workbook_of_the_same_files(filled in filled()) {
        let before = files(&filled);
        let recovered = overlay::recovered(&by_name(&before), begun(), &BASE.0, &census());
        let after = files(&read_again(&recovered, Tongue::default()));
        prop_assert_eq!(Unheld::between(&by_name(&before), &after), Unheld::default());
        prop_assert_eq!(after, before);
        // A second time round nothing moves any more: the same cells.
        let again = overlay::recovered(&by_name(&files(&recovered)), begun(), &BASE.0, &census());
        prop_assert_eq!(again.contents(&BASE.0), recovered.contents(&BASE.0));
    }
}
