//! What a run leaves behind: all of it or nothing, the same for any number of threads.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Output;
use std::sync::OnceLock;

use serde_json::Value;
use sha2::{Digest, Sha256};

use super::{Desk, has, text};
use crate::runs::wenling;

/// Files by their names.
pub(super) type Files = BTreeMap<String, Vec<u8>>;

pub(super) fn files(folder: &Path) -> Files {
    let mut found = Files::new();
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = path
            .file_name()
            .expect("a name")
            .to_string_lossy()
            .into_owned();
        if path.is_dir() {
            found.extend(
                files(&path)
                    .into_iter()
                    .map(|(file, bytes)| (format!("{name}/{file}"), bytes)),
            );
        } else {
            found.insert(name, fs::read(&path).expect("bytes"));
        }
    }
    found
}

fn run(desk: &Desk, more: &[&str]) -> Output {
    let output = desk.call(
        &[
            &["run", "models/wenling", "--draws", "12", "--seed", "5"],
            more,
        ]
        .concat(),
    );
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    // A busy machine may take so long that a log is told how far it is.
    let said = text(&output.stderr);
    let lines = said.lines().filter(|line| !line.starts_with("进度："));
    assert_eq!(lines.count(), 0, "quiet when piped: {said}");
    output
}

/// A run of a scenario with its pictures, made once for all who look at it: what is said, and every file.
pub(super) fn drawn() -> &'static (String, Files) {
    static DRAWN: OnceLock<(String, Files)> = OnceLock::new();
    DRAWN.get_or_init(|| {
        let (desk, asked) = (
            Desk::new(),
            ["--scenario", "care_grade_3", "--threads", "2"],
        );
        let words = run(&desk, &[&asked[..], &["--out", "two"]].concat());
        (text(&words.stdout), files(&desk.path("two")))
    })
}

#[test]
fn threads_leave_every_file_as_it_is() {
    let desk = Desk::new();
    let json = run(
        &desk,
        &[
            "--threads",
            "1",
            "--out",
            "one",
            "--format",
            "json",
            "--scenario",
            "care_grade_3",
        ],
    );
    let (words, two) = drawn();
    let one = files(&desk.path("one"));
    assert!(one == *two);

    let said: Value = serde_json::from_str(&text(&json.stdout)).expect("JSON");
    assert_eq!(said["scenario"], "care_grade_3");
    assert_eq!(
        (said["draws"].as_u64(), said["seed"].as_u64()),
        (Some(12), Some(5))
    );
    let targets = said["targets"].as_array().expect("targets");
    assert_eq!(targets.len(), wenling().file.plan.targets.len());
    let (told, untold): (Vec<_>, Vec<_>) = targets
        .iter()
        .partition(|target| target["rests"] != "nothing");
    assert!(!untold.is_empty());
    for name in ["probability", "at_the_end", "never", "elsewhere"] {
        assert!(untold.iter().all(|target| target[name].is_null()), "{name}");
    }
    for target in told {
        let probability = target["probability"].as_f64().expect("a probability");
        assert!((0.0..=1.0).contains(&probability));
        assert!(target["standard_error"].as_f64().expect("an error") > 0.0);
    }
    let listed: Vec<&str> = said["files"]
        .as_array()
        .expect("files")
        .iter()
        .filter_map(Value::as_str)
        .collect();
    let written: Vec<&str> = one
        .keys()
        .filter_map(|name| name.strip_prefix("wenling/care_grade_3/"))
        .collect();
    assert_eq!(
        written.len(),
        one.len(),
        "nothing beside the scenario's folder"
    );
    assert_eq!(listed.len(), written.len());
    assert!(listed.iter().all(|name| written.contains(name)));

    has(
        words,
        &["温岭市残疾人服务", "与基准之差", "two/wenling/care_grade_3"],
    );
    assert!(!words.contains('\u{1b}'), "no colours when piped");
    receipt(&one);
}

