//! Lists of services and quantities: each stands there once, or what is added up over the list would count it twice, and
//! there is one.

use std::collections::BTreeSet;

use super::checking::Checking;
use super::naming::Names;

/// The list that is only shown.
const SHOWN: &str = "headline";

/// Complains of services and quantities that stand twice in a list, with a reminder where they are only shown twice, and of
/// needs and sums of nothing.
pub(super) fn check(checking: &mut Checking<'_>) {
    let mut seen: BTreeSet<[&str; 3]> = BTreeSet::new();
    for own in checking.references {
        let (list, place) = own.key.rsplit_once('.').unwrap_or_default();
        let is_added_up = matches!(own.names, Names::Service | Names::Quantity);
        if !is_added_up || place.parse::<usize>().is_err() {
            continue;
        }
        if !seen.insert([&own.file, list, &own.name]) {
            let name = &own.name;
            let complaint = checking.complaint(
                &own.file,
                &own.key,
                (format!("{name} 写了两次"), format!("{name} stands twice")),
                ("一项".into(), "one".into()),
                ("请删去一个", "Remove one"),
            );
            checking.push(match list == SHOWN {
                true => complaint.as_warning(),
                false => complaint,
            });
        }
    }
    let settings = &checking.file().model;
    let needs = settings.needs.iter();
    let needs = needs.map(|(key, own)| (format!("needs.{key}.services"), &own.services));
    let sums = settings.money.iter().flat_map(|money| &money.sums);
    let sums = sums.map(|(key, own)| (format!("money.sums.{key}.services"), &own.services));
    for (key, _) in needs
        .chain(sums)
        .filter(|(_, services)| services.is_empty())
    {
        checking.say(
            "model",
            &key,
            ("一项服务也没有".into(), "there is no service".into()),
            ("至少一项服务".into(), "at least one service".into()),
            (
                "请写上服务，或删去这一节",
                "Name one, or remove the section",
            ),
        );
    }
}
