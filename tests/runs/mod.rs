//! Models opened and run for the tests: the real ones, with few draws.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock, Mutex, OnceLock, PoisonError};

use plancast::axes::{SEXES, Year};
use plancast::model::{Model, ModelFolder, Opener};
use plancast::projection::Projection;
use plancast::simulation::{Engine, Fits, Follow, Outcome, PROFILE_GROUPS, SimulationError, Whom};
use plancast::stream::{Chance, Locality};
use tempfile::TempDir;

/// Seed of the runs that share draws.
pub const SEED: u64 = 7;
/// Draws of the runs that share draws.
pub const DRAWS: usize = 40;

/// The project's folder.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// An empty folder that goes with what holds it.
///
/// It lies in memory where the system has a file system there of at least [`ROOM`]: thousands of small files are made and
/// deleted in turn, and to give out again what was just deleted takes some file systems as long as a run.
pub fn scratch() -> TempDir {
    static PLACE: LazyLock<PathBuf> = LazyLock::new(|| {
        let mounted = std::fs::read_to_string("/proc/mounts").unwrap_or_default();
        let in_memory = mounted.lines().any(is_roomy_memory);
        PathBuf::from(MEMORY)
            .canonicalize()
            .ok()
            .filter(|memory| in_memory && tempfile::tempdir_in(memory).is_ok())
            .unwrap_or_else(std::env::temp_dir)
    });
    tempfile::tempdir_in(&*PLACE).expect("a temporary folder")
}

/// Where systems with a file system in memory have it.
const MEMORY: &str = "/dev/shm";
/// In KiB: four times what all tests have there at once.
const ROOM: u64 = 64 << 10;

/// Whether a line of the list of what is mounted is of a file system in memory with room for all tests.
fn is_roomy_memory(line: &str) -> bool {
    let mut fields = line.split(' ').skip(1);
    let is_memory = fields.next() == Some(MEMORY) && fields.next() == Some("tmpfs");
    let size = fields.next().and_then(|options| {
        let mut options = options.split(',');
        options.find_map(|option| option.strip_prefix("size=")?.strip_suffix('k'))
    });
    is_memory && size.and_then(|size| size.parse::<u64>().ok()) >= Some(ROOM)
}

/// Copies a folder with all that is in it.
pub fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).expect("copied");
        }
    }
}

/// The project's datasets.
pub fn datasets() -> PathBuf {
    root().join("datasets")
}

/// Folders of all models, in alphabetical order.
pub fn models() -> Vec<PathBuf> {
    let entries = std::fs::read_dir(root().join("models")).expect("the models folder");
    let mut models: Vec<PathBuf> = entries
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.join("model.toml").is_file())
        .collect();
    models.sort();
    models
}

/// A model's folder as it stands.
pub fn folder(key: &str) -> ModelFolder {
    let path = root().join("models").join(key);
    ModelFolder::open(&path).unwrap_or_else(|complaints| panic!("{complaints}"))
}

/// Wenling with few populations of the survey, which take most of the time before the first draw.
pub fn wenling() -> ModelFolder {
    static FOLDER: OnceLock<ModelFolder> = OnceLock::new();
    let folder = FOLDER.get_or_init(|| {
        let mut folder = folder("wenling");
        let disability = folder.file.model.disability.as_mut();
        disability.expect("Wenling models disability").structures = 3;
        folder
    });
    folder.clone()
}

/// The project's datasets, whose tables are read once.
pub fn opener() -> &'static Opener {
    static OPENER: OnceLock<Opener> = OnceLock::new();
    OPENER
        .get_or_init(|| Opener::on(&datasets()).unwrap_or_else(|complaints| panic!("{complaints}")))
}

/// Opens a scenario.
pub fn open(folder: &ModelFolder, scenario: &str, as_of: Option<Year>) -> Model {
    let opened = opener().open(folder, scenario, as_of);
    opened.unwrap_or_else(|complaints| panic!("{scenario}: {complaints}"))
}

