//! What a comparison with a receipt found.

/// What the comparison found.
#[derive(Debug, Default)]
pub struct ReceiptComparison {
    pub(super) inputs: usize,
    pub(super) outputs: usize,
    pub(super) changed: Vec<String>,
    pub(super) missing: Vec<String>,
    /// Inputs that are nowhere near the receipt.
    pub(super) unseen: Vec<String>,
    /// Files that came out otherwise when it was made again.
    pub(super) other: Vec<String>,
    /// Whether it was made again.
    pub(super) again: bool,
    /// Whether it was not, since what it was made of has changed.
    pub(super) not_again: bool,
    /// Files that the model is read from now and was not then.
    pub(super) added: Vec<String>,
    /// Whether it was made of a model whose own files the receipt does not list: only a new run tells whether they changed.
    pub(super) unlisted: bool,
    /// The version of the program that wrote the receipt, where it is another one.
    pub(super) version: Option<String>,
    /// Files beside the receipt that it does not name, which nobody looked at.
    pub(super) unnamed: Vec<String>,
}

impl ReceiptComparison {
    /// True if every file was found and is the same.
    pub fn same(&self) -> bool {
        self.changed.is_empty()
            && self.missing.is_empty()
            && self.unseen.is_empty()
            && self.other.is_empty()
            && self.added.is_empty()
            && self.version.is_none()
    }
}
