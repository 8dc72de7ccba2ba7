//! A parser held against its inputs in a process of its own: this program of tests, called again for one test.
//!
//! There its memory can be told from that of the other tests, and an abort or a full stack ends nothing else.

use std::fs::{self, File};
use std::io::{self, Seek as _, Write as _};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::process::Command;
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use super::corpus::Seed;
use super::mutation::{Dice, spoilt, spoilt_inside};

/// Named for the process that does the work.
const OWN: &str = "PLANCAST_FUZZ_PARSER";
/// How many inputs the parser of text gets, where somebody asks for more than the few; the others in proportion.
const INPUTS: &str = "PLANCAST_FUZZ";
/// The number of the first input, so that one that was named can be read again at once.
const FROM: &str = "PLANCAST_FUZZ_FROM";
/// The few that the parser of text gets.
const FEW: u64 = 4000;
/// The stack of the thread that reads: twice what the main thread of a program has.
const STACK: usize = 16 << 20;
/// The longest that one input may take, of the processor's time: a busy machine makes nobody slow.
const LONGEST: Duration = Duration::from_secs(5);
/// How often as long by the clock, however little is done: somebody waits for something.
const WAITS: u32 = 24;
/// The most that may be resident, in KiB.
const MOST: u64 = 1 << 20;

/// Reads one input, by its name and its bytes: nothing, or what is said against it.
pub type Reading = Box<dyn FnMut(&str, &[u8]) -> Result<(), String>>;

/// A parser and what it is held against.
pub struct Parser {
    /// Name of its test.
    pub name: &'static str,
    /// Sound inputs.
    pub seeds: fn() -> Vec<Seed>,
    /// What may be put into them.
    pub words: &'static [&'static str],
    /// Makes it ready.
    pub reading: fn() -> Reading,
    /// How many inputs it gets in every run of the tests.
    pub inputs: u64,
}

/// Holds a parser against its inputs.
pub fn fuzz(parser: &'static Parser) {
    if std::env::var(OWN).is_ok_and(|name| name == parser.name) {
        return work(parser);
    }
    let output = Command::new(std::env::current_exe().expect("this program"))
        .arg(format!("laws::fuzzing::{}", parser.name))
        .args(["--exact", "--nocapture", "--test-threads=1"])
        .env(OWN, parser.name)
        .output()
        .expect("it runs");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    let faults = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        output.status.success() && said.contains(&done(parser)),
        "{}: {}; the input is {}\n{said}\n{faults}",
        parser.name,
        output.status,
        kept(parser).display()
    );
    print!("{said}");
}

fn done(parser: &Parser) -> String {
    format!("inputs of {}:", parser.name)
}

/// Where the input stands that is being read: the culprit, if nothing comes after it.
fn kept(parser: &Parser) -> PathBuf {
    PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("fuzzing-{}", parser.name))
}

/// Reads every input on a thread and watches that each one ends.
fn work(parser: &'static Parser) {
    let inputs = match std::env::var(INPUTS) {
        Ok(number) => {
            let number: u64 = number.parse().expect("PLANCAST_FUZZ is a number");
            number * parser.inputs / FEW
        }
        Err(_) => parser.inputs,
    };
    let (tell, told) = channel();
    let worker = thread::Builder::new()
        .stack_size(STACK)
        .spawn(move || read_all(parser, inputs, &tell))
        .expect("a thread");
    // Making the parser ready may take its time.
    let mut begun = told.recv().unwrap_or_else(|_| Begun::now(0));
    let mut waits = 0;
    loop {
        match told.recv_timeout(LONGEST) {
            Ok(next) => (begun, waits) = (next, 0),
            Err(RecvTimeoutError::Disconnected) => break,
            Err(RecvTimeoutError::Timeout) => {
                waits += 1;
                begun.must_not_last(waits);
            }
        }
    }
    let (sound, refused) = match worker.join() {
        Ok(counts) => counts,
        Err(panic) => std::panic::resume_unwind(panic),
    };
    println!(
        "{inputs} {} {sound} read, {refused} refused, at most {} MiB",
        done(parser),
        peak().unwrap_or_default() >> 10
    );
    assert!(sound > 0, "some inputs are sound: the parser is reached");
    assert!(refused > 0, "some inputs are refused: they are spoilt");
}

