//! Names of towns: each is a town's, and no two towns go by one.

use std::collections::BTreeMap;

use super::super::checking::Checking;
use crate::model::file::{TownsFile, is_town_called};
use crate::model::read::is_of_everybody;
use crate::source::Words;

/// Ends of the names of counties.
const COUNTIES: [char; 3] = ['市', '县', '区'];

/// No town is a sum of all, and no two towns bear the same name; where one goes by the name of another, that is said.
pub(super) fn check(checking: &mut Checking<'_>, file: &TownsFile) {
    let county = &checking.file().model.title.zh;
    let mut seen: BTreeMap<String, (&str, &Words)> = BTreeMap::new();
    for (key, town) in &file.town {
        let title = &town.title;
        let name: String = title.zh.split_whitespace().collect();
        if name.is_empty() {
            continue;
        }
        if is_of_everybody(&name) || name.ends_with(&COUNTIES[..]) && county.starts_with(&name) {
            sum(checking, key, &name);
            continue;
        }
        let alike = |(other, own): &&(&str, &Words)| {
            is_town_called((*other, *own), &name) || is_town_called((key.as_str(), title), &own.zh)
        };
        if let Some((other, _)) = seen.get(&name) {
            twice(checking, (key, other), &name);
        } else if let Some((other, own)) = seen.values().find(alike) {
            nearly(checking, (key, other), [&name, &own.zh]);
        }
        seen.insert(name, (key.as_str(), title));
    }
}

fn sum(checking: &mut Checking<'_>, key: &str, name: &str) {
    checking.say(
        "towns",
        &format!("town.{key}.title"),
        (
            format!("“{name}”是合计，不是镇（街道）"),
            format!("“{name}” is a sum and no town"),
        ),
        ("一个镇（街道）".into(), "a town".into()),
        ("请删去合计的一行", "Remove the row of the sum"),
    );
}

fn twice(checking: &mut Checking<'_>, (key, other): (&str, &str), name: &str) {
    checking.say(
        "towns",
        &format!("town.{key}.title"),
        (
            format!("{name}出现两次（{other} 和 {key}）"),
            format!("{name} stands twice ({other} and {key})"),
        ),
        ("每个镇（街道）一次".into(), "each town once".into()),
        ("请删去或改正一个", "Remove or correct one of them"),
    );
}

fn nearly(checking: &mut Checking<'_>, (key, other): (&str, &str), [name, before]: [&str; 2]) {
    checking.remind_in_layer(
        0,
        "towns",
        &format!("town.{key}.title"),
        (
            format!("{name}（{key}）与{before}（{other}）叫得一样"),
            format!("{name} ({key}) goes by the name of {before} ({other})"),
        ),
        ("每个镇（街道）一次".into(), "each town once".into()),
        (
            "是同一个的，请删去一个；不是的，请写全名称，以免登记册的行归错",
            "Remove one where they are the same; else write their whole names, so that no row of a register goes to the wrong one",
        ),
    );
}
