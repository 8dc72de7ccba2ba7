//! `model.toml`: years that follow each other, names that exist, and numbers that nobody uses.

use std::collections::BTreeSet;

use super::Checking;
use crate::axes::{AGES, Category};
use crate::model::file::ModelFile;

/// Years, ages and names of the settings.
pub(super) fn check(checking: &mut Checking<'_>) {
    let file = checking.file().clone();
    let settings = &file.model;
    if !(settings.history_from <= settings.base_year && settings.base_year < settings.until) {
        checking.say(
            "model",
            "base_year",
            (
                format!(
                    "{}、{}、{}",
                    settings.history_from, settings.base_year, settings.until
                ),
                format!(
                    "{}, {}, {}",
                    settings.history_from, settings.base_year, settings.until
                ),
            ),
            (
                "history_from ≤ base_year < until".into(),
                "history_from ≤ base_year < until".into(),
            ),
            ("请改正年份", "Correct the years"),
        );
    }
    if settings.draws == 0 {
        checking.say(
            "model",
            "draws",
            ("0 次".into(), "0 draws".into()),
            ("至少 1 次".into(), "at least 1".into()),
            ("请改正 draws", "Correct draws"),
        );
    }
    if settings.population.census.is_some() == settings.population.table.is_some() {
        checking.say(
            "model",
            "population",
            (
                "census 与 table 须恰好给出一个".into(),
                "exactly one of census and table must be given".into(),
            ),
            (
                "一个起点人口表".into(),
                "one table of the starting population".into(),
            ),
            ("请补上或删去一个", "Add or remove one"),
        );
    }
    if !settings.population.registered.is_empty() && settings.population.migrants.is_none() {
        checking.say(
            "model",
            "population.registered",
            (
                "缺少 [population.migrants]".into(),
                "[population.migrants] is missing".into(),
            ),
            ("流动人口的年龄参数".into(), "the ages of migrants".into()),
            ("请补上", "Add it"),
        );
    }
    if let Some(disability) = &settings.disability {
        for category in Category::ALL {
            if !disability.shape.contains_key(category) {
                checking.say(
                    "model",
                    "disability.shape",
                    (format!("缺少 {category}"), format!("{category} is missing")),
                    (
                        "每个类别一个参数".into(),
                        "a parameter for each category".into(),
                    ),
                    ("请补上", "Add it"),
                );
            }
        }
        if disability.structures == 0 {
            checking.say(
                "model",
                "disability.structures",
                ("0 个".into(), "0".into()),
                ("至少 1".into(), "at least 1".into()),
                ("请改正", "Correct it"),
            );
        }
    }
    let ages = [
        ("work.ages", settings.work.as_ref().map(|work| work.ages)),
        (
            "education.upper_secondary_ages",
            settings
                .education
                .as_ref()
                .map(|education| education.upper_secondary_ages),
        ),
    ];
    for (key, ages) in ages {
        if let Some([from, to]) = ages
            && (from > to || to >= AGES)
        {
            checking.say(
                "model",
                key,
                (format!("{from} 到 {to}"), format!("{from} to {to}")),
                (
                    "先小后大、不超过 100 的年龄".into(),
                    "ages from low to high, at most 100".into(),
                ),
                ("请改正年龄", "Correct the ages"),
            );
        }
    }
    let names = names(&file);
    for (kind, key, name) in &names {
        let (words, known): (_, Vec<String>) = match kind {
            Kind::Parameter => (
                ("参数（parameters.toml）", "parameter in parameters.toml"),
                file.parameters.keys().cloned().collect(),
            ),
            Kind::Process => (
                ("过程（processes.toml）", "process in processes.toml"),
                file.processes.keys().cloned().collect(),
            ),
            Kind::Service => (
                ("服务（services.toml）", "service in services.toml"),
                file.services.keys().cloned().collect(),
            ),
            Kind::Fact => (
                ("规划事实（plan.toml）", "fact in plan.toml"),
                file.plan.facts.keys().cloned().collect(),
            ),
        };
        checking.known("model", key, name, words, known.iter().map(String::as_str));
    }
    anchors(checking, &file);
}