/// An input that began to be read.
struct Begun {
    number: u64,
    /// The processor's time that the program had taken, where the system tells.
    worked: Option<Duration>,
}

impl Begun {
    fn now(number: u64) -> Self {
        Begun {
            number,
            worked: worked(),
        }
    }

    /// Panics where the input has taken too long, after so many waits of [`LONGEST`].
    fn must_not_last(&self, waits: u32) {
        let waited = waits * LONGEST;
        let taken = match (self.worked, worked()) {
            (Some(before), Some(now)) => now.saturating_sub(before),
            _ => waited,
        };
        assert!(
            taken < LONGEST && waits < WAITS,
            "input {} takes {taken:?} of the processor, {waited:?} by the clock",
            self.number
        );
    }
}

/// How many inputs were read, and how many refused.
fn read_all(parser: &Parser, inputs: u64, tell: &Sender<Begun>) -> (u64, u64) {
    let (seeds, mut reading) = ((parser.seeds)(), (parser.reading)());
    let path = kept(parser);
    let mut file = File::create(&path).expect("a file");
    let (mut sound, mut refused) = (0, 0);
    let first = std::env::var(FROM).map_or(0, |first| first.parse().expect("a number"));
    for number in first..inputs {
        let mut dice = Dice::new(parser.name, number);
        // First the seeds as they are.
        let sound_seed = seeds.get(number as usize);
        let seed = sound_seed.unwrap_or_else(|| dice.one(&seeds));
        let bytes = match sound_seed {
            Some(seed) => seed.bytes.clone(),
            None if seed.bytes.starts_with(b"PK") => {
                spoilt_inside(&seed.bytes, parser.words, &mut dice)
            }
            None => spoilt(&seed.bytes, parser.words, &mut dice),
        };
        let name = seed.name.as_str();
        keep(&mut file, &bytes).expect("the input is kept");
        tell.send(Begun::now(number)).expect("somebody watches");
        match catch_unwind(AssertUnwindSafe(|| reading(name, &bytes))) {
            Ok(Ok(())) => sound += 1,
            Ok(Err(said)) => {
                assert!(
                    !said.trim().is_empty(),
                    "input {number}: refused without a word"
                );
                refused += 1;
            }
            Err(_) => panic!("input {number}, {name}: a panic"),
        }
        if let Some(peak) = peak() {
            assert!(peak < MOST, "input {number}, {name}: {} MiB", peak >> 10);
        }
    }
    drop(file);
    fs::remove_file(&path).expect("no culprit");
    (sound, refused)
}

/// Puts an input in the place of the one before. The file stays open: one that is cut off and closed is put on the disk,
/// for which thousands of inputs would wait.
fn keep(file: &mut File, bytes: &[u8]) -> io::Result<()> {
    file.rewind()?;
    file.write_all(bytes)?;
    file.set_len(bytes.len() as u64)
}

/// The processor's time that this program has taken; nothing where the system does not tell.
fn worked() -> Option<Duration> {
    /// Ticks of a second in the system's own account, the same on every machine with Linux.
    const TICKS: f64 = 100.0;
    let account = fs::read_to_string("/proc/self/stat").ok()?;
    // After the name, which may have blanks: the time of the program is the twelfth, that of the system the next.
    let mut fields = account.rsplit_once(')')?.1.split_whitespace().skip(11);
    let mut ticks = || fields.next()?.parse::<f64>().ok();
    Some(Duration::from_secs_f64((ticks()? + ticks()?) / TICKS))
}

/// The most that was ever resident, in KiB; nothing where the system does not tell.
fn peak() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix("kB")?.trim().parse().ok()
}
