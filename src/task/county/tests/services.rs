//! Standards, recipients, places and money of services.

use super::*;

pub(super) fn services() -> impl Strategy<Value = Vec<Subsidy>> {
    let known = BASE.0.file.services.iter();
    let known = known.map(|(key, own)| (key.clone(), own.observed.is_some()));
    let known: Vec<(String, bool)> = known.collect();
    let many = known.len();
    let one = |(key, observed): (String, bool)| {
        let people = option::of(written(0.0..RESIDENTS / 4.0));
        (people, option::of(written(0.0..1e4)), place()).prop_map(move |(people, standard, at)| {
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
pub(super) fn recipients() -> impl Strategy<Value = Vec<Later>> {
    let keys: Vec<String> = BASE.0.file.services.keys().cloned().collect();
    let people = prop_oneof![
        (0..100_000i32).prop_map(f64::from),
        written(0.0..RESIDENTS / 4.0)
    ];
    let row = (
        select(keys),
        2021..2030i32,
        people,
        option::of(written(0.001..1.0)),
        place(),
    );
    let row = row.prop_map(|(key, year, people, part, at)| {
        let error = part.map(|part| part * people).filter(|error| *error > 0.0);
        Later {
            key,
            year,
            people,
            error: error.filter(|error| *error < people),
            at,
        }
    });
    prop::collection::vec(row, 0..6)
}

/// Works of the workbook's own.
pub(super) const WORKS: [&str; 2] = ["communique_2021", "notice_7"];

/// Where something is from: words, or one of the works.
pub(super) fn place() -> impl Strategy<Value = String> {
    let work = (select(WORKS.to_vec()), maybe()).prop_map(|(key, at)| match at.is_empty() {
        true => key.to_string(),
        false => format!("{key}：{at}"),
    });
    prop_oneof![maybe(), work]
}

/// Services that places limit.
pub(super) fn limited() -> Vec<String> {
    let all = BASE.0.file.services.iter();
    let limited = all.filter(|(_, own)| own.capacity.is_some());
    limited.map(|(key, _)| key.clone()).collect()
}

pub(super) fn centres() -> impl Strategy<Value = Vec<CentresAnswer>> {
    let one = |key: String| {
        let whole = option::of((0..40i32).prop_map(f64::from));
        let values = (
            whole,
            option::of(written(1.0..90.0)),
            option::of(written(0.0..20.0)),
        );
        (values, maybe()).prop_map(move |((number, places, staff), note)| CentresAnswer {
            key: key.clone(),
            counted: [number, places, staff],
            note,
        })
    };
    let known = limited();
    let many = known.len();
    subsequence(known, 0..=many)
        .prop_flat_map(move |chosen| chosen.into_iter().map(one).collect::<Vec<_>>())
}

/// A payer that only the county has (made up).
pub(super) const OWN_PAYER: (&str, &str) = ("own_乡镇_街道_", "乡镇（街道）");

pub(super) fn funds() -> impl Strategy<Value = Vec<Funds>> {
    let theirs = BASE.0.file.model.payers.keys().cloned();
    let payers: Vec<String> = theirs.chain([OWN_PAYER.0.to_string()]).collect();
    let one = move |key: String| {
        let payers = (subsequence(payers.clone(), 2), 1..100i32);
        let costs = (option::of(written(0.0..1e7)), option::of(written(0.0..1e6)));
        let about = (option::of(2021..2025i32), place());
        (payers, costs, about).prop_map(move |((payers, part), (capital, running), about)| {
            let parts = [part, 100 - part].map(|part| f64::from(part) / 100.0);
            let costs = capital.is_some() || running.is_some();
            let (prices, at) = if costs { about } else { (None, String::new()) };
            let payers = payers.into_iter().zip(parts).collect();
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
