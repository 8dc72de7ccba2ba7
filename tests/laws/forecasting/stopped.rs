//! A program that is stopped at any moment: old output or new, never a mixture, and nothing left.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use sha2::{Digest, Sha256};

use super::{desk, good};

/// Moments at which the program is killed; many where `PLANCAST_FUZZ` asks for much of everything.
const MOMENTS: [u64; 2] = [40, 200];
/// The last of them, in thousandths of a second; most runs have ended by then.
const LAST: f64 = 320.0;
/// Steps of the golden section fill a stretch of time evenly, however many there are.
const GOLDEN: f64 = 0.618_034;

/// The values of the second run are other than those of the first, so that its output differs.
const FIRST: &str = "年份,人数（人）\n2018,100\n2019,104\n2020,109\n2021,113\n";
const SECOND: &str = "年份,人数（人）\n2018,200\n2019,210\n2020,205\n2021,230\n";

fn left_behind(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder").flatten();
    let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
    names.filter(|name| name.starts_with(".plancast")).collect()
}

/// Every file that a receipt names is there and is what it says.
fn is_whole(folder: &Path, receipt: &[u8]) {
    let receipt: toml::Table = std::str::from_utf8(receipt)
        .expect("text")
        .parse()
        .expect("a receipt");
    for output in receipt["outputs"].as_array().expect("outputs") {
        let name = output["file"].as_str().expect("a name");
        let bytes = fs::read(folder.join(name)).unwrap_or_else(|_| panic!("{name}"));
        let sum: String = Sha256::digest(&bytes)
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        assert_eq!(output["sha256"].as_str(), Some(sum.as_str()), "{name}");
    }
}

#[test]
fn a_kill_at_any_moment_leaves_old_output_or_new() {
    let folder = desk("x.csv", FIRST);
    let place = folder.path();
    let call = ["forecast", "x.csv", "--draws", "60", "--out", "o"];
    good(place, &call);
    let receipt = || fs::read(place.join("o/receipt.toml")).expect("a receipt");
    let old = receipt();
    fs::write(place.join("x.csv"), SECOND).expect("written");
    good(
        place,
        &["forecast", "x.csv", "--draws", "60", "--out", "other"],
    );
    let new = fs::read(place.join("other/receipt.toml")).expect("a receipt");
    let [few, many] = MOMENTS;
    let moments = match std::env::var_os("PLANCAST_FUZZ") {
        Some(_) => many,
        None => few,
    };
    for number in 0..moments {
        let moment = LAST * (GOLDEN * number as f64).fract();
        let mut child = Command::new(env!("CARGO_BIN_EXE_plancast"))
            .args(call)
            .current_dir(place)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program runs");
        std::thread::sleep(Duration::from_secs_f64(moment / 1000.0));
        let _ = child.kill();
        child.wait().expect("it ends");
        let now = receipt();
        assert!(now == old || now == new, "a receipt that is neither");
        is_whole(&place.join("o"), &now);
    }
    // Who comes next takes away what the killed ones had begun.
    good(place, &call);
    assert_eq!(left_behind(place), Vec::<String>::new());
}

#[test]
fn two_files_of_one_name_have_two_results() {
    let folder = desk("x.csv", FIRST);
    let place = folder.path();
    fs::create_dir(place.join("a")).expect("a folder");
    fs::write(place.join("a/x.csv"), SECOND).expect("written");
    fs::write(place.join("x.tsv"), SECOND.replace(',', "\t")).expect("written");
    for file in ["x.csv", "a/x.csv", "x.tsv"] {
        good(place, &["forecast", file, "--draws", "40"]);
    }
    for name in ["x", "a-x", "x-tsv"] {
        assert!(
            place
                .join("notebooks-out/forecast")
                .join(name)
                .join("receipt.toml")
                .is_file(),
            "{name}"
        );
    }
}
