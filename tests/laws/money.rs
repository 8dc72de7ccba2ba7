//! Money adds up, and a price index is all that parts current from constant prices.

use plancast::evaluation::budget::{MoneyPart, Prices, money, parts};
use plancast::model::file::{Per, UnitCostFile, Uprating};
use plancast::projection::Projection;
use plancast::report::table::budget::estimates;
use plancast::report::table::centres::centres;
use plancast::source::{Evidence, Verification};
use plancast::statistics::sampling::Distribution;

use crate::runs::{SEED, baseline, draws, median, open, outcome, projected, wenling};

/// Values are kept with 24 bits; a sum of some forty of them is good to this.
const SINGLE: f64 = 2e-6;

fn same(found: f64, expected: f64, what: &str) {
    let apart = (found - expected).abs();
    assert!(
        apart <= SINGLE * expected.abs().max(1.0),
        "{what}: {found}, not {expected}"
    );
}

fn sum(projection: &Projection, keys: &[String], year: i32, draw: usize) -> f64 {
    let of = |key: &String| f64::from(draws(projection, key, year)[draw]);
    keys.iter().map(of).sum()
}

#[test]
fn systems_payers_and_services_each_add_up_to_all() {
    let model = open(&wenling(), "baseline", None);
    let priced = model
        .services
        .iter()
        .filter(|service| service.cost.is_some());
    let services: Vec<String> = priced.map(|s| format!("{}.cost", s.key)).collect();
    let named = |named: &[plancast::model::checked::Named], prefix: &str| -> Vec<String> {
        named
            .iter()
            .map(|one| format!("{prefix}.{}", one.key))
            .collect()
    };
    let systems = named(&model.settings.systems, "system");
    let payers = named(&model.settings.payers, "payer");
    for scenario in ["baseline", "long_term_care_insurance"] {
        let projection = projected(&wenling(), scenario);
        for year in 2021..=2035 {
            for draw in 0..projection.draws() {
                let all = f64::from(draws(&projection, "cost.all", year)[draw]);
                for (parts, what) in [
                    (&services, "services"),
                    (&systems, "systems"),
                    (&payers, "payers"),
                ] {
                    same(sum(&projection, parts, year, draw), all, what);
                }
            }
        }
    }
}

#[test]
fn the_subsidies_are_the_two_services() {
    let two = ["living_subsidy.cost", "care_subsidy.cost"].map(String::from);
    for year in 2016..=2035 {
        for draw in 0..baseline().draws() {
            let subsidies = f64::from(draws(baseline(), "cost.subsidies", year)[draw]);
            same(
                sum(baseline(), &two, year, draw),
                subsidies,
                &year.to_string(),
            );
        }
    }
}

#[test]
fn five_years_are_the_sum_of_five_years() {
    for (key, total) in [
        ("cost.subsidies", "cost.subsidies.period_sum"),
        ("cost.all", "cost.all.period_sum"),
        ("newly_employed", "newly_employed.period_sum"),
    ] {
        for end in [2025, 2030, 2035] {
            for draw in 0..baseline().draws() {
                let years: f64 = (end - 4..=end)
                    .map(|year| f64::from(draws(baseline(), key, year)[draw]))
                    .sum();
                same(f64::from(draws(baseline(), total, end)[draw]), years, key);
            }
        }
    }
}

#[test]
fn constant_prices_leave_out_the_price_index() {
    for (current, constant) in [
        ("cost.subsidies", "cost.subsidies.constant"),
        ("cost.all", "cost.all.constant"),
    ] {
        for draw in 0..baseline().draws() {
            let mut index = 1.0;
            for year in 2020..=2035 {
                if year > 2020 {
                    index *= 1.0 + f64::from(draws(baseline(), "process.prices", year)[draw]);
                }
                let [now, then] =
                    [current, constant].map(|key| f64::from(draws(baseline(), key, year)[draw]));
                same(now / then, index, &format!("{current}, {year}"));
                assert_eq!(now > then, index > 1.0 && now != then, "{current}, {year}");
            }
        }
    }
}

#[test]
fn what_recipients_cost_is_their_number_times_the_standard() {
    let model = open(&wenling(), "baseline", None);
    for service in &model.services {
        let Some(cost) = &service.cost else { continue };
        let of =
            |what: &str, year: i32| draws(baseline(), &format!("{}.{what}", service.key), year);
        for year in 2021..=2035 {
            for draw in 0..baseline().draws() {
                let now = f64::from(of("served", year)[draw]);
                let before = f64::from(of("served", year - 1)[draw]);
                let paid = match cost.per {
                    Per::Month => 12.0 * 0.5 * (now + before),
                    Per::Year => now,
                };
                let amount = f64::from(of("amount", year)[draw]);
                same(
                    f64::from(of("cost", year)[draw]),
                    paid * amount,
                    &service.key,
                );
            }
        }
    }
}

