//! What the checks share, and how they complain.

use indexmap::IndexMap;

use super::about::about;
use super::references::NameUse;
use crate::axes::Year;
use crate::dataset::{Complaint, Complaints, Place, Work, nearest};
use crate::model::data::Remark;
use crate::model::file::ModelFile;
use crate::model::lines::Lines;
use crate::model::read::ModelFolder;
use crate::model::step::{SaidIn, Step};

/// What the checks share: the declarations of every layer and where they stand.
pub(super) struct Checking<'a> {
    pub folder: &'a ModelFolder,
    pub steps: &'a [Step],
    /// The works of the datasets.
    pub sources: &'a IndexMap<String, Work>,
    /// Every name that the baseline's declarations use.
    pub references: &'a [NameUse],
    pub complaints: Complaints,
}

impl<'a> Checking<'a> {
    pub fn file(&self) -> &'a ModelFile {
        &self.steps[0].file
    }

    pub fn lines(&self, name: &str) -> Lines {
        self.folder.lines.get(name).cloned().unwrap_or_default()
    }

    /// A complaint about a key of one of the model's files, with the title of what it belongs to.
    pub fn complaint(
        &self,
        name: &str,
        key: &str,
        found: (String, String),
        expected: (String, String),
        advice: (&str, &str),
    ) -> Complaint {
        let complaint = self.lines(name).complaint(key, found, expected, advice);
        complaint.about(about(self.folder, self.file(), name, key))
    }

    /// Complains, once, however many layers say the same.
    pub fn push(&mut self, complaint: Complaint) {
        if !self.complaints.0.contains(&complaint) {
            self.complaints.push(complaint);
        }
    }

    /// Reminds of something, unless another complaint says it already.
    pub fn remind_unless_said(&mut self, complaint: Complaint) {
        let complaint = complaint.as_warning();
        let mut others = self.complaints.0.iter();
        if !others.any(|other| complaint.is_said_by(other)) {
            self.push(complaint);
        }
    }

    /// Reminds of a key of the services of a layer, unless its line has a complaint.
    pub fn remind_of_service(
        &mut self,
        layer: usize,
        key: &str,
        found: (String, String),
        expected: (String, String),
        advice: (&str, &str),
    ) {
        let (name, at) = self.in_layer(layer, "services", key);
        let complaint = self.complaint(&name, &at, found, expected, advice);
        self.remind_unless_said(complaint);
    }

    /// Complains about a key of one of the model's files; once, however many layers have it.
    pub fn say(
        &mut self,
        name: &str,
        key: &str,
        found: (String, String),
        expected: (String, String),
        advice: (&str, &str),
    ) {
        self.push(self.complaint(name, key, found, expected, advice));
    }

    /// Complains about a key as it is in a layer: where the model says it, or the scenario that changed it.
    pub fn say_in_layer(
        &mut self,
        layer: usize,
        name: &str,
        key: &str,
        found: (String, String),
        expected: (String, String),
        advice: (&str, &str),
    ) {
        let (name, key) = self.in_layer(layer, name, key);
        self.say(&name, &key, found, expected, advice);
    }

    /// The same as a reminder, where it may be right.
    pub fn remind_in_layer(
        &mut self,
        layer: usize,
        name: &str,
        key: &str,
        found: (String, String),
        expected: (String, String),
        advice: (&str, &str),
    ) {
        let (name, key) = self.in_layer(layer, name, key);
        let complaint = self.complaint(&name, &key, found, expected, advice);
        self.push(complaint.as_warning());
    }

    /// Where a layer's key stands: in the model's own file, or in the last scenario up to that layer that changed it. File
    /// and key.
    pub fn in_layer(&self, layer: usize, name: &str, key: &str) -> (String, String) {
        let steps = self.steps[..=layer].iter().rev();
        let mut said = steps.filter_map(|step| step.said.as_ref());
        said.find_map(|said| {
            let key = self.key_in_scenario(said, name, key)?;
            Some((format!("scenarios/{}", said.scenario), key))
        })
        .unwrap_or_else(|| (name.to_string(), key.to_string()))
    }

    /// The key under which a scenario says something of a key of the model; nothing where it does not.
    fn key_in_scenario(&self, said: &SaidIn, name: &str, key: &str) -> Option<String> {
        let scenario = self.folder.scenarios.get(&said.scenario)?;
        let mut parts = key.split('.');
        let (entry, what) = (parts.next()?, parts.next());
        let Some(place) = said.lever else {
            let changed = scenario.change.get(name)?.get(entry)?;
            let here = what.is_none_or(|what| changed.get(what).is_some());
            return here.then(|| format!("change.{name}.{key}"));
        };
        let lever = scenario.lever.get(place)?;
        let of_service = name == "services" && lever.service == entry;
        let own = match what.filter(|_| of_service)? {
            "eligible" if lever.eligible.is_some() => key[entry.len()..].to_string(),
            "cost" if key.ends_with(".uprating") && lever.uprating.is_some() => ".uprating".into(),
            "cost" if lever.standard.is_some() => ".standard".into(),
            _ => return None,
        };
        Some(format!("lever.{}{own}", place + 1))
    }

    /// What was complained of and forbids nothing; each joins the remarks, once. Of a report that was not known by `as_of`
    /// nothing is said.
    pub fn warn(&self, as_of: Option<Year>, remarks: &mut Vec<Remark>) -> Vec<Complaint> {
        let later = as_of.map_or_else(Vec::new, |year| self.known_after(year));
        let of_later = |own: &Complaint| {
            later.iter().any(|(file, place)| {
                own.file == *file
                    && match (&own.place, place) {
                        (Place::Key { key, .. }, Place::Key { key: report, .. }) => {
                            let below = key.strip_prefix(report.as_str());
                            below.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
                        }
                        (own, report) => own == report,
                    }
            })
        };
        let warnings = self.complaints.warnings().filter(|own| !of_later(own));
        let warnings: Vec<Complaint> = warnings.cloned().collect();
        for remark in warnings.iter().map(Remark::from) {
            if !remarks.contains(&remark) {
                remarks.push(remark);
            }
        }
        warnings
    }

    /// Where the reports stand that were not known by the end of a year.
    fn known_after(&self, year: Year) -> Vec<(String, Place)> {
        let lines = self.lines("observations");
        let reports = self.file().observations.observation.iter().enumerate();
        let later = reports.filter(|(_, report)| report.known() > year);
        later
            .map(|(place, _)| {
                let (file, place) = lines.find(&format!("observation.{}", place + 1));
                (file.to_string(), place)
            })
            .collect()
    }

    /// Complains unless a name is among those known.
    pub fn known<'n>(
        &mut self,
        name: &str,
        key: &str,
        word: &str,
        kind: (&str, &str),
        known: impl IntoIterator<Item = &'n str> + Clone,
    ) {
        if known.clone().into_iter().any(|k| k == word) {
            return;
        }
        let expected = match nearest(word, known) {
            Some(meant) => (
                format!("已有的{}，例如 {meant}", kind.0),
                format!("a {} that exists, such as {meant}", kind.1),
            ),
            None => (
                format!("已有的{}", kind.0),
                format!("a {} that exists", kind.1),
            ),
        };
        let ending = format!(".{word}");
        let mut without = self.folder.file.model.without.iter();
        let advice = match without.any(|left| left.ends_with(&ending)) {
            true => (
                "model.toml 的 without 去掉了它：请从那里删去，或自己补上它",
                "`without` in model.toml removes it: take it out there, or add one of your own",
            ),
            false => ("请改正名字，或补上它", "Correct the name, or add it"),
        };
        self.say(
            name,
            key,
            (
                format!("没有叫 {word} 的{}", kind.0),
                format!("there is no {} called {word}", kind.1),
            ),
            expected,
            advice,
        );
    }
}
