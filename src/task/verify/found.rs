//! What a comparison with a receipt found, and how it is said.

use crate::source::Language;

/// Files that are named one by one.
const NAMED: usize = 8;

/// What the comparison found.
#[derive(Debug, Default)]
pub struct ReceiptComparison {
    pub(super) inputs: usize,
    pub(super) outputs: usize,
    pub(super) changed: Vec<String>,
    pub(super) missing: Vec<String>,
    /// Inputs that are nowhere near the receipt.
    pub(super) unseen: Vec<String>,
    /// Files that came out otherwise when the run was made again.
    pub(super) other: Vec<String>,
    /// Whether it was made again.
    pub(super) again: bool,
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
            && self.version.is_none()
    }

    /// What was found, in words, and which files beside the receipt it says nothing of.
    pub fn words(&self, language: Language) -> String {
        let said = self.said(language);
        let Some(more) = self.left(language) else {
            return said;
        };
        format!("{said}\n{more}")
    }

    /// The files that were not looked at; nothing where there are none.
    fn left(&self, language: Language) -> Option<String> {
        let number = self.unnamed.len();
        let mut named: Vec<&str> = self
            .unnamed
            .iter()
            .map(String::as_str)
            .take(NAMED)
            .collect();
        if number > NAMED {
            named.push("…");
        }
        (number > 0).then(|| match language {
            Language::Zh => format!(
                "同一文件夹里另有 {number} 个文件不在收据中，没有核对：{}",
                named.join("、")
            ),
            Language::En => format!(
                "Files in the same folder that the receipt does not name, not looked at ({number}): {}",
                named.join(", ")
            ),
        })
    }

    fn said(&self, language: Language) -> String {
        let (inputs, outputs) = (self.inputs, self.outputs);
        if self.same() {
            return match (language, self.again) {
                (Language::Zh, false) => format!(
                    "一致：{inputs} 个输入文件和 {outputs} 个输出文件与收据逐位相同（未重新计算）。"
                ),
                (Language::En, false) => format!(
                    "The same: inputs ({inputs}) and outputs ({outputs}) agree with the receipt bit for bit (nothing was computed again)."
                ),
                (Language::Zh, true) => format!(
                    "一致：收据所列的 {outputs} 个输出文件与收据逐位相同，重新计算也得到同样的 {outputs} 个文件。"
                ),
                (Language::En, true) => format!(
                    "The same: the {outputs} output files that the receipt names agree with it bit for bit, and so do those of a new run."
                ),
            };
        }
        let mut parts = Vec::new();
        if let Some(version) = &self.version {
            let now = env!("CARGO_PKG_VERSION");
            parts.push(format!("plancast {version} → {now}"));
        }
        let lists = [
            (&self.changed, "内容已改变", "changed"),
            (
                &self.missing,
                "输出文件不在收据旁",
                "no longer beside the receipt",
            ),
            (
                &self.unseen,
                "找不到输入文件，请用 --data 指明所在文件夹",
                "input not found; name its folder with --data",
            ),
            (&self.other, "重新计算的结果不同", "other when made again"),
        ];
        for (files, zh, en) in lists {
            if !files.is_empty() {
                parts.push(match language {
                    Language::Zh => format!("{zh}：{}", files.join("、")),
                    Language::En => format!("{en}: {}", files.join(", ")),
                });
            }
        }
        match language {
            Language::Zh => format!("不一致：{}", parts.join("；")),
            Language::En => format!("Not the same: {}", parts.join("; ")),
        }
    }
}
