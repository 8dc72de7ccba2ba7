//! The population engine examined on two censuses.

use std::path::PathBuf;

use super::census::Censuses;
use super::opening::Opened;
use super::writing::{Put, Report, TABLES, can_write};
use super::{Failure, Progress};
use crate::axes::Year;
use crate::evaluation::hindcast::{Hindcast, hindcast as examine};
use crate::report::hindcast::{self as report, LeftOut, Made};
use crate::report::receipt::{HindcastPart, Receipt, Verb};
use crate::report::table;
use crate::source::{InWords, Language, Words};

/// What to examine.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Folder of the model whose parameters are examined.
    pub model: PathBuf,
    /// Folder of the datasets; looked for beside the model if none.
    pub datasets: Option<PathBuf>,
    /// Number of draws.
    pub draws: u32,
    /// Seed; the model's own if none.
    pub seed: Option<u64>,
    /// Keep counties whose code stayed while their territory changed.
    pub with_changed: bool,
    /// County that the summary shows by itself; the model's own if none.
    pub county: Option<u32>,
    /// Folder for the output.
    pub out: PathBuf,
}

/// A hindcast that was made.
#[derive(Debug)]
pub struct Done {
    /// What came out.
    pub result: Hindcast,
    left_out: Vec<LeftOut>,
    years: [Year; 2],
    seed: u64,
    draws: u32,
    county: u32,
    /// What was written.
    pub put: Put,
}

/// Makes the hindcast and writes its tables.
pub fn hindcast(settings: &Settings, progress: &dyn Progress) -> Result<Done, Failure> {
    can_write(&settings.out)?;
    let Opened { folder, opener } = Opened::open(&settings.model, settings.datasets.as_deref())?;
    let censuses = Censuses::read(opener.library(), &folder, settings.with_changed)?;
    if let Some(code) = settings.county {
        in_both(code, &censuses)?;
    }
    let seed = settings.seed.unwrap_or(folder.file.model.seed);
    let own = folder
        .file
        .model
        .region
        .as_ref()
        .and_then(|code| code.parse().ok());
    let result = examine(&censuses.counties, &censuses.past, seed, settings.draws);
    let result = result.map_err(Failure::said)?;
    let receipt = Receipt {
        seed: Some(seed),
        draws: Some(settings.draws as usize),
        notes: censuses
            .left_out
            .iter()
            .map(|(code, name, why)| format!("{code} {name}：{}", why.words().in_one()))
            .collect(),
        inputs: censuses.inputs,
        hindcast: Some(HindcastPart {
            model: folder.key.clone(),
            with_changed: settings.with_changed,
        }),
        ..Receipt::begin(Verb::Hindcast)
    };
    let written = Report {
        receipt,
        tables: vec![
            table::hindcast_groups(&result),
            table::hindcast_counties(&result),
            table::hindcast_province(&result),
        ],
        tables_in: TABLES,
        pages: Vec::new(),
        files: Vec::new(),
    };
    Ok(Done {
        put: written.write(&settings.out, progress)?,
        result,
        left_out: censuses.left_out,
        years: censuses.years,
        seed,
        draws: settings.draws,
        county: settings.county.or(own).unwrap_or(0),
    })
}

/// A county that is to be shown by itself stands in both censuses.
fn in_both(code: u32, censuses: &Censuses) -> Result<(), Failure> {
    if censuses.counties.iter().any(|county| county.code == code) {
        return Ok(());
    }
    let mut left_out = censuses.left_out.iter();
    let why = left_out.find(|(other, _, _)| *other == code);
    let why = why.map_or_else(
        || {
            Words::both(
                "两次普查的表里都没有这个县",
                "neither census has such a county",
            )
        },
        |(_, name, why)| {
            let why = why.words();
            Words::both(format!("{name}：{}", why.zh), format!("{name}: {}", why.en))
        },
    );
    Err(Failure::words(
        format!(
            "--county {code}：{}，没有可比的数；请换一个县，或不写 --county",
            why.zh
        ),
        format!(
            "--county {code}: {}, so there is nothing to compare; name another, or leave --county out",
            why.en
        ),
    ))
}

impl Done {
    fn made(&self) -> Made<'_> {
        Made {
            seed: self.seed,
            draws: self.draws,
            left_out: &self.left_out,
            county: self.county,
            years: self.years,
        }
    }

    /// What is said of it.
    pub fn words(&self, language: Language) -> String {
        let found = report::words(&self.result, &self.made(), language);
        self.put.after(found, language)
    }

    /// The same for programs.
    pub fn json(&self) -> serde_json::Value {
        let folder = self.put.folder.to_string_lossy();
        report::json(&self.result, &self.made(), &folder)
    }
}