/// The receipt names every file with its checksum, every table read, and the model as run.
fn receipt(files: &Files) {
    let folder = "wenling/care_grade_3";
    let receipt: toml::Table =
        toml::from_str(&text(&files[&format!("{folder}/receipt.toml")])).expect("TOML");
    assert_eq!(receipt["seed"].as_integer(), Some(5));
    assert_eq!(
        receipt["plancast"].as_str(),
        Some(env!("CARGO_PKG_VERSION"))
    );
    let outputs = receipt["outputs"].as_array().expect("outputs");
    assert_eq!(outputs.len() + 1, files.len());
    for output in outputs {
        let name = output["file"].as_str().expect("a file");
        let bytes = &files[&format!("{folder}/{name}")];
        let hex: String = Sha256::digest(bytes)
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        assert_eq!(output["sha256"].as_str(), Some(hex.as_str()), "{name}");
    }
    let inputs = receipt["inputs"].as_array().expect("inputs");
    for input in inputs {
        let path = crate::runs::datasets().join(input["file"].as_str().expect("a table"));
        let bytes = fs::read(path).expect("a table that was read");
        let hex: String = Sha256::digest(&bytes)
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        assert_eq!(input["sha256"].as_str(), Some(hex.as_str()));
    }
    // The scenario's rule, not the baseline's.
    let service = &receipt["run"]["model_as_run"]["services"]["care_subsidy"];
    assert_eq!(service["eligible"].as_array().map(Vec::len), Some(2));
}

#[test]
fn a_run_takes_the_place_of_the_last_one_and_leaves_what_is_not_its_own() {
    let desk = Desk::new();
    let folder = desk.path("out/wenling/baseline");
    let receipt = || fs::read_to_string(folder.join("receipt.toml")).expect("a receipt");
    let run = |until: &str| {
        let english = ["--lang", "en", "--without-charts", "--out", "out"];
        run(&desk, &[&english[..], &["--until", until]].concat());
    };
    run("2026");
    let (first, written) = (receipt(), files(&folder).len());
    fs::write(folder.join("notes.docx"), "theirs").expect("written");
    run("2027");
    assert!(receipt() != first);
    let notes = fs::read_to_string(folder.join("notes.docx"));
    assert_eq!(notes.expect("what others wrote stays"), "theirs");
    assert_eq!(files(&folder).len(), written + 1);
    let beside: Vec<String> = files(&desk.path("out")).into_keys().collect();
    assert!(
        beside
            .iter()
            .all(|name| name.starts_with("wenling/baseline/")),
        "{beside:?}"
    );
}

#[test]
fn without_charts_everything_else_is_the_same() {
    let desk = Desk::new();
    let asked = ["--scenario", "care_grade_3", "--out", "few"];
    let few = run(&desk, &[&asked[..], &["--without-charts"]].concat());
    let (said, all) = drawn();
    has(said, &["图和表写入 two"]);
    let said = text(&few.stdout);
    has(&said, &["表写入 few"]);
    assert!(!said.contains("图和表"), "{said}");
    let (mut all, few) = (all.clone(), files(&desk.path("few")));
    let drawn = all.len();
    all.retain(|name, _| !name.contains("/charts/"));
    assert!(all.len() < drawn && !all.is_empty());
    // The receipt names the files that were written.
    let own = |name: &String| !name.ends_with("receipt.toml");
    assert!(all.keys().eq(few.keys()));
    assert!(few.keys().filter(|name| own(name)).count() > 2);
    for (name, bytes) in all.iter().filter(|(name, _)| own(name)) {
        assert!(few[name] == *bytes, "{name}");
    }
}

#[test]
fn a_place_that_cannot_be_written() {
    let desk = Desk::new();
    desk.write("out", "a file where the folder should be");
    let output = desk.call(&["run", "models/wenling", "--draws", "2", "--out", "out"]);
    assert_eq!(output.status.code(), Some(2));
    let said = text(&output.stderr);
    assert!(!said.contains("panicked"), "{said}");
    has(&said, &["out", "是一个文件"]);
}

