//! A province: every county of it at once, with what they share drawn once, and sums made draw by draw.
//!
//! Where totals are published of the province (`province.toml`), the counties are brought to them before they are added
//! up. What N counties × S scenarios × D draws take: N·S·D times a draw's processor time; N·S·D times (quantities × years ×
//! 4) bytes that move; with published totals N·D times as many bytes in memory for a scenario, without them the sums and
//! one county.

pub(super) mod counties;
mod folders;
mod gathering;
mod init;
mod part;
pub(super) mod published;
mod terms;
mod waiting;

pub use counties::county_models;
pub use gathering::Gathering;
pub use init::{Beginnings, Begun, init};
pub use part::{Content, CountyBlock};
pub use terms::Terms;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;

use super::writing::{Put, Report, TABLES, can_write, in_each};
use super::{Failure, Opened, Progress, memory};
use crate::axes::Year;
use crate::evaluation::withheld::Provincial;
use crate::model::Model;
use crate::model::scenario::{BASELINE, chain, key_of};
use crate::report::province::Province;
use crate::report::receipt::{DecisionPart, FileUsed, Receipt, Verb};
use crate::report::{province as said, table};
use crate::simulation::{Engine, Fits, SimulationError};
use crate::source::{Language, Words};
use counties::Counties;

/// What to run.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Model that the counties extend; other models beside it are used for their own counties.
    pub base: PathBuf,
    /// Folder of the datasets; looked for beside the model if none.
    pub datasets: Option<PathBuf>,
    /// Folder of the counties that `province init` made; `counties` in that of the model if none.
    pub counties: Option<PathBuf>,
    /// Scenario of every county.
    pub scenario: String,
    /// Number of draws.
    pub draws: usize,
    /// Seed; the base model's own if none.
    pub seed: Option<u64>,
    /// Whether what is written will be published: small counts of people, and what would give them away, are left out.
    pub publish: bool,
    /// Whether charts are drawn, which takes a good part of the time of a short run.
    pub charts: bool,
    /// The year in which the run is made: what is reported of later ones is said beforehand.
    pub now: Option<Year>,
    /// Folder under which the output goes.
    pub out: PathBuf,
}

/// A province, run and written down.
#[derive(Debug)]
pub struct Done {
    /// What came out.
    pub province: Province,
    /// What was written.
    pub put: Put,
}

/// Counties that are walked before their sums are made, so that few are in memory at once.
const WAVE: usize = 6;

