//! Progress of long work, told to whoever asked for it.

use crate::source::Words;

/// Is told how far a task is.
pub trait Progress: Sync {
    /// What has to be known before something long begins.
    fn say(&self, _: &Words) {}

    /// Something begins that has so many steps.
    fn begin(&self, steps: usize, title: &Words);

    /// So many steps more have been done.
    fn advance(&self, steps: usize);

    /// It is done.
    fn end(&self);

    /// Whether to go on. Where not, the task ends with [`Failure::Stopped`](super::Failure::Stopped) within a few
    /// draws and writes nothing.
    fn goes_on(&self) -> bool {
        true
    }
}

/// Tells nobody.
#[derive(Clone, Copy, Debug, Default)]
pub struct Silent;

impl Progress for Silent {
    fn begin(&self, _: usize, _: &Words) {}
    fn advance(&self, _: usize) {}
    fn end(&self) {}
}