#[test]
fn a_standard_moves_with_its_rule() {
    // One follows 低保, the other is a part of it.
    for service in ["dibao_single", "living_subsidy"] {
        for year in 2021..=2035 {
            for draw in 0..baseline().draws() {
                let of =
                    |year| f64::from(draws(baseline(), &format!("{service}.amount"), year)[draw]);
                let growth = f64::from(draws(baseline(), "process.dibao", year)[draw]);
                same(of(year) / of(year - 1), 1.0 + growth, service);
            }
        }
    }
}

/// What a budget says of centres is what the draws say; nobody lacks a place where there are more places than people.
#[test]
fn centres_are_those_of_the_draws() {
    let model = open(&wenling(), "baseline", None);
    let rows = centres(&model, baseline(), [2026, 2030]);
    let services: Vec<&str> = rows
        .iter()
        .map(|row| model.services[row.service].key.as_str())
        .collect();
    assert_eq!(
        services,
        [["day_care"; 5], ["residential_care"; 5]].concat()
    );
    for row in &rows {
        let key = &model.services[row.service].key;
        let of = |what: &str| draws(baseline(), &format!("{key}.{what}"), row.year);
        let middle = |what: &str| median(of(what));
        assert_eq!(row.units[1], middle("units"), "{key}");
        assert_eq!(row.places[1], middle("places"), "{key}");
        let need = row.need.expect("it is told");
        assert_eq!(need[1], middle("need"), "{key}");
        let lacking: Vec<f32> = of("need")
            .iter()
            .zip(of("places"))
            .map(|(need, places)| (need - places.floor()).max(0.0))
            .collect();
        assert_eq!(
            row.lacking.expect("all are told")[1],
            median(&lacking),
            "{key}"
        );
        for spread in [row.units, row.places, need] {
            assert!(
                spread[0] <= spread[1] && spread[1] <= spread[2],
                "{spread:?}"
            );
        }
        // Nobody says what centres need in Wenling.
        assert_eq!((row.staff, row.building, row.running), (None, None, None));
    }
    let nobody = open(&crate::runs::folder("china"), "baseline", None);
    assert!(centres(&nobody, baseline(), [2026, 2030]).is_empty());
}

/// Who pays for building and running centres need not be who pays for recipients: a budget says of each payer what the draws
/// say, and payers of a service add up to it.
#[test]
fn centres_are_paid_by_whom_it_was_said() {
    let mut folder = wenling();
    let one = folder.file.services.get_mut("day_care").expect("a service");
    let capacity = one.capacity.as_mut().expect("places");
    let paid_by = |payer: &str, yuan: f64| UnitCostFile {
        amount: Distribution::Fixed { value: yuan },
        uprating: Uprating::Fixed,
        price_year: 2020,
        payers: [(payer.to_string(), 1.0)].into_iter().collect(),
        source: "judgement".into(),
        at: None,
        evidence: Evidence::Assumed,
        verification: Verification::Unverified,
    };
    capacity.capital = Some(paid_by("city", 2_000_000.0));
    capacity.running = Some(paid_by("province", 100_000.0));
    let model = open(&folder, "baseline", None);
    let run = outcome(&model, SEED, 20).projection;
    let of =
        |part: MoneyPart| money(&model, &run, part, [2026, 2026], Prices::Nominal).expect("it");
    let payers = model.settings.payers.iter().map(|payer| &payer.key);
    for (payer, key) in payers.enumerate() {
        let part = MoneyPart {
            service: None,
            payer: Some(payer),
        };
        let said = draws(&run, &format!("payer.{key}"), 2026);
        for (found, said) in of(part).iter().zip(said) {
            same(*found, f64::from(*said), key);
        }
    }
    let mut services = model.services.iter();
    let service = services.position(|one| one.key == "day_care");
    let own = parts(&model).into_iter();
    let own: Vec<MoneyPart> = own.filter(|part| part.service == service).collect();
    // All of it, the county, the city, the province.
    assert_eq!(own.len(), 4);
    let whole = of(own[0]);
    for draw in 0..20 {
        let paid: f64 = own[1..].iter().map(|part| of(*part)[draw]).sum();
        same(paid, whole[draw], "payers of a service");
    }
    let rows = estimates(&model, &run, 2026);
    let row = rows.iter().find(|row| Some(row.service) == service);
    let place = |key: &str| model.settings.payers.iter().position(|one| one.key == key);
    let province = place("province").expect("a payer");
    // Its three tenths of what recipients cost, and all that it takes to run the centres.
    let running = median(draws(&run, "day_care.running", 2026));
    assert!(row.expect("a row").payers[province] > running);
}
