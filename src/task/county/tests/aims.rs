//! Targets of a plan, as a workbook can hold them.

use super::*;

pub(super) fn aim((key, unit): (String, Unit)) -> impl Strategy<Value = Aim> {
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

pub(super) const HOLDS: [Hold; 4] = [Hold::End, Hold::EveryYear, Hold::Mean, Hold::EachYearAdds];

/// Indicators that only the county has (made up).
pub(super) const OWN: [(&str, Unit); 3] = [
    ("残疾人机动轮椅车燃油补贴发放率", Unit::Share),
    ("无障碍改造户数", Unit::Households),
    ("手语培训人次", Unit::PersonTimes),
];

pub(super) fn own_aim((title, unit): (&'static str, Unit)) -> impl Strategy<Value = Aim> {
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
            own: Some(OwnIndicator {
                title: title.to_string(),
                unit,
                counted_in: None,
            }),
            year: Some(year),
            relation,
            hold,
            ..aim
        },
    )
}

/// Numbers from above to below, some of which are left out; none in boxes.
pub(super) fn numbered(mut aims: Vec<Aim>) -> Vec<Aim> {
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
pub(super) fn totalled((aim, total): (Aim, Option<u32>)) -> Aim {
    let counts = completed_of(&BASE.0, (aim.key.as_str(), aim.baseline, aim.hold));
    Aim {
        total: total.filter(|_| counts.is_some()),
        ..aim
    }
}

pub(super) fn aims() -> impl Strategy<Value = Vec<Aim>> {
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

/// Reports of indicators that the sheet of targets has, in their units.
pub(super) fn reports() -> impl Strategy<Value = Vec<[String; 5]>> {
    let known = BASE.0.file.plan.targets.values();
    let known = known.filter(|own| own.unit == Unit::Share || own.unit.is_counted());
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

/// Six per cent a year are a growth, and no six points above another.
#[test]
fn a_growth_itself_is_no_difference_from_another() {
    let plan = &BASE.0.file.plan.targets;
    let (key, known) = plan
        .iter()
        .find(|(_, own)| own.in_step_with.is_some())
        .unwrap();
    let aimed = |target: f64| {
        let filled = Filled {
            targets: vec![Aim {
                key: key.clone(),
                own: None,
                number: Some(1),
                nature: None,
                baseline: None,
                total: None,
                relation: None,
                target,
                year: None,
                hold: None,
                at: String::new(),
            }],
            ..begun()
        };
        let contents = filled.contents(&BASE.0);
        try_to_read(&filled, &contents, Tongue::default())
    };
    assert_eq!(aimed(0.0).unwrap().targets.len(), 1);
    assert_eq!(aimed(0.005).unwrap().targets[0].target, 0.005);
    let refused = aimed(0.06).unwrap_err().to_string();
    assert!(
        refused.contains("写的是 6%") || refused.contains("found 6 %"),
        "{refused}"
    );
    assert_eq!(known.unit, Unit::Growth);
}

/// The value of the base year of what is worked out of people and rules starts nothing, which is said; that of a process does.
#[test]
fn a_baseline_that_starts_nothing_is_said() {
    let said = |key: &str, baseline: Option<f64>| {
        let filled = Filled {
            targets: vec![Aim {
                key: key.into(),
                own: None,
                number: Some(1),
                nature: None,
                baseline,
                total: None,
                relation: None,
                target: 120.0,
                year: None,
                hold: None,
                at: String::new(),
            }],
            ..begun()
        };
        filled.baselines_beside(&BASE.0)
    };
    let plan = &BASE.0.file.plan.targets;
    let by_quantity = plan
        .iter()
        .find(|(_, own)| own.measure.quantity().is_some());
    let by_process = plan.iter().find(|(_, own)| own.measure.process().is_some());
    let ((worked_out, known), (moving, _)) = (by_quantity.unwrap(), by_process.unwrap());
    let remarks = said(worked_out, Some(100.0));
    assert!(remarks[0].zh.starts_with(&known.title.zh) && remarks.len() == 1);
    assert!(said(worked_out, None).is_empty());
    assert!(said(moving, Some(0.5)).is_empty());
}
