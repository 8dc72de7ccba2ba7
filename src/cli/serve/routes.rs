//! What can be asked of the page's server, and how it is answered.

use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::{StatusCode, header};
use axum::middleware::from_fn_with_state;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use plancast::report::page::told;
use plancast::source::{Language, Tongue, Words};
use plancast::task::what_if::{Fineness, Kept, LeversAsked, Pinned};
use plancast::task::{Failure, Silent};

use super::desk::Desk;
use super::guard::guard;
use super::newest::WhileNewest;
use super::page;

/// Longest body of a question, in bytes.
const LONGEST: usize = 64 << 10;
/// Levers of one question, and quantities that it shows.
const MOST: usize = 40;
/// Scenarios of one report.
const PINS: usize = 4;

/// A question about levers.
#[derive(Debug, Deserialize)]
struct Question {
    number: u64,
    draws: Draws,
    scenario: String,
    #[serde(default)]
    with: Vec<String>,
    #[serde(default)]
    show: Vec<String>,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Draws {
    Coarse,
    Fine,
}

/// What a report is asked of.
#[derive(Debug, Deserialize)]
struct Pins {
    pinned: Vec<Pinned>,
    #[serde(default)]
    lang: Option<String>,
}

/// Everything that can be asked.
pub fn router(desk: Arc<Desk>) -> Router {
    let below = |path: &str| format!("/{}/{path}", desk.token);
    Router::new()
        .route(&below(""), get(shown))
        .route(&below("model"), get(described))
        .route(&below("alive"), get(alive))
        .route(&below("answer"), post(answered))
        .route(&below("save"), post(kept))
        .route(&below("report"), post(reported))
        .layer(DefaultBodyLimit::max(LONGEST))
        .layer(from_fn_with_state(desk.clone(), guard))
        .with_state(desk)
}

async fn shown(State(desk): State<Arc<Desk>>) -> Response {
    match page::page(desk.tongue) {
        Ok((page, policy)) => (
            [
                (header::CONTENT_TYPE, "text/html; charset=utf-8".to_string()),
                (header::CONTENT_SECURITY_POLICY, policy),
            ],
            page,
        )
            .into_response(),
        Err(failure) => failed(&failure, desk.tongue),
    }
}

async fn described(State(desk): State<Arc<Desk>>) -> Response {
    let language = desk.tongue.written;
    worked(&desk, move |desk| desk.what_if.described(language)).await
}

async fn alive(State(desk): State<Arc<Desk>>) -> Response {
    let window = desk.windows.open();
    window.unwrap_or_else(|| StatusCode::TOO_MANY_REQUESTS.into_response())
}

async fn answered(State(desk): State<Arc<Desk>>, body: Bytes) -> Response {
    let question: Question = match read(&body) {
        Ok(question) => question,
        Err(refused) => return refused.into_response(),
    };
    if question.with.len() > MOST || question.show.len() > MOST {
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    }
    let number = question.number;
    let superseded = || {
        json(
            StatusCode::OK,
            &json!({ "number": number, "superseded": true }),
        )
    };
    if !desk.newest.comes(number) {
        return superseded();
    }
    let _turn = desk.turn.lock().await;
    if !desk.newest.is(number) {
        return superseded();
    }
    let asked = LeversAsked {
        scenario: question.scenario,
        with: question.with,
        show: question.show,
    };
    let fineness = match question.draws {
        Draws::Coarse => Fineness::Coarse,
        Draws::Fine => Fineness::Fine,
    };
    worked(&desk, move |desk| {
        let progress = WhileNewest {
            newest: &desk.newest,
            number,
        };
        match desk.what_if.answer(&asked, fineness, &progress) {
            Ok(mut answer) => {
                answer["number"] = number.into();
                answer["superseded"] = false.into();
                Ok(answer)
            }
            Err(Failure::Stopped) => Ok(json!({ "number": number, "superseded": true })),
            Err(failure) => Err(failure),
        }
    })
    .await
}

async fn kept(State(desk): State<Arc<Desk>>, body: Bytes) -> Response {
    match read::<Kept>(&body) {
        Ok(kept) => worked(&desk, move |desk| desk.what_if.keep(&kept)).await,
        Err(refused) => refused.into_response(),
    }
}

async fn reported(State(desk): State<Arc<Desk>>, body: Bytes) -> Response {
    let pins: Pins = match read(&body) {
        Ok(pins) => pins,
        Err(refused) => return refused.into_response(),
    };
    if pins.pinned.len() > PINS {
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    }
    // The page has a language of a book in the place of English.
    let language = match pins.lang.as_deref() {
        Some("en") if desk.tongue.book.is_none() => Language::En.into(),
        Some("zh") => Language::Zh.into(),
        _ => desk.tongue,
    };
    let _turn = desk.turn.lock().await;
    worked(&desk, move |desk| {
        desk.what_if.report(&pins.pinned, language, &Silent)
    })
    .await
}

/// Works something out beside the server, in the threads of the pool.
async fn worked(
    desk: &Arc<Desk>,
    job: impl FnOnce(&Desk) -> Result<Value, Failure> + Send + 'static,
) -> Response {
    let (desk, tongue) = (desk.clone(), desk.tongue);
    let done = tokio::task::spawn_blocking(move || desk.pool.install(|| job(&desk))).await;
    match done {
        Ok(Ok(mut answer)) => {
            told(&mut answer, tongue);
            json(StatusCode::OK, &answer)
        }
        Ok(Err(failure)) => failed(&failure, tongue),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// What cannot be done is said in both languages, in English with the words of a book.
fn failed(failure: &Failure, tongue: Tongue) -> Response {
    let words = Words {
        zh: failure.text(Language::Zh),
        en: failure.text(Language::En),
    };
    let status = match failure {
        Failure::Input(_) | Failure::Words(_) | Failure::Contradiction(_) => {
            StatusCode::UNPROCESSABLE_ENTITY
        }
        Failure::Stopped | Failure::System(_) | Failure::Other(_) => {
            StatusCode::INTERNAL_SERVER_ERROR
        }
    };
    let mut answer = json!({ "messages": [words] });
    told(&mut answer, tongue);
    json(status, &answer)
}

fn read<T: DeserializeOwned>(body: &Bytes) -> Result<T, StatusCode> {
    serde_json::from_slice(body).map_err(|_| StatusCode::BAD_REQUEST)
}

fn json(status: StatusCode, value: &Value) -> Response {
    let kind = [(header::CONTENT_TYPE, "application/json")];
    (status, kind, value.to_string()).into_response()
}
