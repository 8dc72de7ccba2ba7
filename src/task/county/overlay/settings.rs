//! `model.toml`: what is not inherited, and what decides in its place.

use toml::{Table, Value};

use super::{OWN, REGISTER_FILE, Writer, words};
use crate::model::file::AttributeFile;
use crate::source::Words;

impl Writer<'_> {
    pub(super) fn model(&self) -> Table {
        let file = &self.base.file;
        let settings = &file.model;
        let mut without: Vec<Value> = vec!["plan.targets".into(), "plan.facts".into()];
        for (key, service) in &file.services {
            if service.observed.is_some() && self.recipients(key).is_none() {
                without.push(format!("services.{key}.observed").into());
            }
        }
        for (name, sum) in settings.money.iter().flat_map(|money| &money.sums) {
            if sum.anchor.is_some() {
                without.push(format!("model.money.sums.{name}.anchor").into());
            }
        }
        without.extend(self.replaced().into_iter().map(Value::from));
        let mut model = Table::new();
        let year = settings.base_year;
        let anchored = settings
            .disability
            .as_ref()
            .and_then(|own| own.anchored_on.clone());
        let mut disability = Table::new();
        if anchored
            .as_ref()
            .is_some_and(|service| self.recipients(service).is_none())
        {
            without.push("model.disability.anchored_on".into());
            let mut holders = Table::new();
            holders.insert(year.to_string(), format!("holders_{year}").into());
            disability.insert("holders".into(), Value::Table(holders));
        }
        model.insert("extends".into(), self.filled.base.as_str().into());
        model.insert("without".into(), Value::Array(without));
        let place = &self.census.place;
        let title = Words {
            zh: format!("{place}残疾人服务"),
            en: format!("Disability services in {}", self.place_in_english()),
        };
        model.insert("title".into(), words(&title));
        model.insert("region".into(), self.filled.region.as_str().into());
        if !disability.is_empty() {
            model.insert("disability".into(), Value::Table(disability));
        }
        let mut attributes = Table::new();
        for (key, title) in self.shares() {
            let mut share = Table::new();
            share.insert("kind".into(), "share".into());
            share.insert("title".into(), words(title));
            share.insert("share".into(), format!("{key}_share").into());
            share.insert("of".into(), "households".into());
            attributes.insert(key.to_string(), Value::Table(share));
        }
        if !attributes.is_empty() {
            model.insert("attributes".into(), Value::Table(attributes));
        }
        if !self.filled.payers.is_empty() {
            let own = self.filled.payers.iter();
            let own = own.map(|(key, title)| {
                let title = Words::both(title.as_str(), title.as_str());
                (key.clone(), words(&title))
            });
            model.insert("payers".into(), Value::Table(own.collect()));
        }
        if !self.filled.register.is_empty() {
            let mut register = Table::new();
            register.insert("file".into(), REGISTER_FILE.into());
            register.insert("source".into(), OWN.into());
            register.insert("evidence".into(), "measured".into());
            register.insert("verification".into(), "unverified".into());
            model.insert("register".into(), Value::Table(register));
        }
        model
    }

    /// What the place is called in English: as the model is, where that is one word of letters.
    fn place_in_english(&self) -> String {
        let name = &self.filled.name;
        match name.split_at_checked(1) {
            Some((first, rest)) if name.bytes().all(|own| own.is_ascii_lowercase()) => {
                first.to_uppercase() + rest
            }
            _ => self.census.place.clone(),
        }
    }

    /// Attributes that recipients would decide and nobody gave: their share is drawn.
    pub(super) fn shares(&self) -> Vec<(&str, &Words)> {
        let all = self.base.file.model.attributes.iter();
        all.filter_map(|(key, attribute)| match attribute {
            AttributeFile::LowIncome {
                title, anchored_on, ..
            } if self.recipients(anchored_on).is_none() => Some((key.as_str(), title)),
            _ => None,
        })
        .collect()
    }
}
