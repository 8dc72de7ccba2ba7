//! Writing a run: tables, pictures, receipt, and the words that are said about it.

use std::sync::atomic::{AtomicUsize, Ordering};

use plancast::evaluation::{Attainment, Summaries, attainments};
use plancast::model::Model;
use plancast::model::file::ModelFile;
use plancast::projection::Projection;
use plancast::report::album::Album;
use plancast::report::chart::Picture;
use plancast::report::outbox::Outbox;
use plancast::report::receipt::receipt;
use plancast::report::{json, summary, table};
use plancast::simulation::{Follow, Outcome};
use plancast::source::Language;

use super::super::{Failure, Format};
use super::Run;
use super::titles::Titles;

impl Run {
    /// Writes all files of a scenario and returns what is to be said.
    #[expect(
        clippy::too_many_arguments,
        reason = "a run and everything that is written about it"
    )]
    pub(super) fn write(
        &self,
        model: &Model,
        as_run: &ModelFile,
        follow: Follow,
        outcome: &Outcome,
        baseline: Option<&Projection>,
        titles: &Titles,
        seed: u64,
        language: Language,
    ) -> Result<String, Failure> {
        let other = |error: anyhow::Error| Failure::Other(error);
        let projection = &outcome.projection;
        let summaries = Summaries::of(projection);
        let attainments = attainments(model, projection);
        let folder = self.out.join(&model.key).join(output_folder(model, follow));
        let mut outbox = Outbox::begin(&folder).map_err(|error| other(error.into()))?;
        let album = Album {
            model,
            outcome,
            summaries: &summaries,
            attainments: &attainments,
            baseline,
            sources: titles,
            seed,
        };
        // Not in the pool of threads that draw: there, whoever waits for Polars draws meanwhile.
        let mut made = Ok(Files::new());
        let pictures = std::thread::scope(|scope| {
            scope.spawn(|| made = tables(model, outcome, &summaries, &attainments));
            drawn(&album)
        });
        let mut files = made.map_err(other)?;
        files.extend(pictures?);
        outbox
            .put_all(&files)
            .map_err(|error| other(error.into()))?;
        let parameters = self
            .parameters
            .as_ref()
            .map(|path| path.to_string_lossy().replace('\\', "/"));
        let receipt = receipt(
            model,
            as_run,
            follow,
            seed,
            projection.draws(),
            parameters.as_deref(),
            outbox.checksums(),
        )
        .map_err(|error| other(error.into()))?;
        let mut files: Vec<String> = outbox
            .checksums()
            .iter()
            .map(|(name, _)| name.clone())
            .collect();
        files.push("receipt.toml".to_string());
        outbox
            .put("receipt.toml", receipt.as_bytes())
            .map_err(|error| other(error.into()))?;
        let written = outbox.finish().map_err(|error| other(error.into()))?;
        let shown = written.to_string_lossy().into_owned();
        Ok(match self.format {
            Format::Json => json::summary(
                model,
                projection,
                &summaries,
                &attainments,
                seed,
                &shown,
                &files,
            )
            .to_string(),
            Format::Text => format!(
                "{}\n\n{}{}",
                summary::words(model, projection, &summaries, &attainments, language),
                baseline.map_or(String::new(), |baseline| {
                    format!(
                        "{}\n\n",
                        summary::against(model, projection, baseline, language)
                    )
                }),
                match language {
                    Language::Zh => format!("图和表写入 {shown}（{} 个文件）", files.len()),
                    Language::En =>
                        format!("Charts and tables are in {shown} ({} files)", files.len()),
                }
            ),
        })
    }
}

/// Folder of a scenario's output; persons have one of their own where cohorts could be followed too.
fn output_folder(model: &Model, follow: Follow) -> String {
    let scenario = &model.scenario.key;
    if follow == Follow::needed_by(model) {
        scenario.clone()
    } else {
        format!("{scenario}-persons")
    }
}

/// Files with their names.
type Files = Vec<(String, Vec<u8>)>;

/// All tables, as CSV and Parquet.
fn tables(
    model: &Model,
    outcome: &Outcome,
    summaries: &Summaries,
    attainments: &[Attainment],
) -> anyhow::Result<Files> {
    let mut sheets = vec![
        table::quantities(&outcome.projection, summaries)?,
        table::numbers_used(model)?,
    ];
    if model.file.model.disability.is_some() {
        sheets.push(table::certificates(outcome)?);
    }
    if !attainments.is_empty() {
        sheets.push(table::targets(model, attainments)?);
    }
    let mut files = Files::new();
    for sheet in &sheets {
        let name = sheet.name;
        files.push((format!("tables/{name}.csv"), sheet.csv()?));
        files.push((format!("tables/{name}.parquet"), sheet.parquet()?));
    }
    Ok(files)
}

/// All pictures in both languages, as SVG and PNG.
fn drawn(album: &Album<'_>) -> Result<Files, Failure> {
    let failed = |error: plancast::report::chart::ChartError| Failure::Other(error.into());
    let (chinese, english) = rayon::join(
        || album.pictures(Language::Zh),
        || album.pictures(Language::En),
    );
    let mut pictures: Vec<(String, Picture)> = Vec::new();
    for (language, album) in [(Language::Zh, chinese), (Language::En, english)] {
        for (name, picture) in album.map_err(failed)? {
            pictures.push((format!("charts/{name}.{}", language.tag()), picture));
        }
    }
    // Whoever is free takes the largest that is left, so that nobody ends much later than the others.
    let mut largest_first: Vec<usize> = (0..pictures.len()).collect();
    largest_first.sort_by_key(|place| std::cmp::Reverse(pictures[*place].1.size().1));
    let next = AtomicUsize::new(0);
    let take = || largest_first.get(next.fetch_add(1, Ordering::Relaxed));
    let drawn = rayon::broadcast(|_| {
        std::iter::from_fn(take)
            .map(|place| Ok((*place, pictures[*place].1.png(SCREEN)?)))
            .collect()
    });
    let drawn = drawn.into_iter().collect::<Result<Vec<Vec<_>>, _>>();
    let mut pngs: Vec<(usize, Vec<u8>)> = drawn.map_err(failed)?.into_iter().flatten().collect();
    pngs.sort_by_key(|(place, _)| *place);
    Ok(pictures
        .into_iter()
        .zip(pngs)
        .flat_map(|((name, picture), (_, png))| {
            [
                (format!("{name}.svg"), picture.svg.into_bytes()),
                (format!("{name}.png"), png),
            ]
        })
        .collect())
}

/// Pixels of a PNG to one logical pixel: sharp on a dense screen and in a document.
const SCREEN: f32 = 2.0;
