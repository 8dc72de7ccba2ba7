//! Scenarios with their levers.

use super::*;
use crate::report::template::FormCell;
use crate::report::template::layout::scenarios as sheet;

/// Levers of which each does one thing.
pub(super) fn lever() -> impl Strategy<Value = LeverFile> {
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
    let of_centres = (
        1..9i32,
        option::of(written(1.0..90.0)),
        option::of(written(0.0..1e7)),
    );
    let what = prop_oneof![
        written(0.0..1e4).prop_map(move |yuan| LeverFile {
            standard: Some(yuan),
            ..bare()
        }),
        written(0.0..1.0).prop_map(move |share| LeverFile {
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

pub(super) fn scenarios() -> impl Strategy<Value = Vec<Planned>> {
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

/// A name in Chinese gets a number that no other scenario has, and where another title takes its place it is said.
#[test]
fn a_name_in_chinese_is_never_another_scenarios() {
    let title = BASE.0.file.services["care_subsidy"].title.zh.as_str();
    let row = |name: &str, called: &str, yuan: f64| {
        let text = |column, text: &str| (column, FormCell::Text(text.to_string()));
        vec![
            text(sheet::NAME, name),
            text(sheet::TITLE, called),
            text(sheet::SERVICE, title),
            text(sheet::WHAT, sheet::WHATS[0]),
            (sheet::VALUE, FormCell::Number(yuan)),
            (sheet::FROM, FormCell::Number(2026.0)),
            text(sheet::PHASE, sheet::PHASES[0]),
        ]
    };
    let rows = vec![
        row("own_1", "早先的", 300.0),
        row("提标", "分两步提标", 350.0),
        row("再提", "", 400.0),
    ];
    let contents = Contents::from([(sheet::SHEET.name, rows)]);
    let read = read_contents(&begun(), &contents);
    let told: Vec<[&str; 2]> = read
        .scenarios
        .iter()
        .map(|own| [own.name.as_str(), own.title.as_str()])
        .collect();
    assert_eq!(
        told,
        [
            ["own_1", "早先的"],
            ["own_2", "分两步提标"],
            ["own_3", "再提"]
        ]
    );
    assert_eq!(read.noted.len(), 1);
    assert!(read.noted[0].zh.contains("名称“提标”只留在这个工作簿里"));
}
