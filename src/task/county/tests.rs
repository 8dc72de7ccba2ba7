//! What a workbook says goes into its cells and comes back, and so it does by way of the model's files.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use proptest::option;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use super::census::Census;
use super::choices;
use super::elsewhere::Elsewhere;
use super::filled::{
    Aim, Filled, Funds, Indicator, Later, Marked, Planned, Subsidy, TownRecipients, Township,
    Workbook, completed_of, is_counted,
};
use super::overlay;
use super::unheld::Unheld;
use crate::axes::{Category, Grade, Sex};
use crate::model::ModelFolder;
use crate::model::file::{Hold, LeverFile, Nature, OwnSourceFile, Phase, Relation, Uprating};
use crate::model::rule::RuleFile;
use crate::report::template::template;
use crate::source::{Verification, Words};
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

fn value(unit: Unit) -> BoxedStrategy<f64> {
    match unit {
        Unit::Share | Unit::Growth => (0.0..1.0f64).boxed(),
        _ => (0.0..1e6f64).boxed(),
    }
}

fn aim((key, unit): (String, Unit)) -> impl Strategy<Value = Aim> {
    let natures = vec![Nature::Binding, Nature::Expected, Nature::Box];
    let relations = vec![
        Relation::Is,
        Relation::MoreThan,
        Relation::AtLeast,
        Relation::LessThan,
        Relation::AtMost,
    ];
    (
        option::of(select(natures)),
        option::of(value(unit)),
        option::of(select(relations)),
        value(unit),
        option::of(2021..2036i32),
        option::of(select(HOLDS.to_vec())),
        place(),
    )
        .prop_map(
            move |(nature, baseline, relation, target, year, hold, at)| Aim {
                key: key.clone(),
                own: None,
                number: None,
                nature,
                baseline,
                total: None,
                relation,
                target,
                year,
                hold,
                at,
            },
        )
}

const HOLDS: [Hold; 4] = [Hold::End, Hold::EveryYear, Hold::Mean, Hold::EachYearAdds];

/// Indicators that only the county has (made up).
const OWN: [(&str, Unit); 3] = [
    ("残疾人机动轮椅车燃油补贴发放率", Unit::Share),
    ("无障碍改造户数", Unit::Households),
    ("手语培训人次", Unit::PersonTimes),
];

