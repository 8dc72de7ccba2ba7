//! Nobody is served who does not need it, nobody needs what is not theirs, and nobody is lost.

use plancast::axes::Year;
use plancast::model::Model;
use plancast::model::checked::Service;
use plancast::model::file::Basis;
use plancast::projection::Projection;
use plancast::source::Words;

use crate::runs::{SEED, baseline, draws, open, prepared, projected, wenling};

struct OneYear<'p> {
    eligible: &'p [f32],
    need: &'p [f32],
    served: &'p [f32],
    waiting: &'p [f32],
    coverage: &'p [f32],
}

fn of<'p>(projection: &'p Projection, service: &Service, year: Year) -> OneYear<'p> {
    let get = |what: &str| draws(projection, &format!("{}.{what}", service.key), year);
    OneYear {
        eligible: get("eligible"),
        need: get("need"),
        served: get("served"),
        waiting: get("waiting"),
        coverage: get("coverage"),
    }
}

fn hold(model: &Model, projection: &Projection) {
    for service in &model.services {
        for year in 2020..=2035 {
            let all = of(projection, service, year);
            for draw in 0..projection.draws() {
                let [eligible, need, served, waiting] =
                    [all.eligible, all.need, all.served, all.waiting].map(|of| of[draw]);
                let place = format!("{} in {year}, draw {draw}", service.key);
                assert!(0.0 <= served && served <= need, "{place}");
                assert_eq!(waiting, need - served, "{place}");
                for count in [eligible, need, served] {
                    assert_eq!(count, count.round(), "{place}: people are whole");
                }
                if !service.carries_over {
                    assert!(need <= eligible, "{place}: {need} of {eligible}");
                }
                let by_need = service.coverage.is_some() || service.capacity.is_some();
                let whole = if by_need { need } else { eligible };
                let coverage = all.coverage[draw];
                if whole > 0.0 {
                    assert_eq!(
                        coverage,
                        (f64::from(served) / f64::from(whole)) as f32,
                        "{place}"
                    );
                } else {
                    assert!(coverage.is_nan(), "{place}: no share of nobody");
                }
            }
        }
    }
}

#[test]
fn served_need_and_eligible_are_in_order() {
    hold(&open(&wenling(), "baseline", None), baseline());
    let scenario = "long_term_care_insurance";
    let model = open(&wenling(), scenario, None);
    hold(&model, &projected(&wenling(), scenario));
}

#[test]
fn unmet_need_is_carried_over_once() {
    let model = open(&wenling(), "baseline", None);
    let mut services = model.services.iter();
    let service = services
        .find(|service| service.key == "home_modification")
        .expect("a service");
    assert!(service.carries_over);
    for year in 2021..=2035 {
        let before = of(baseline(), service, year - 1);
        let now = of(baseline(), service, year);
        for draw in 0..baseline().draws() {
            let fresh = now.need[draw] - before.waiting[draw];
            assert!(
                0.0 <= fresh && fresh <= now.eligible[draw],
                "{year}, draw {draw}"
            );
        }
    }
}

#[test]
fn whom_a_rule_admits_is_who_is_there() {
    let model = open(&wenling(), "baseline", None);
    for service in &model.services {
        let [clause] = service.layers[0].rule.clauses.as_slice() else {
            continue;
        };
        if *clause != Default::default() {
            continue;
        }
        let whole = match service.basis {
            Basis::Holders => "holders",
            Basis::NewHolders => "new_certificates",
            _ => continue,
        };
        for year in 2021..=2035 {
            let eligible = of(baseline(), service, year).eligible;
            assert_eq!(eligible, draws(baseline(), whole, year), "{}", service.key);
        }
    }
    for year in 2020..=2035 {
        let [one, two, severe] = [
            "holders.grade_1",
            "holders.grade_2",
            "care_subsidy.eligible",
        ]
        .map(|key| draws(baseline(), key, year));
        for draw in 0..baseline().draws() {
            assert_eq!(one[draw] + two[draw], severe[draw], "{year}, draw {draw}");
        }
        let [young, old] = ["inclusive_education.eligible", "special_education.eligible"]
            .map(|key| draws(baseline(), key, year));
        assert_eq!(young, old, "both are for the ages of compulsory schooling");
    }
}

#[test]
fn every_system_of_the_plan_has_a_service() {
    let model = open(&wenling(), "baseline", None);
    assert!(!model.settings.systems.is_empty());
    for (place, system) in model.settings.systems.iter().enumerate() {
        let mut services = model.services.iter();
        assert!(
            services.any(|service| service.system == place),
            "{}",
            system.key
        );
    }
}

/// A payer, an attribute, a service by it and another rule by which amounts rise are declared: no code knows of them.
#[test]
fn a_service_by_schooling_that_somebody_else_pays_is_declared() {
    let mut folder = wenling();
    let file = &mut folder.file;
    let told = "source = \"wenling_plan_2021\"\nat = \"试\"\nevidence = \"judged\"\n";
    let title = "title = { zh = \"试\", en = \"trial\" }\n";
    let declared = |own: &str| format!("{title}{told}{own}");
    file.model
        .payers
        .insert("charity".into(), Words::both("慈善", "charity"));
    let schooling = format!("kind = \"share\"\n{title}ages = [6, 17]\nshare = \"schooling_rate\"");
    file.model.attributes.insert(
        "schooling".into(),
        toml::from_str(&schooling).expect("an attribute"),
    );
    let rises =
        "either = [\"fixed\", { by = \"dibao\" }]\nweights = [1, 1]\nverification = \"secondary\"";
    file.model.upratings.insert(
        "grants".into(),
        toml::from_str(&declared(rises)).expect("an uprating"),
    );
    let share = "kind = \"share\"\nverification = \"unverified\"\n\
                 start = { kind = \"uniform\", low = 0.8, high = 0.9 }";
    for key in ["schooling_rate", "school_grant_coverage"] {
        let process = toml::from_str(&declared(share)).expect("a process");
        file.processes.insert(key.into(), process);
    }
    let grant = format!(
        "system = \"education\"\nbasis = \"holders\"\nunit = \"persons\"\n\
         eligible = [{{ is = [\"schooling\"] }}]\nneed = \"school_grant_coverage\"\n\
         [cost]\namount = {{ kind = \"fixed\", value = 1000 }}\nper = \"year\"\nprice_year = 2020\n\
         uprating = {{ rule = \"grants\" }}\npayers = {{ charity = 1.0 }}\nverification = \"unverified\"\n{told}"
    );
    let grant = toml::from_str(&declared(&grant)).expect("a service");
    file.services.insert("school_grant".into(), grant);
    let engine = prepared(&open(&folder, "baseline", None));
    let run = engine.run(SEED, 2, |_| ()).expect("a run").projection;
    for year in [2025, 2035] {
        let [holders, may, get, cost, paid] = [
            "holders",
            "school_grant.eligible",
            "school_grant.served",
            "school_grant.cost",
            "payer.charity",
        ]
        .map(|key| draws(&run, key, year));
        for draw in 0..run.draws() {
            assert!(0.0 < get[draw] && get[draw] <= may[draw], "{year}");
            assert!(may[draw] < holders[draw], "{year}");
            assert_eq!(cost[draw], paid[draw], "{year}");
        }
    }
}
