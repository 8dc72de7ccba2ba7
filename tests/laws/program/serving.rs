//! The page of `serve`: who may ask, what is refused, and that what it shows is what `run` gives.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Shutdown, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};

use super::{plancast, text};

/// The program at work; it ends with the test.
struct Served {
    child: Child,
    port: u16,
    token: String,
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Longest that an answer may take.
const PATIENCE: Duration = Duration::from_secs(120);

/// What came back: status, and body.
type Answer = (u16, String);

impl Served {
    fn of(folder: &Path) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_plancast"))
            .args(["serve", "models/wenling", "--no-open"])
            .current_dir(folder)
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program");
        let mut line = String::new();
        let stdout = child.stdout.take().expect("what it says");
        BufReader::new(stdout)
            .read_line(&mut line)
            .expect("a first line");
        let address = line
            .split_once("http://127.0.0.1:")
            .unwrap_or_else(|| panic!("an address in {line}"))
            .1
            .trim();
        let (port, token) = address.split_once('/').expect("a secret");
        Served {
            child,
            port: port.parse().expect("a port"),
            token: token.trim_end_matches('/').to_string(),
        }
    }

    /// Sends these bytes and reads what comes.
    fn raw(&self, request: &[u8]) -> Answer {
        self.sent(request, |_| ())
    }

    /// Sends these bytes, closes its half of the connection, and reads what comes.
    fn no_more(&self, request: &[u8]) -> Answer {
        self.sent(request, |stream| {
            let _ = stream.shutdown(Shutdown::Write);
        })
    }

    fn sent(&self, request: &[u8], and_then: impl FnOnce(&TcpStream)) -> Answer {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).expect("a connection");
        stream.set_read_timeout(Some(PATIENCE)).expect("a limit");
        // Who is refused may be refused before everything was read.
        let _ = stream.write_all(request);
        and_then(&stream);
        let mut bytes = Vec::new();
        match stream.read_to_end(&mut bytes) {
            Err(error) if error.kind() == std::io::ErrorKind::WouldBlock => {
                panic!("no answer in {PATIENCE:?}")
            }
            _ => {}
        }
        let whole = String::from_utf8_lossy(&bytes).into_owned();
        let status = whole
            .split(' ')
            .nth(1)
            .and_then(|status| status.parse().ok())
            .unwrap_or(0);
        let body = whole.split_once("\r\n\r\n").map_or("", |(_, body)| body);
        (status, body.to_string())
    }

    fn ask(&self, method: &str, path: &str, headers: &str, body: &str) -> Answer {
        let (port, length) = (self.port, body.len());
        self.raw(
            format!(
                "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n{headers}Content-Length: {length}\r\n\r\n{body}"
            )
            .as_bytes(),
        )
    }

    /// A question of the page's own.
    fn post(&self, what: &str, body: &Value) -> Answer {
        let path = format!("/{}/{what}", self.token);
        self.ask("POST", &path, "X-Plancast: 1\r\n", &body.to_string())
    }

    fn answer(&self, number: u64, with: &[&str]) -> Value {
        let question = json!({
            "number": number, "draws": "fine", "scenario": "baseline", "with": with,
            "show": ["holders", "cost.all"],
        });
        let (status, body) = self.post("answer", &question);
        assert_eq!(status, 200, "{body}");
        serde_json::from_str(&body).expect("an answer")
    }
}

/// The program did what it was asked.
fn good(output: &Output) {
    assert!(output.status.success(), "{}", text(&output.stderr));
}

/// Wenling up to a year; most of the time before the first answer goes into populations of the survey and into years.
fn desk(until: i32) -> tempfile::TempDir {
    let folder = crate::runs::scratch();
    good(&plancast(&["example", "wenling"], folder.path()));
    let file = folder.path().join("models/wenling/model.toml");
    let model = fs::read_to_string(&file).expect("text");
    let mut lines: Vec<String> = model.lines().map(String::from).collect();
    for (key, value) in [
        ("structures", "2".to_string()),
        ("until", until.to_string()),
        ("milestones", format!("[2025, {until}]")),
    ] {
        let begins = format!("{key} = ");
        let line = lines.iter_mut().find(|line| line.starts_with(&begins));
        *line.expect("its line") = begins + &value;
    }
    fs::write(&file, lines.join("\n") + "\n").expect("written");
    folder
}

/// Only the page itself may ask: whoever names another host, comes from another page, does not know the secret, or
/// does not say that it is the page, is refused.
#[test]
fn strangers_are_refused() {
    let folder = desk(2028);
    let served = Served::of(folder.path());
    let page = format!("/{}/", served.token);
    let (status, body) = served.ask("GET", &page, "", "");
    assert_eq!(status, 200);
    assert!(body.contains("<!doctype html>") && !body.contains("NONCE"));
    for other in ["/", "/x/", &format!("/{}x/", served.token), "/model"] {
        assert_eq!(served.ask("GET", other, "", "").0, 404, "{other}");
    }
    let foreign = format!("GET {page} HTTP/1.1\r\nHost: example.org\r\nConnection: close\r\n\r\n");
    assert_eq!(served.raw(foreign.as_bytes()).0, 403);
    let origin = "Origin: http://example.org\r\n";
    assert_eq!(served.ask("GET", &page, origin, "").0, 403);
    let question = "{\"number\":1,\"draws\":\"coarse\",\"scenario\":\"baseline\"}";
    let path = format!("/{}/answer", served.token);
    assert_eq!(served.ask("POST", &path, "", question).0, 403);
}