/// The folder of a verb is asked for before anything is worked out: what is said is said of `--out`.
#[test]
fn a_file_where_the_folder_of_a_verb_should_be_is_told_beforehand() {
    let desk = Desk::new();
    fs::create_dir_all(desk.path("out/wenling")).expect("a folder");
    for (verb, own) in [
        ("budget", "budget"),
        ("towns", "towns"),
        ("targets", "targets"),
        ("run", "baseline"),
    ] {
        desk.write(&format!("out/wenling/{own}"), "a file");
        let output = desk.call(&[verb, "models/wenling", "--draws", "2", "--out", "out"]);
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{verb}: {said}");
        let place = format!("--out：out/wenling/{own} 是一个文件");
        has(&said, &[place.as_str()]);
    }
}

/// Two models may bear one name in two folders: that of another place does not overwrite the results of the first.
#[test]
fn models_of_one_name_do_not_overwrite_each_other() {
    let desk = Desk::new();
    // The receipt of what is published is without the model, and says the place all the same.
    run(&desk, &["--out", "out", "--without-charts", "--publish"]);
    // Nor does a budget that stands alone.
    let alone = ["budget", "models/wenling", "--draws", "2"];
    desk.done(&[&alone[..], &["--out", "alone"]].concat());
    let before = [files(&desk.path("out")), files(&desk.path("alone"))];
    super::copy(&desk.path("models/wenling"), &desk.path("others/wenling"));
    let other = "others/wenling/model.toml";
    desk.edit(other, "region = \"331081\"", "region = \"331083\"");
    for (verb, out) in [("run", "out"), ("budget", "out"), ("budget", "alone")] {
        let output = desk.call(&[verb, "others/wenling", "--draws", "2", "--out", out]);
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{said}");
        let place = format!("--out：{out}/wenling");
        has(&said, &[place.as_str(), "331081", "331083"]);
    }
    assert!([files(&desk.path("out")), files(&desk.path("alone"))] == before);
}

/// Nobody gave an option: what cannot be is told of the receipt, with its key.
#[test]
fn a_receipt_that_cannot_be_run_again_is_told_by_its_key() {
    let desk = Desk::new();
    run(&desk, &["--out", "out", "--without-charts"]);
    let receipt = "out/wenling/baseline/receipt.toml";
    for (from, to, told) in [
        ("until = 2035", "until = 2500", ["run.until = 2500", "2120"]),
        (
            "draws = 12",
            "draws = 1000000000",
            ["draws 为 1000000000", "receipt.toml"],
        ),
    ] {
        desk.edit(receipt, from, to);
        let output = desk.call(&["verify", receipt]);
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{said}");
        has(&said, &[&format!("{receipt}：")]);
        has(&said, &told);
        assert!(!said.contains("--"), "{said}");
    }
    // What is no TOML is told by its line, not in the words of the parser.
    let text_of = desk.read(receipt);
    desk.write(
        receipt,
        &text_of[..text_of.floor_char_boundary(text_of.len() / 2)],
    );
    let output = desk.call(&["verify", receipt]);
    let said = text(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{said}");
    has(&said, &["不是收据（第 ", " 行不合 TOML 语法）"]);
}

/// Whoever presses Ctrl-C finds neither files nor the folders that were made for them.
#[cfg(unix)]
#[test]
fn nothing_is_left_where_a_run_is_stopped() {
    use std::process::{Command, Stdio};
    use std::time::Duration;

    let desk = Desk::new();
    let datasets = desk.datasets.to_string_lossy().into_owned();
    let run = [
        "run",
        "models/wenling",
        "--draws",
        "300",
        "--out",
        "new/out",
    ];
    let mut child = Command::new(env!("CARGO_BIN_EXE_plancast"))
        .args(run)
        .args(["--datasets", &datasets])
        .current_dir(desk.path(""))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("it starts");
    // For two minutes at most.
    for _ in 0..60_000 {
        if desk.path("new/out/wenling").exists() {
            break;
        }
        std::thread::sleep(Duration::from_millis(2));
    }
    let number = child.id().to_string();
    let asked = Command::new("kill").args(["-INT", &number]).status();
    assert!(asked.expect("there is a kill").success());
    let ended = child.wait().expect("it ends");
    assert_eq!(ended.code(), Some(130));
    assert!(!desk.path("new").exists());
}