/// Runs every county and writes the files.
pub fn province(settings: &Settings, progress: &dyn Progress) -> Result<Done, Failure> {
    let Opened {
        folder: base,
        opener,
    } = Opened::open(&settings.base, settings.datasets.as_deref())?;
    let scenario = key_of(&base, &settings.scenario);
    chain(&base, &scenario)?;
    let place = folder(&settings.out, &scenario);
    can_write(&place)?;
    let mut counties = Counties::of(&settings.base, &base, &opener, settings.counties.as_deref())?;
    for words in counties.still_to_come(settings.now) {
        progress.say(&words);
    }
    let regions = counties.regions().to_vec();
    let (mut models, mut left_out) = (Vec::new(), Vec::new());
    let mut published = Vec::new();
    for region in &regions {
        match counties.open(&opener, region, &scenario)? {
            Ok(own) => {
                // What is wrong with the totals is said before all other counties are opened.
                if models.is_empty() {
                    published = published::published(&settings.base, opener.library(), &own.model)?;
                }
                models.push(own);
            }
            Err(why) => left_out.push((region, why)),
        }
    }
    let fits = Fits::default();
    let engines = models.into_par_iter().map(|own| {
        let engine = Engine::prepare_with(Arc::new(own.model), &fits);
        let engine = engine.map_err(|error| (own.region.clone(), error))?;
        Ok((own.region, own.name, own.generated, engine))
    });
    let engines: Result<Vec<_>, (String, SimulationError)> = engines.collect();
    let engines = engines.map_err(|(region, error)| counties.said(&opener, &region, error))?;
    let Some((.., first)) = engines.first() else {
        return Err(counties::none(left_out.iter().map(|(_, why)| why)));
    };
    let model = first.model().clone();
    let terms = Terms::of(
        &model,
        published,
        regions.clone(),
        settings.draws,
        settings.seed,
    );
    let at_once: Vec<&Engine> = engines.iter().take(WAVE).map(|own| &own.3).collect();
    memory::suffices_for_places(&at_once, settings.draws, terms.bytes(engines.len()))?;
    let seed = terms.seed;
    let part = |region: &str, content: Content| CountyBlock {
        region: region.to_string(),
        scenario: terms.scenario.clone(),
        seed,
        first: 0,
        content,
    };
    let title = Words {
        zh: "各县".into(),
        en: "counties".into(),
    };
    progress.begin(engines.len(), &title);
    let mut gathering = Gathering::new(terms.clone());
    for (region, why) in left_out {
        gathering.put(part(region, Content::LeftOut(why)))?;
    }
    for wave in engines.chunks(WAVE) {
        let ran = wave.par_iter().map(|(region, .., engine)| {
            engine
                .block_while(seed, 0..settings.draws, |_| progress.goes_on())
                .map_err(|error| (region.clone(), error))
        });
        let ran: Result<Vec<_>, (String, SimulationError)> = ran.collect();
        let ran = ran.map_err(|(region, error)| counties.said(&opener, &region, error))?;
        for ((region, name, generated, _), outcome) in wave.iter().zip(ran) {
            let content = Content::Draws {
                name: name.clone(),
                generated: *generated,
                draws: terms.asked_of(&outcome.projection),
            };
            gathering.put(part(region, content))?;
            progress.advance(1);
        }
    }
    progress.end();
    let mut province = published::within_reach(&settings.base, gathering.finish()?)?;
    if settings.publish {
        province = for_publication(province, &model);
    }
    let asked = DecisionPart {
        model: base.key.clone(),
        scenarios: vec![scenario],
        counties: settings.counties.as_deref().map(folders::called),
        publish: settings.publish,
        ..DecisionPart::default()
    };
    let mut report = settings.report(&province, &model, seed, asked);
    let files = FileUsed::all(&counties.files());
    report.receipt.inputs.extend(files);
    let put = report.write(&place, progress)?;
    Ok(Done { province, put })
}

/// A province without small counts of people and what would give them away.
fn for_publication(province: Province, model: &Model) -> Province {
    let counties = province.counties.iter();
    let values: Vec<_> = counties.map(|county| county.values.clone()).collect();
    let Province {
        quantities,
        years,
        totals,
        ..
    } = &province;
    let withheld = Provincial::of(model, quantities, years, &values, totals);
    province.without(withheld)
}

impl Settings {
    /// What is written of a province.
    fn report(&self, province: &Province, model: &Model, seed: u64, asked: DecisionPart) -> Report {
        let pages = if self.charts {
            in_each(|language: Language| said::pictures(province, language))
        } else {
            Vec::new()
        };
        let note = province.note();
        let notes = province.left_out.iter().chain(&note);
        let tables = [
            table::province::counties(province),
            table::province::totals(province),
            table::province::reconciled(province),
        ];
        Report {
            receipt: Receipt {
                seed: Some(seed),
                draws: Some(self.draws),
                notes: notes.map(Words::in_one).collect(),
                inputs: super::run::tables_used(model),
                decision: Some(asked),
                ..Receipt::begin(Verb::Province)
            },
            tables: tables
                .into_iter()
                .filter(|table| table.rows() > 0)
                .collect(),
            tables_in: TABLES,
            pages,
            files: Vec::new(),
        }
    }
}

fn folder(out: &Path, scenario: &str) -> PathBuf {
    match scenario == BASELINE {
        true => out.join("province"),
        false => out.join(format!("province-{scenario}")),
    }
}

impl Done {
    /// What is said of it.
    pub fn words(&self, language: Language) -> String {
        let found = self.province.words(language);
        self.put.after(found, language)
    }

    /// The same for programs.
    pub fn json(&self) -> serde_json::Value {
        self.province
            .json(&self.put.folder.to_string_lossy(), &self.put.files)
    }
}
