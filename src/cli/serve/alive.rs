//! Windows that are open: the program ends when the last one is closed.

use std::convert::Infallible;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use tokio::sync::Notify;
use tokio_stream::StreamExt;

/// How long the last window may be gone before the program ends: a page that is loaded again comes back.
const GRACE: Duration = Duration::from_secs(5);
/// How often a window is asked whether it is there.
const PULSE: Duration = Duration::from_secs(2);
/// Most windows.
const MOST: usize = 16;

/// The windows.
#[derive(Debug, Default)]
pub struct Windows {
    open: AtomicUsize,
    closed: Notify,
}

/// A window that is open as long as this lives.
struct Window(Arc<Windows>);

impl Windows {
    /// Waits until all windows that were opened are closed.
    pub async fn closed(&self) {
        self.closed.notified().await;
    }

    /// A stream that lasts as long as a window is open; none where too many are.
    pub fn open(self: &Arc<Self>) -> Option<Response> {
        if self.open.fetch_add(1, Ordering::SeqCst) >= MOST {
            self.open.fetch_sub(1, Ordering::SeqCst);
            return None;
        }
        let window = Window(self.clone());
        let pulses = tokio_stream::iter(std::iter::repeat(())).throttle(PULSE);
        let events = pulses.map(move |()| {
            let _open = &window;
            Ok::<_, Infallible>(Event::default().data("alive"))
        });
        Some(
            Sse::new(events)
                .keep_alive(KeepAlive::default())
                .into_response(),
        )
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        if self.0.open.fetch_sub(1, Ordering::SeqCst) == 1 {
            let windows = self.0.clone();
            tokio::spawn(async move {
                tokio::time::sleep(GRACE).await;
                if windows.open.load(Ordering::SeqCst) == 0 {
                    windows.closed.notify_one();
                }
            });
        }
    }
}