/// Nothing that is sent stops the program: what is no question is refused.
#[test]
fn malformed_questions_are_refused_and_nothing_stops() {
    let folder = desk(2028);
    let served = Served::of(folder.path());
    let path = format!("/{}/answer", served.token);
    let usual = "{\"number\":1,\"draws\":\"coarse\",\"scenario\":\"baseline\",\"with\":[]}";
    for cut in 0..usual.len() {
        let (status, _) = served.ask("POST", &path, "X-Plancast: 1\r\n", &usual[..cut]);
        assert!((400..500).contains(&status), "{status}: {}", &usual[..cut]);
    }
    for with in [
        "care_subsidy.standard=x@2028",
        "nothing.standard=1@2028",
        "care_subsidy.standard=1@1800",
        "day_care.add_centres=-1@2027",
        "care_subsidy.coverage=7@2027",
        "\u{0}",
        "=@~",
    ] {
        let question =
            json!({ "number": 5, "draws": "coarse", "scenario": "baseline", "with": [with] });
        let (status, body) = served.post("answer", &question);
        assert_eq!(status, 422, "{with}: {body}");
        let said: Value = serde_json::from_str(&body).expect("messages");
        assert!(
            said["messages"][0]["zh"]
                .as_str()
                .is_some_and(|zh| !zh.is_empty())
        );
    }
    let long = "x".repeat(100_000);
    assert_eq!(served.ask("POST", &path, "X-Plancast: 1\r\n", &long).0, 413);
    for noise in [
        "\r\n\r\n",
        "GET",
        "\u{1}\u{2}\r\n\r\n",
        "POST / HTTP/9.9\r\n\r\n",
    ] {
        let (status, _) = served.no_more(format!("{noise}\r\n\r\n").as_bytes());
        assert!(status == 0 || (400..600).contains(&status), "{status}");
    }
    assert_eq!(
        served.ask("GET", &format!("/{}/", served.token), "", "").0,
        200
    );
}

/// A hundred questions at once: the newest is answered, and the others at most say that they came too late.
#[test]
fn of_many_questions_the_newest_is_answered() {
    let folder = desk(2029);
    let served = Served::of(folder.path());
    let newest = 100;
    let answered: usize = thread::scope(|scope| {
        let asked: Vec<_> = (1..=newest)
            .map(|number| {
                let served = &served;
                scope.spawn(move || {
                    let standard = format!("care_subsidy.standard={}@2028", 300 + number);
                    let answer = served.answer(number, &[&standard]);
                    let is_answered = answer["superseded"] == false;
                    assert!(is_answered || number < newest, "{answer}");
                    usize::from(is_answered)
                })
            })
            .collect();
        asked
            .into_iter()
            .map(|one| one.join().expect("an answer"))
            .sum()
    });
    assert!(
        (1..newest as usize / 2).contains(&answered),
        "{answered} were answered"
    );
}

/// What the page shows is what `run` gives, and so is what it saves.
#[test]
fn a_saved_scenario_gives_the_same_figures() {
    const LAST: i32 = 2029;
    let folder = desk(LAST);
    let served = Served::of(folder.path());
    let levers = [
        "care_subsidy.standard=600@2028~linear2",
        "day_care.add_centres=5@2027",
    ];
    let shown = served.answer(1, &levers);
    // Whoever reads the page knows no keys: rules and sources are told in words.
    let path = format!("/{}/model", served.token);
    let (status, body) = served.ask("GET", &path, "X-Plancast: 1\r\n", "");
    assert_eq!(status, 200, "{body}");
    let model: Value = serde_json::from_str(&body).expect("a model");
    let mut all = model["levers"].as_array().expect("levers").iter();
    let eligible = all.find(|one| one["key"] == "care_subsidy.eligible");
    let eligible = eligible.expect("the lever");
    assert_eq!(eligible["note"]["zh"], "现行资格：一级、二级");
    let source = eligible["source"]["zh"].as_str().expect("a source");
    assert!(
        source.starts_with("温岭市残疾人事业发展“十四五”规划"),
        "{source}"
    );
    let kept = json!({ "scenario": "baseline", "with": levers, "name": "more_care", "title": "多一些照护" });
    let (status, body) = served.post("save", &kept);
    assert_eq!(status, 200, "{body}");
    assert_eq!(served.post("save", &kept).0, 422, "it is not overwritten");
    let odd = json!({ "scenario": "baseline", "with": levers, "name": "../x", "title": "" });
    assert_eq!(served.post("save", &odd).0, 422);
    let run = |draws: &str, more: &[&str]| -> Value {
        let usual = [
            "run",
            "models/wenling",
            "--draws",
            draws,
            "--format",
            "json",
            "--without-charts",
            "--out",
            "o",
        ];
        let output = plancast(&[&usual[..], more].concat(), folder.path());
        good(&output);
        serde_json::from_str(&text(&output.stdout)).expect("json")
    };
    let scenario = ["--scenario", "more_care"];
    let [saved, few] = ["1000", "100"].map(|draws| run(draws, &scenario));
    let with = run("100", &["--with", levers[0], "--with", levers[1]]);
    // The years that are told are the plan's last and the last of all.
    let figure = |run: &Value| -> f64 {
        let all = run["quantities"].as_array().expect("quantities");
        let own = all.iter().find(|one| one["key"] == "cost.all");
        let years = own.expect("the cost")["years"].as_array().expect("years");
        let last = years.last().expect("a year");
        assert_eq!(last["year"], LAST);
        last["median"].as_f64().expect("a median")
    };
    assert_eq!(figure(&few), figure(&with));
    let here = shown["quantities"]["cost.all"]["mid"][9]
        .as_f64()
        .expect("the last year");
    assert!(
        (here / figure(&saved) - 1.0).abs() < 1e-6,
        "{here} {}",
        figure(&saved)
    );
}
