//! The plan's targets together: whether all are met, what decides, what it would take, and what the next plan
//! could aim at.

use std::sync::Arc;

use super::budget::folder;
use super::decision::{options, report};
use super::run::{self, ProjectedRuns, alone, project};
use super::writing::{Put, can_write};
use super::{Failure, Progress, Titles};
use crate::axes::Year;
use crate::dataset::nearest;
use crate::evaluation::proposal::proposals;
use crate::evaluation::together::{JointTargets, binding, effort};
use crate::evaluation::{Summaries, attainments};
use crate::model::Model;
use crate::model::checked::Target;
use crate::report::album::Album;
use crate::report::decided::TargetFindings;
use crate::report::receipt::{DecisionPart, Verb};
use crate::report::table;
use crate::source::Language;

/// What to judge.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The model, the scenario and the draws; its `out` is the folder of the output.
    pub run: run::Settings,
    /// Keys of the targets that are judged together; the binding ones if none.
    pub set: Vec<String>,
    /// How sure one wants to be, from 0 to 1.
    pub probability: f64,
    /// Years of the next plan.
    pub next: Option<[Year; 2]>,
}

/// Targets, judged and written down.
#[derive(Debug)]
pub struct Done {
    /// The model as run.
    pub model: Arc<Model>,
    /// What was found.
    pub decided: TargetFindings,
    /// What was written.
    pub put: Put,
}

/// Judges the targets and writes the files.
pub fn targets(settings: &Settings, progress: &dyn Progress) -> Result<Done, Failure> {
    let before = |models: &[&Arc<Model>]| alone(models).and_then(|()| check(settings, models[0]));
    let projected = project(&settings.run, before, progress)?;
    let ProjectedRuns { opener, seed, .. } = &projected;
    let (model, outcome) = projected.only()?;
    let projection = &outcome.projection;
    let all = attainments(model, projection);
    let set: Vec<&Target> = if settings.set.is_empty() {
        binding(model)
    } else {
        let named = |target: &&Target| settings.set.iter().any(|name| is_called(target, name));
        model.targets.iter().filter(named).collect()
    };
    let everything: Vec<&Target> = model.targets.iter().collect();
    let efforts = model.targets.iter();
    let decided = TargetFindings {
        set: JointTargets::of(model, projection, &set),
        all: JointTargets::of(model, projection, &everything),
        efforts: efforts
            .filter_map(|target| effort(model, projection, target, settings.probability))
            .collect(),
        proposals: settings.next.map_or_else(Vec::new, |period| {
            proposals(model, projection, period, settings.probability)
        }),
        probability: settings.probability,
        attainments: all,
        draws: projection.draws(),
        named: !settings.set.is_empty(),
    };
    let summaries = Summaries::of(projection);
    let titles = Titles(opener.library());
    let album = Album {
        attainments: &decided.attainments,
        ..Album::of(model, outcome, &summaries, &titles, *seed)
    };
    let mut tables = vec![
        table::targets(model, &decided.attainments),
        table::decided::together(&decided),
        table::decided::efforts(model, &decided.efforts),
    ];
    if !decided.proposals.is_empty() {
        tables.push(table::decided::proposals(model, &decided.proposals));
    }
    let asked = DecisionPart {
        model: model.key.clone(),
        scenarios: vec![model.scenario.key.clone()],
        period: settings.next,
        appropriations: Vec::new(),
        probability: Some(settings.probability),
        set: settings.set.clone(),
        whole: true,
        ..options(&settings.run)
    };
    let report = report(
        Verb::Targets,
        model,
        (*seed, decided.draws),
        asked,
        tables,
        |language: Language| album.decided(language),
    );
    let put = report.write(&folder(&settings.run.out, model, "targets"), progress)?;
    Ok(Done {
        model: model.clone(),
        decided,
        put,
    })
}

/// Whether somebody means a target by its key or its title.
fn is_called(target: &Target, name: &str) -> bool {
    target.key == name || target.title.reads(name)
}

/// What is said of a model that has no target of which anything could be asked; nothing of others.
pub(super) fn without_targets(model: &Model) -> Option<Failure> {
    let key = &model.key;
    model.targets.is_empty().then(|| {
        Failure::words(
            format!(
                "模型 {key} 没有规划目标；由工作簿导入的，请填“规划指标”表再导入，否则在 plan.toml 写上 [targets.…]"
            ),
            format!(
                "model {key} has no targets; fill in the sheet 规划指标 of its workbook and import it again, or write [targets.…] in plan.toml"
            ),
        )
    })
}

/// What was asked can be answered; all that is wrong with it is said at once.
fn check(settings: &Settings, model: &Model) -> Result<(), Failure> {
    let mut wrong = Vec::new();
    wrong.extend(can_write(&folder(&settings.run.out, model, "targets")).err());
    wrong.extend(without_targets(model));
    let known: Vec<&str> = model
        .targets
        .iter()
        .map(|target| target.key.as_str())
        .collect();
    for name in settings
        .set
        .iter()
        .filter(|name| !model.targets.iter().any(|target| is_called(target, name)))
    {
        let titles = model.targets.iter().map(|target| target.title.zh.as_str());
        let near = nearest(name, known.iter().copied()).or_else(|| nearest(name, titles));
        let (zh, en) = match near {
            Some(meant) => (
                format!("是不是 {meant}？"),
                format!("did you mean {meant}?"),
            ),
            None => (
                format!("有的是 {}", known.join("、")),
                format!("there are {}", known.join(", ")),
            ),
        };
        wrong.push(Failure::words(
            format!("--set {name}：plan.toml 里没有这项目标；{zh}"),
            format!("--set {name}: plan.toml has no such target; {en}"),
        ));
    }
    if let Some([from, to]) = settings.next {
        let (first, last) = (model.calendar.base + 1, model.calendar.until);
        if from > to || from < first || to > last {
            wrong.push(Failure::words(
                format!("--for {from}-{to}：模型预测到 {last} 年；请给 {first} 到 {last} 年之间、先小后大的年份"),
                format!("--for {from}-{to}: the model projects up to {last}; give years from {first} to {last}, the earlier first"),
            ));
        }
    }
    Failure::if_any(wrong)
}

impl Done {
    /// What is said of it.
    pub fn words(&self, language: Language) -> String {
        let found = self.decided.words(&self.model, language);
        self.put.after(found, language)
    }

    /// The same for programs.
    pub fn json(&self) -> serde_json::Value {
        let folder = self.put.folder.to_string_lossy();
        self.decided.json(&self.model, &folder, &self.put.files)
    }
}
