//! Who may ask: pages of this program on this machine, with the secret of the address.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use super::desk::Desk;

/// Header that no other page can send without being asked.
const OWN: &str = "x-plancast";

/// Refuses whoever is not the page itself, and says of every answer that it is for this page alone.
pub async fn guard(State(desk): State<Arc<Desk>>, request: Request, next: Next) -> Response {
    let refused = refusal(&desk, &request);
    let Ok(_room) = desk.room.try_acquire() else {
        return StatusCode::TOO_MANY_REQUESTS.into_response();
    };
    let mut response = match refused {
        Some(status) => status.into_response(),
        None => next.run(request).await,
    };
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CACHE_CONTROL, "no-store"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (header::X_FRAME_OPTIONS, "DENY"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    response
}

/// Why a request is refused, if it is.
fn refusal(desk: &Desk, request: &Request) -> Option<StatusCode> {
    let headers = request.headers();
    let hosts = desk.hosts();
    if !hosts
        .iter()
        .any(|host| text(headers, header::HOST.as_str()) == Some(host))
    {
        return Some(StatusCode::FORBIDDEN);
    }
    let origin = headers.contains_key(header::ORIGIN);
    let own = hosts
        .iter()
        .any(|host| text(headers, header::ORIGIN.as_str()) == Some(&format!("http://{host}")));
    if origin && !own {
        return Some(StatusCode::FORBIDDEN);
    }
    let path = request.uri().path().strip_prefix('/').unwrap_or_default();
    let token = path.split('/').next().unwrap_or_default();
    if !same(token.as_bytes(), desk.token.as_bytes()) {
        return Some(StatusCode::NOT_FOUND);
    }
    let asks = request.method() == Method::POST;
    (asks && text(headers, OWN) != Some("1")).then_some(StatusCode::FORBIDDEN)
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

/// Whether two secrets are the same; how long it takes does not say where they differ.
fn same(one: &[u8], other: &[u8]) -> bool {
    let differs = one.iter().zip(other).fold(0, |all, (a, b)| all | (a ^ b));
    one.len() == other.len() && differs == 0
}