/// An anchor needs a published number to hold on to.
fn anchors(checking: &mut Checking<'_>, file: &ModelFile) {
    let anchored = [
        (
            "disability.anchored_on",
            file.model.disability.as_ref().map(|d| &d.anchored_on),
        ),
        (
            "income.anchored_on",
            file.model.income.as_ref().map(|i| &i.anchored_on),
        ),
    ];
    for (key, service) in anchored {
        if let Some(service) = service.and_then(|key| file.services.get(key))
            && service.observed.is_none()
        {
            checking.say(
                "model",
                key,
                (
                    "该服务没有 observed".into(),
                    "the service has no observed recipients".into(),
                ),
                (
                    "有公布人数的服务".into(),
                    "a service with published recipients".into(),
                ),
                (
                    "请给该服务补上 observed = { fact = … }",
                    "Add observed = { fact = … } to it",
                ),
            );
        }
    }
    let Some(anchor) = file
        .model
        .money
        .as_ref()
        .and_then(|money| money.anchor.as_ref())
    else {
        return;
    };
    let period = file.plan.facts.get(&anchor.fact).map(|fact| fact.period);
    if let Some([from, to]) = period
        && (from < file.model.history_from || to > file.model.base_year)
    {
        checking.say(
            "model",
            "money.anchor.fact",
            (
                format!("{from}—{to} 年的合计"),
                format!("a sum over {from}–{to}"),
            ),
            (
                format!(
                    "{}—{} 年之内的合计",
                    file.model.history_from, file.model.base_year
                ),
                format!(
                    "a sum within {}–{}",
                    file.model.history_from, file.model.base_year
                ),
            ),
            ("请把 history_from 提前", "Let history_from begin earlier"),
        );
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Parameter,
    Process,
    Service,
    Fact,
}

/// Every name that the settings use, with its kind and key.
fn names(file: &ModelFile) -> Vec<(Kind, String, String)> {
    use Kind::{Fact, Parameter, Process, Service};
    let settings = &file.model;
    let mut names: Vec<(Kind, String, String)> = Vec::new();
    let mut add =
        |kind, key: &str, name: &str| names.push((kind, key.to_string(), name.to_string()));
    for (year, step) in &settings.population.registered {
        add(
            Parameter,
            &format!("population.registered.{year}.total"),
            &step.total,
        );
        add(
            Parameter,
            &format!("population.registered.{year}.in_migrants"),
            &step.in_migrants,
        );
    }
    if let Some(migrants) = &settings.population.migrants {
        add(
            Parameter,
            "population.migrants.peak_age",
            &migrants.peak_age,
        );
        add(
            Parameter,
            "population.migrants.age_spread",
            &migrants.age_spread,
        );
        add(Parameter, "population.migrants.floor", &migrants.floor);
    }
    add(Parameter, "mortality.level", &settings.mortality.level);
    add(Parameter, "mortality.pace", &settings.mortality.pace);
    add(Parameter, "fertility.level", &settings.fertility.level);
    add(
        Parameter,
        "fertility.sex_ratio",
        &settings.fertility.sex_ratio,
    );
    add(Parameter, "migration.rate", &settings.migration.rate);
    add(
        Parameter,
        "migration.persistence",
        &settings.migration.persistence,
    );
    add(
        Parameter,
        "migration.volatility",
        &settings.migration.volatility,
    );
    if let Some(disability) = &settings.disability {
        add(Service, "disability.anchored_on", &disability.anchored_on);
        for (key, name) in [
            ("trend", &disability.trend),
            ("mild_registration", &disability.mild_registration),
            ("registration_by_age", &disability.registration_by_age),
            ("registration_growth", &disability.registration_growth),
            ("inflow_level", &disability.inflow_level),
            (
                "relative_mortality_psychiatric",
                &disability.relative_mortality_psychiatric,
            ),
            (
                "relative_mortality_by_age",
                &disability.relative_mortality_by_age,
            ),
            ("worsening", &disability.worsening),
            ("improvement", &disability.improvement),
            ("cancellation", &disability.cancellation),
            ("margin_error", &disability.margin_error),
        ] {
            add(Parameter, &format!("disability.{key}"), name);
        }
        for name in &disability.relative_mortality {
            add(Parameter, "disability.relative_mortality", name);
        }
        for (category, name) in &disability.shape {
            add(Parameter, &format!("disability.shape.{category}"), name);
        }
    }
    if let Some(income) = &settings.income {
        add(Service, "income.anchored_on", &income.anchored_on);
        add(Parameter, "income.severe_ratio", &income.severe_ratio);
    }
    if let Some(work) = &settings.work {
        add(Process, "work.rate", &work.rate);
        add(Process, "work.forms", &work.forms);
        add(Fact, "work.entry_anchor.fact", &work.entry_anchor.fact);
        add(
            Parameter,
            "work.entry_anchor.error",
            &work.entry_anchor.error,
        );
    }
    if let Some(money) = &settings.money {
        add(Process, "money.price_index", &money.price_index);
        if let Some(anchor) = &money.anchor {
            add(Fact, "money.anchor.fact", &anchor.fact);
            add(Parameter, "money.anchor.error", &anchor.error);
            for service in &anchor.services {
                add(Service, "money.anchor.services", service);
            }
        }
    }
    names
}

/// Numbers that nothing uses are complained about: they would only mislead.
pub(super) fn unused(checking: &mut Checking<'_>) {
    let file = checking.file().clone();
    let mut parameters: BTreeSet<&str> = BTreeSet::new();
    let mut processes: BTreeSet<&str> = BTreeSet::new();
    let names = names(&file);
    for (kind, _, name) in &names {
        match kind {
            Kind::Parameter => parameters.insert(name),
            Kind::Process => processes.insert(name),
            _ => false,
        };
    }
    for service in file.services.values() {
        parameters.extend(service.history_growth.as_deref());
        processes.insert(&service.need);
        processes.extend(service.coverage.as_deref());
        processes.extend(service.split.as_deref());
        processes.extend(service.complement.as_deref());
        processes.extend(service.capacity.as_ref().and_then(|c| c.units.as_deref()));
        processes.extend(service.cost.as_ref().map(|cost| cost.uprating.as_str()));
    }
    for target in file.plan.targets.values() {
        if let crate::model::file::MeasureFile::Process(name) = &target.measure {
            processes.insert(name);
        }
    }
    for seen in &file.observations.observation {
        processes.insert(&seen.process);
    }
    for fact in file.plan.facts.values() {
        processes.extend(fact.about.as_deref());
    }
    let idle: Vec<(&str, &str)> = file
        .parameters
        .keys()
        .filter(|key| !parameters.contains(key.as_str()))
        .map(|key| ("parameters", key.as_str()))
        .chain(
            file.processes
                .keys()
                .filter(|key| !processes.contains(key.as_str()))
                .map(|key| ("processes", key.as_str())),
        )
        .collect();
    for (name, key) in idle {
        checking.say(
            name,
            key,
            (
                format!("没有任何地方用到 {key}"),
                format!("nothing uses {key}"),
            ),
            ("用得到的数".into(), "numbers that are used".into()),
            (
                "请删去，或在模型里引用它",
                "Remove it, or refer to it in the model",
            ),
        );
    }
}

/// Every source that the declarations name.
pub fn names_used(file: &ModelFile) -> BTreeSet<String> {
    use crate::model::file::ProcessFile;
    let mut sources = BTreeSet::new();
    sources.extend(file.parameters.values().map(|p| p.source.clone()));
    sources.extend(file.processes.values().map(|process| match process {
        ProcessFile::Share { source, .. }
        | ProcessFile::Level { source, .. }
        | ProcessFile::Count { source, .. }
        | ProcessFile::Growth { source, .. } => source.clone(),
    }));
    for service in file.services.values() {
        sources.insert(service.source.clone());
        sources.extend(service.cost.as_ref().map(|cost| cost.source.clone()));
    }
    sources.extend(file.plan.plan.as_ref().map(|plan| plan.source.clone()));
    sources.extend(
        file.observations
            .observation
            .iter()
            .map(|o| o.source.clone()),
    );
    sources
}
