//! What people read: every title says something, in both languages.

use super::checking::Checking;
use crate::dataset::is_han;
use crate::source::Words;

/// Titles of the model, of what it declares and of the scenario.
pub(super) fn check(checking: &mut Checking<'_>) {
    let file = checking.file();
    let mut titles: Vec<(String, String, &Words)> =
        vec![("model".into(), "title".into(), &file.model.title)];
    let mut add = |name: &str, key: String, title| titles.push((name.to_string(), key, title));
    for (key, own) in &file.parameters {
        add("parameters", format!("{key}.title"), &own.title);
    }
    for (key, own) in &file.processes {
        add("processes", format!("{key}.title"), own.title());
    }
    for (key, own) in &file.services {
        add("services", format!("{key}.title"), &own.title);
    }
    if let Some(plan) = &file.plan.plan {
        add("plan", "plan.title".into(), &plan.title);
    }
    for (key, own) in &file.model.attributes {
        add("model", format!("attributes.{key}.title"), own.title());
    }
    for (key, own) in file.model.money.iter().flat_map(|money| &money.sums) {
        add("model", format!("money.sums.{key}.title"), &own.title);
    }
    for (key, own) in &file.model.needs {
        add("model", format!("needs.{key}.title"), &own.title);
    }
    for (key, own) in &file.model.systems {
        add("model", format!("systems.{key}"), own);
    }
    for (key, own) in &file.model.payers {
        add("model", format!("payers.{key}"), own);
    }
    for (key, own) in &file.plan.facts {
        add("plan", format!("facts.{key}.title"), &own.title);
    }
    for (key, own) in &file.plan.targets {
        add("plan", format!("targets.{key}.title"), &own.title);
    }
    let scenarios = &checking.folder.scenarios;
    for said in checking.steps.iter().filter_map(|step| step.said.as_ref()) {
        if let Some(own) = scenarios.get(&said.scenario) {
            let name = format!("scenarios/{}", said.scenario);
            add(&name, "title".into(), &own.title);
        }
    }
    alike(checking, &titles);
    interchanged(checking, &titles);
    for (name, key, title) in titles {
        let blank = [&title.zh, &title.en].map(|text| text.trim().is_empty());
        let found = match blank {
            [false, false] => continue,
            [true, true] => ("两种文字的名称都是空的", "the title is empty"),
            [true, false] => ("中文名称是空的", "the Chinese title is empty"),
            [false, true] => ("英文名称是空的", "the English title is empty"),
        };
        // Which title it is shows by its other half.
        let plainly = Words::both(
            format!("{}{}：{}", title.zh, title.en, found.0),
            format!("{}{}: {}", title.zh, title.en, found.1),
        );
        let found = (found.0.to_string(), found.1.to_string());
        let expected = (
            "{ zh = \"中文名称\", en = \"英文名称\" }".to_string(),
            "{ zh = \"the Chinese title\", en = \"the English title\" }".to_string(),
        );
        let advice = ("请补上名称", "Add it");
        if blank == [true, true] {
            checking.say(&name, &key, found, expected, advice);
        } else {
            let complaint = checking.complaint(&name, &key, found, expected, advice);
            checking.push(complaint.about(None).as_warning().plainly(plainly));
        }
    }
}

/// A reminder of each title whose Chinese stands as English, and the other way round.
fn interchanged(checking: &mut Checking<'_>, titles: &[(String, String, &Words)]) {
    let turned = |title: &Words| {
        !title.zh.is_empty() && !title.zh.contains(is_han) && title.en.contains(is_han)
    };
    for (name, key, title) in titles.iter().filter(|(.., title)| turned(title)) {
        checking.remind_in_layer(
            0,
            name,
            key,
            (
                format!("zh 写的是“{}”，en 写的是“{}”", title.zh, title.en),
                format!("“{}” as zh, “{}” as en", title.zh, title.en),
            ),
            (
                "zh 为中文名称，en 为英文名称".into(),
                "the Chinese title as zh, the English one as en".into(),
            ),
            (
                "是不是写反了？请对调",
                "Were they interchanged? Exchange them",
            ),
        );
    }
}

/// Lists of the settings whose entries are rows and lines beside each other.
const LISTS: [&str; 3] = ["payers", "systems", "attributes"];

/// A reminder of each payer, system and attribute that is called as an earlier one.
fn alike(checking: &mut Checking<'_>, titles: &[(String, String, &Words)]) {
    let list = |key: &str| {
        let list = key.split('.').next().unwrap_or_default();
        LISTS.into_iter().find(|own| *own == list)
    };
    for (place, (name, key, title)) in titles.iter().enumerate() {
        let Some(own) = list(key).filter(|_| name == "model") else {
            continue;
        };
        let mut before = titles[..place].iter();
        let other = before.find(|(name, key, other)| {
            let same = [(&title.zh, &other.zh), (&title.en, &other.en)];
            let same = same
                .iter()
                .any(|(one, two)| !one.trim().is_empty() && one == two);
            same && name == "model" && list(key) == Some(own)
        });
        let Some((_, other, _)) = other else { continue };
        checking.remind_in_layer(
            0,
            name,
            key,
            (
                format!("名称“{}”与 {other} 的相同", title.zh),
                format!("the title “{}” is that of {other} too", title.en),
            ),
            (
                "各项的名称互不相同".into(),
                "a title for each of them".into(),
            ),
            (
                "图表里无从分辨，请改名，或合成一项",
                "Charts and tables cannot tell them apart: rename one, or make one of them",
            ),
        );
    }
}
