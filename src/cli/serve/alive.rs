//! Windows that are open: the program ends when the last one is closed.

use std::convert::Infallible;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::time::Duration;

use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use tokio::sync::Notify;
use tokio_stream::StreamExt;

/// How long the last window may be gone before the program ends: a page that is loaded again comes back.
const GRACE: Duration = Duration::from_secs(10);
/// How often a window is asked whether it is there.
const PULSE: Duration = Duration::from_secs(2);
/// Most windows.
const MOST: usize = 16;

/// The windows.
#[derive(Debug, Default)]
pub struct Windows {
    open: AtomicUsize,
    /// How many have ever been opened.
    ever: AtomicU64,
    closed: Notify,
}

/// A window that is open as long as this lives.
struct Window(Arc<Windows>);

impl Windows {
    /// Waits until all windows that were opened are closed.
    pub async fn closed(&self) {
        self.closed.notified().await;
    }

    /// Whether none is open, and none was since so many had been opened: one that came and went begins a time of grace
    /// of its own.
    fn stayed_closed(&self, ever: u64) -> bool {
        self.open.load(Ordering::SeqCst) == 0 && self.ever.load(Ordering::SeqCst) == ever
    }

    /// A stream that lasts as long as a window is open; none where too many are.
    pub fn open(self: &Arc<Self>) -> Option<Response> {
        if self.open.fetch_add(1, Ordering::SeqCst) >= MOST {
            self.open.fetch_sub(1, Ordering::SeqCst);
            return None;
        }
        self.ever.fetch_add(1, Ordering::SeqCst);
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
            let ever = windows.ever.load(Ordering::SeqCst);
            tokio::spawn(async move {
                tokio::time::sleep(GRACE).await;
                if windows.stayed_closed(ever) {
                    windows.closed.notify_one();
                }
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_that_came_and_went_begins_a_grace_of_its_own() {
        let mut runtime = tokio::runtime::Builder::new_current_thread();
        let runtime = runtime.enable_time().build().expect("a runtime");
        runtime.block_on(async {
            let windows = Arc::new(Windows::default());
            drop(windows.open().expect("room"));
            let first = windows.ever.load(Ordering::SeqCst);
            assert!(windows.stayed_closed(first));
            let second = windows.open().expect("room");
            assert!(!windows.stayed_closed(first), "it is open");
            drop(second);
            assert!(!windows.stayed_closed(first), "it has only just gone");
            assert!(windows.stayed_closed(first + 1));
        });
    }
}
