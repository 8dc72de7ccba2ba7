//! What all answers share.

use std::future::Future;
use std::sync::Arc;

use tokio::sync::{Mutex, Semaphore};

use plancast::source::Tongue;
use plancast::task::Failure;
use plancast::task::what_if::WhatIf;

use super::alive::Windows;
use super::newest::Newest;
use super::secret::secret;

/// Requests at once.
const AT_ONCE: usize = 128;

/// What all answers share.
#[derive(Debug)]
pub struct Desk {
    /// The model that is asked.
    pub(super) what_if: WhatIf,
    /// The threads that work.
    pub(super) pool: rayon::ThreadPool,
    /// Language in which the page begins.
    pub(super) tongue: Tongue,
    /// Port on this machine.
    pub(super) port: u16,
    /// The secret of the address.
    pub token: String,
    /// Room for requests.
    pub room: Semaphore,
    /// One question is worked on at a time.
    pub(super) turn: Mutex<()>,
    /// The newest question.
    pub(super) newest: Newest,
    /// Windows that are open.
    pub(super) windows: Arc<Windows>,
}

impl Desk {
    /// A desk on a port.
    pub fn new(
        what_if: WhatIf,
        pool: rayon::ThreadPool,
        tongue: Tongue,
        port: u16,
    ) -> Result<Self, Failure> {
        Ok(Desk {
            what_if,
            pool,
            tongue,
            port,
            token: secret()?,
            room: Semaphore::new(AT_ONCE),
            turn: Mutex::default(),
            newest: Newest::default(),
            windows: Arc::default(),
        })
    }

    /// Where the page is.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}/{}/", self.port, self.token)
    }

    /// Names by which this machine may be asked.
    pub fn hosts(&self) -> [String; 2] {
        ["127.0.0.1", "localhost"].map(|host| format!("{host}:{}", self.port))
    }

    /// Waits until the last window is closed.
    pub fn closed(&self) -> impl Future<Output = ()> + Send + 'static {
        let windows = self.windows.clone();
        async move { windows.closed().await }
    }
}
