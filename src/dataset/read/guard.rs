//! Readers of foreign formats may panic on damaged bytes; here a panic becomes a complaint.

use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;

use crate::dataset::{Complaint, Complaints, Place};

use super::damage;

thread_local! {
    /// This thread is inside a foreign reader, whose panics are said as complaints and not printed.
    static READING: Cell<bool> = const { Cell::new(false) };
}

static QUIET: Once = Once::new();

/// Runs a foreign reader.
pub(super) fn guarded<T>(file: &str, read: impl FnOnce() -> T) -> Result<T, Complaints> {
    QUIET.call_once(|| {
        let before = panic::take_hook();
        panic::set_hook(Box::new(move |panicked| {
            if !READING.get() {
                before(panicked);
            }
        }));
    });
    READING.set(true);
    let read = panic::catch_unwind(AssertUnwindSafe(read));
    READING.set(false);
    read.map_err(|_| damaged(file, "unexpected bytes"))
}

/// A fault reported by the reader of a format, said by its kind.
pub(super) fn damaged(file: &str, message: &str) -> Complaints {
    let why = damage::words(message);
    incomplete(
        file,
        (
            format!("内容损坏或不完整：{}", why.zh),
            format!("damaged or incomplete: {}", why.en),
        ),
    )
}

/// A file that is not whole.
pub(super) fn incomplete(file: &str, found: (String, String)) -> Complaints {
    Complaints::from(Complaint::error(
        file,
        Place::Whole,
        found,
        ("完整的文件", "a whole file"),
        (
            "文件可能没有复制完，请重新复制或导出；打得开的，请在 Excel 或 WPS 中另存一次",
            "It may not have been copied to the end: copy or export it again; if it opens in Excel or WPS, save it again",
        ),
    ))
}