/// An engine for a model. What is fitted to the tables of a nation is fitted once for all tests.
pub fn prepared(model: &Model) -> Engine {
    try_prepared(model).expect("an engine")
}

/// The same for a model that may have none.
pub fn try_prepared(model: &Model) -> Result<Engine, SimulationError> {
    static FITS: LazyLock<Fits> = LazyLock::new(Fits::default);
    Engine::prepare_with(Arc::new(model.clone()), &FITS)
}

/// Every value of the age profiles.
pub fn profile_bits(outcome: &Outcome) -> Vec<u32> {
    let mut bits = Vec::new();
    for year in 0..outcome.profiles.years.len() {
        for whom in [Whom::People, Whom::Holders] {
            for sex in 0..SEXES {
                for group in 0..PROFILE_GROUPS {
                    let draws = outcome.profiles.draws(year, whom, sex, group);
                    bits.extend(draws.iter().map(|value| value.to_bits()));
                }
            }
        }
    }
    bits
}

/// The chance of a draw in a place that shares nothing with others.
pub fn chance(seed: u64, draw: u32) -> Chance {
    Chance::new(seed, Locality::default()).in_draw(draw)
}

/// Runs draws `0 … draws − 1` of a model.
pub fn outcome(model: &Model, seed: u64, draws: usize) -> Outcome {
    prepared(model).run(seed, draws, |_| ()).expect("a run")
}

/// The same, of a scenario of a folder, with the draws that all laws share.
pub fn projected(folder: &ModelFolder, scenario: &str) -> Arc<Projection> {
    let follow = Follow::needed_by(&open(folder, scenario, None));
    following(folder, scenario, follow, DRAWS).expect("a run")
}

/// What has been run, by all that decides it; whoever asks for what is being run waits for it.
type Known = Mutex<BTreeMap<String, Arc<Mutex<Option<Arc<Projection>>>>>>;

/// A scenario of a folder with people followed in this way; run once, however many tests ask.
pub fn following(
    folder: &ModelFolder,
    scenario: &str,
    follow: Follow,
    draws: usize,
) -> Result<Arc<Projection>, SimulationError> {
    static KNOWN: Known = Mutex::new(BTreeMap::new());
    let what = format!(
        "{scenario} {follow:?} {draws} {:?} {:?}",
        folder.file, folder.scenarios
    );
    let place = {
        let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
        known.entry(what).or_default().clone()
    };
    let mut place = place.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(projection) = &*place {
        return Ok(projection.clone());
    }
    let engine = try_prepared(&open(folder, scenario, None))?.following(follow);
    let projection = Arc::new(engine.run(SEED, draws, |_| ())?.projection);
    *place = Some(projection.clone());
    Ok(projection)
}

/// The baseline of Wenling, run once.
pub fn baseline() -> &'static Projection {
    static BASELINE: OnceLock<Arc<Projection>> = OnceLock::new();
    BASELINE.get_or_init(|| projected(&wenling(), "baseline"))
}

/// All draws of a quantity in a year.
pub fn draws<'p>(projection: &'p Projection, key: &str, year: Year) -> &'p [f32] {
    let found = projection.get(key, year);
    found.unwrap_or_else(|| panic!("no {key} in {year}"))
}

/// The middle one of some draws.
pub fn median(draws: &[f32]) -> f64 {
    let mut sorted = draws.to_vec();
    sorted.sort_by(f32::total_cmp);
    let half = sorted.len() / 2;
    if sorted.len() % 2 == 1 {
        f64::from(sorted[half])
    } else {
        0.5 * (f64::from(sorted[half - 1]) + f64::from(sorted[half]))
    }
}

/// The bits of every value, so that values that do not exist are equal too.
pub fn bits(projection: &Projection) -> Vec<u32> {
    projection
        .values()
        .iter()
        .map(|value| value.to_bits())
        .collect()
}