fn own_aim((title, unit): (&'static str, Unit)) -> impl Strategy<Value = Aim> {
    let counted = unit != Unit::Share;
    let relations = match counted {
        true => vec![Relation::AtLeast, Relation::MoreThan],
        false => vec![Relation::AtLeast, Relation::AtMost, Relation::Is],
    };
    let holds = HOLDS.into_iter();
    let holds = holds.filter(move |hold| counted || !hold.is_of_additions());
    let said = (
        option::of(select(relations)),
        option::of(select(holds.collect::<Vec<_>>())),
    );
    (aim((format!("own_{title}"), unit)), 2021..2036i32, said).prop_map(
        move |(aim, year, (relation, hold))| Aim {
            own: Some(Indicator {
                title: title.to_string(),
                unit,
            }),
            year: Some(year),
            relation,
            hold,
            ..aim
        },
    )
}

/// Numbers from above to below, some of which are left out; none in boxes.
fn numbered(mut aims: Vec<Aim>) -> Vec<Aim> {
    let mut last = 0;
    for (place, aim) in (0..).zip(&mut aims) {
        let known = BASE.0.file.plan.targets.get(&aim.key);
        let usual = known.map_or(Nature::Expected, |target| target.nature);
        if aim.nature.unwrap_or(usual) != Nature::Box {
            last += 1 + place % 3;
            aim.number = Some(last);
        }
    }
    aims
}

/// With how many things there are, where it counts them.
fn totalled((aim, total): (Aim, Option<u32>)) -> Aim {
    let counts = completed_of(&BASE.0, (aim.key.as_str(), aim.baseline, aim.hold));
    Aim {
        total: total.filter(|_| counts.is_some()),
        ..aim
    }
}

fn aims() -> impl Strategy<Value = Vec<Aim>> {
    let known = BASE.0.file.plan.targets.iter();
    let known: Vec<(String, Unit)> = known.map(|(key, own)| (key.clone(), own.unit)).collect();
    let many = known.len();
    let known = subsequence(known, 0..=many)
        .prop_shuffle()
        .prop_flat_map(|chosen| {
            let aims = chosen
                .into_iter()
                .map(|known| (aim(known), option::of(1..2000u32)));
            aims.collect::<Vec<_>>()
        })
        .prop_map(|aims| aims.into_iter().map(totalled).collect::<Vec<_>>());
    let own = subsequence(OWN.to_vec(), 0..=OWN.len())
        .prop_flat_map(|chosen| chosen.into_iter().map(own_aim).collect::<Vec<_>>());
    (known, own).prop_map(|(known, own)| numbered(known.into_iter().chain(own).collect()))
}

/// Numbers, some of which are no final ones.
fn marked(value: impl Strategy<Value = f64>) -> impl Strategy<Value = Marked> {
    let marks = select(vec!["", "预计", "约、左右", "大约、快报"]);
    (value, marks).prop_map(|(value, mark)| Marked {
        value,
        mark: mark.to_string(),
    })
}

/// Rows of the people: the base year has no births and deaths.
fn people() -> impl Strategy<Value = Vec<(i32, [Option<Marked>; 3])>> {
    let year = BASE.0.file.model.base_year;
    let registered = || option::of(marked(RESIDENTS / 4.0..RESIDENTS * 4.0));
    let later = (
        year + 1..year + 9,
        registered(),
        option::of(marked(0.0..1e5f64)),
        option::of(marked((0..100_000i32).prop_map(f64::from))),
    );
    let later = later.prop_map(|(year, people, births, deaths)| (year, [people, births, deaths]));
    let first = option::of(registered().prop_map(move |people| (year, [people, None, None])));
    (first, prop::collection::vec(later, 0..6))
        .prop_map(|(first, later)| first.into_iter().chain(later).collect())
}

fn register() -> impl Strategy<Value = Vec<Vec<String>>> {
    let row = (
        [maybe(), maybe(), maybe(), maybe(), maybe(), maybe()],
        2020..2026i32,
        0.0..RESIDENTS / 4.0,
        option::of(0.0..0.1f64),
    );
    let row = row.prop_map(|(words, year, persons, error)| {
        let [measure, category, grade, age, sex, town] = words;
        let (year, persons) = (year.to_string(), persons.to_string());
        let error = error.map(|error| error.to_string()).unwrap_or_default();
        vec![
            measure, year, category, grade, age, sex, town, persons, error,
        ]
    });
    prop::collection::vec(row, 0..8)
}

fn services() -> impl Strategy<Value = Vec<Subsidy>> {
    let known = BASE.0.file.services.iter();
    let known = known.map(|(key, own)| (key.clone(), own.observed.is_some()));
    let known: Vec<(String, bool)> = known.collect();
    let many = known.len();
    let one = |(key, observed): (String, bool)| {
        let people = option::of(0.0..RESIDENTS / 4.0);
        (people, option::of(0.0..1e4f64), place()).prop_map(move |(people, standard, at)| {
            let people = people.filter(|_| observed);
            let said = people.is_some() || standard.is_some();
            Subsidy {
                key: key.clone(),
                people,
                standard,
                at: if said { at } else { String::new() },
            }
        })
    };
    subsequence(known, 0..=many)
        .prop_flat_map(move |chosen| chosen.into_iter().map(one).collect::<Vec<_>>())
}

/// Recipients of later years; the same year may come twice, which the model's check refuses.
fn recipients() -> impl Strategy<Value = Vec<Later>> {
    let keys: Vec<String> = BASE.0.file.services.keys().cloned().collect();
    let people = prop_oneof![(0..100_000i32).prop_map(f64::from), 0.0..RESIDENTS / 4.0];
    let row = (select(keys), 2021..2030i32, people, place());
    let row = row.prop_map(|(key, year, people, at)| Later {
        key,
        year,
        people,
        at,
    });
    prop::collection::vec(row, 0..6)
}

/// Works of the workbook's own.
const WORKS: [&str; 2] = ["communique_2021", "notice_7"];

/// Where something is from: words, or one of the works.
fn place() -> impl Strategy<Value = String> {
    let work = (select(WORKS.to_vec()), maybe()).prop_map(|(key, at)| match at.is_empty() {
        true => key.to_string(),
        false => format!("{key}：{at}"),
    });
    prop_oneof![maybe(), work]
}

/// Services that places limit.
fn limited() -> Vec<String> {
    let all = BASE.0.file.services.iter();
    let limited = all.filter(|(_, own)| own.capacity.is_some());
    limited.map(|(key, _)| key.clone()).collect()
}

fn centres() -> impl Strategy<Value = Vec<(String, [Option<f64>; 3])>> {
    let one = |key: String| {
        let whole = option::of((0..40i32).prop_map(f64::from));
        let values = (whole, option::of(1.0..90.0f64), option::of(0.0..20.0f64));
        values.prop_map(move |(number, places, staff)| (key.clone(), [number, places, staff]))
    };
    let known = limited();
    let many = known.len();
    subsequence(known, 0..=many)
        .prop_flat_map(move |chosen| chosen.into_iter().map(one).collect::<Vec<_>>())
}

/// A payer that only the county has (made up).
const OWN_PAYER: (&str, &str) = ("own_乡镇_街道_", "乡镇（街道）");

fn funds() -> impl Strategy<Value = Vec<Funds>> {
    let theirs = BASE.0.file.model.payers.keys().cloned();
    let payers: Vec<String> = theirs.chain([OWN_PAYER.0.to_string()]).collect();
    let one = move |key: String| {
        let payers = (subsequence(payers.clone(), 2), 1..100i32);
        let costs = (option::of(0.0..1e7f64), option::of(0.0..1e6f64));
        let about = (option::of(2021..2025i32), place());
        (payers, costs, about).prop_map(move |((payers, part), (capital, running), about)| {
            let part = f64::from(part) / 100.0;
            let costs = capital.is_some() || running.is_some();
            let (prices, at) = if costs { about } else { (None, String::new()) };
            let payers = payers.into_iter().zip([part, 1.0 - part]).collect();
            Funds {
                key: key.clone(),
                payers,
                capital,
                running,
                prices,
                at,
            }
        })
    };
    let known = limited();
    let many = known.len();
    subsequence(known, 0..=many)
        .prop_flat_map(move |chosen| chosen.into_iter().map(&one).collect::<Vec<_>>())
}

/// Levers of which each does one thing.
fn lever() -> impl Strategy<Value = LeverFile> {
    let clause = (
        option::of(subsequence(Category::ALL.to_vec(), 1..4)),
        option::of(subsequence(Grade::ALL.to_vec(), 1..3)),
        option::of(select(Sex::ALL.to_vec())),
        option::of((0..50usize, 0..50usize)),
        any::<bool>(),
    );
    let clause = clause.prop_map(|(category, grade, sex, ages, low)| RuleFile {
        age: ages.map(|(from, more)| [from, from + more]),
        sex,
        category,
        grade,
        is: low.then(|| "low_income".to_string()).into_iter().collect(),
    });
    let rises = vec![
        Uprating::Fixed,
        Uprating::By("prices".into()),
        Uprating::Rule("care_standards".into()),
    ];
    let costs = BASE.0.file.services.iter();
    let free = costs.filter(|(_, own)| own.cost.as_ref().is_some_and(|cost| cost.tied.is_none()));
    let free: Vec<String> = free.map(|(key, _)| key.clone()).collect();
    let bare = LeverFile::default;
    let of_centres = (1..9i32, option::of(1.0..90.0f64), option::of(0.0..1e7f64));
    let what = prop_oneof![
        (0.0..1e4f64).prop_map(move |yuan| LeverFile {
            standard: Some(yuan),
            ..bare()
        }),
        (0.0..1.0f64).prop_map(move |share| LeverFile {
            coverage: Some(share),
            ..bare()
        }),
        prop::collection::vec(clause, 1..3).prop_map(move |clauses| LeverFile {
            eligible: Some(clauses),
            ..bare()
        }),
        select(rises).prop_map(move |how| LeverFile {
            uprating: Some(how),
            ..bare()
        }),
        of_centres.prop_map(move |(number, places, capital)| LeverFile {
            add_centres: Some(f64::from(number)),
            places,
            capital,
            ..bare()
        }),
    ];
    let phases = select(vec![Phase::Linear, Phase::Front]);
    (
        what,
        select(free),
        select(limited()),
        2021..2030i32,
        0..5u32,
        phases,
    )
        .prop_map(|(what, free, limited, from, phase_in, phase)| LeverFile {
            service: if what.add_centres.is_some() {
                limited
            } else {
                free
            },
            from,
            phase_in,
            phase: if phase_in > 0 { phase } else { Phase::Linear },
            ..what
        })
}

/// Towns with their people and centres, as far as they are known.
fn townships() -> impl Strategy<Value = Vec<Township>> {
    let names = vec!["赤城街道", "始丰街道", "坦头镇", "甲乡"];
    subsequence(names, 0..=4).prop_flat_map(|names| {
        let town = names.into_iter().map(|name| {
            let many = limited().len();
            let centres = subsequence(limited(), 0..=many).prop_flat_map(|keys| {
                let all = keys.into_iter().map(|key| (Just(key), 0..9u32));
                all.collect::<Vec<_>>()
            });
            let people = option::of((1000..90_000i32).prop_map(f64::from));
            (Just(name.to_string()), people, centres).prop_map(|(name, people, centres)| Township {
                name,
                people,
                centres,
            })
        });
        town.collect::<Vec<_>>()
    })
}

/// Recipients in towns of services that no places limit, one number for each town and year.
fn in_towns() -> impl Strategy<Value = Vec<TownRecipients>> {
    let free = BASE.0.file.services.iter();
    let free = free.filter(|(_, own)| own.capacity.is_none());
    let mut all = Vec::new();
    for (key, _) in free.take(3) {
        for town in ["坦头镇", "赤城街道", "丙乡"] {
            all.extend([2020, 2022].map(|year| (town, key.clone(), year)));
        }
    }
    let one = |(town, key, year): (&'static str, String, i32)| {
        (0..50_000i32).prop_map(move |people| TownRecipients {
            town: town.to_string(),
            key: key.clone(),
            year,
            people: f64::from(people),
        })
    };
    subsequence(all, 0..=5)
        .prop_shuffle()
        .prop_flat_map(move |chosen| chosen.into_iter().map(one).collect::<Vec<_>>())
}

fn scenarios() -> impl Strategy<Value = Vec<Planned>> {
    let row = (
        select(vec!["more_centres", "standards_2"]),
        any::<bool>(),
        lever(),
    );
    let row = row.prop_map(|(name, titled, lever)| Planned {
        name: name.to_string(),
        title: if titled {
            format!("情景 {name}")
        } else {
            String::new()
        },
        lever,
    });
    prop::collection::vec(row, 0..5)
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
    let all: Vec<&str> = all.chain(recipients).collect();
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

/// Reports of indicators that the sheet of targets has, in their units.
fn reports() -> impl Strategy<Value = Vec<[String; 5]>> {
    let known = BASE.0.file.plan.targets.values();
    let known = known.filter(|own| own.unit == Unit::Share || is_counted(own.unit));
    let known: Vec<(String, Unit)> = known.map(|own| (own.title.zh.clone(), own.unit)).collect();
    let number = || 1..1000u32;
    let row = (
        select(known),
        2021..2036i32,
        number(),
        option::of(number()),
        place(),
    );
    let row = row.prop_map(|((title, unit), year, value, error, at)| {
        let written = |value: u32| match unit {
            Unit::Share => format!("{}%", f64::from(value) / 10.0),
            _ => value.to_string(),
        };
        let error = error.map(written).unwrap_or_default();
        [title, year.to_string(), written(value), error, at]
    });
    prop::collection::vec(row, 0..6)
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

/// What is read of the workbook of some contents.
fn read_again(filled: &Filled) -> Filled {
    let (base, census) = (&BASE.0, census());
    let bytes = template(&choices(filled, &census, base), &filled.contents(base)).unwrap();
    let book = Workbook::of("jia.xlsx", bytes);
    let (name, region, _) = book.place().unwrap();
    let library = BTreeSet::from(["census_2020_county".to_string()]);
    let read = Filled::read(
        &book,
        (name, region, base_folder()),
        base,
        &census,
        &library,
    );
    read.unwrap_or_else(|failure| panic!("{failure}"))
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
    fn what_is_written_into_cells_is_read_from_them(filled in filled()) {
        let mut read = read_again(&filled);
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
        let after = files(&read_again(&recovered));
        prop_assert_eq!(Unheld::between(&by_name(&before), &after), Unheld::default());
        prop_assert_eq!(after, before);
        // A second time round nothing moves any more: the same cells.
        let again = overlay::recovered(&by_name(&files(&recovered)), begun(), &BASE.0, &census());
        prop_assert_eq!(again.contents(&BASE.0), recovered.contents(&BASE.0));
    }
}

#[test]
fn what_no_workbook_holds_is_named_by_file_and_key() {
    let registered = Marked {
        value: 470_000.0,
        mark: String::new(),
    };
    let filled = Filled {
        people: vec![(BASE.0.file.model.base_year, [Some(registered), None, None])],
        reports: vec![["甲", "2022", "98.4%", "", ""].map(String::from)],
        ..begun()
    };
    let would = files(&filled);
    let mut found = by_name(&would);
    let plan = found.get_mut("plan.toml").unwrap();
    *plan = format!("# 注\n{plan}");
    let unheld = Unheld::between(&found, &would);
    assert_eq!(unheld.spelling, ["plan.toml"]);
    assert!(unheld.meaning.is_empty());
    let text = found.get_mut("parameters.toml").unwrap();
    assert!(text.contains("sd_log = 0.001"));
    *text = text.replacen("sd_log = 0.001", "sd_log = 0.004", 1);
    let text = found.get_mut("observations.csv").unwrap();
    text.push_str("乙,2023,5,\n");
    let unheld = Unheld::between(&found, &would);
    let named = unheld.meaning.join(" ");
    assert!(named.contains("parameters.toml：") && named.contains(".distribution.sd_log"));
    assert!(named.contains("observations.csv：3"), "{named}");
    assert!(unheld.refuse(Path::new("jia")).is_err());
}

#[test]
fn a_county_of_a_provinces_model_has_holders_and_places_of_its_own() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("models/zhejiang");
    let base = ModelFolder::open(&folder).unwrap();
    let elsewhere = Elsewhere::of(&folder).unwrap();
    let filled = Filled {
        base: "zhejiang".into(),
        ..begun()
    };
    let census = census();
    let files = by_name(&overlay::files(&filled, &census, &base, &elsewhere));
    let table = |name: &str| files[name].parse::<toml::Table>().unwrap();
    let number = |table: &toml::Table, way: &[&str]| {
        let mut found = &table[way[0]];
        for key in &way[1..] {
            found = &found[*key];
        }
        found.as_float().unwrap()
    };
    let people = census.registered_now(&elsewhere.registered);
    let holders = number(
        &table("parameters.toml"),
        &["holders_2020", "distribution", "median"],
    );
    assert_eq!(holders, (people * elsewhere.holders.share).round());
    // As many day centres, and new jobs, as its part of the province's people.
    let part = people / 50_440_000.0;
    let services = table("services.toml");
    let way = ["day_care", "capacity", "existing", "mode"];
    let centres = number(&services, &way);
    assert!((centres / (1400.0 * part) - 1.0).abs() < 1e-9, "{centres}");
    let way = ["facts", "newly_employed", "value"];
    let jobs = number(&table("plan.toml"), &way);
    assert_eq!(jobs, (68_000.0 * part).round());
    // What the workbook of such a county says comes back.
    let recovered = overlay::recovered(&files, filled, &base, &census);
    let again = overlay::files(&recovered, &census, &base, &elsewhere);
    assert_eq!(by_name(&again), files);
}
