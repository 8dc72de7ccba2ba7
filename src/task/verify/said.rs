//! What a comparison with a receipt found, in words.

use super::ReceiptComparison;
use crate::source::Language;

/// Files that are named one by one.
const NAMED: usize = 8;

/// The first of some files, one by one.
fn listed(files: &[String], language: Language) -> String {
    let mut named: Vec<&str> = files.iter().map(String::as_str).take(NAMED).collect();
    if files.len() > NAMED {
        named.push("…");
    }
    named.join(match language {
        Language::Zh => "、",
        Language::En => ", ",
    })
}

impl ReceiptComparison {
    /// What was found, in words, and which files beside the receipt it says nothing of.
    pub fn words(&self, language: Language) -> String {
        let said = self.said(language);
        match self.left(language) {
            Some(more) => format!("{said}\n{more}"),
            None => said,
        }
    }

    /// The files that were not looked at; nothing where there are none.
    fn left(&self, language: Language) -> Option<String> {
        let number = self.unnamed.len();
        let named = listed(&self.unnamed, language);
        (number > 0).then(|| match language {
            Language::Zh => {
                format!("同一文件夹里另有 {number} 个文件不在收据中，没有核对：{named}")
            }
            Language::En => format!(
                "Files in the same folder that the receipt does not name, not looked at ({number}): {named}"
            ),
        })
    }

    fn said(&self, language: Language) -> String {
        if self.same() {
            return self.agreed(language);
        }
        let mut parts = Vec::new();
        if let Some(version) = &self.version {
            let now = env!("CARGO_PKG_VERSION");
            parts.push(match language {
                Language::Zh => format!("收据由 plancast {version} 写出，这是 {now}"),
                Language::En => format!("written by plancast {version}, and this is {now}"),
            });
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
                "找不到输入文件，请用 --data（模型的文件用 --model）指明所在文件夹",
                "input not found; name its folder with --data, that of a model's files with --model",
            ),
            (
                &self.added,
                "模型里多出的文件，收据写成时没有",
                "files of the model that were not there when the receipt was written",
            ),
            (&self.other, "重新计算的结果不同", "other when made again"),
        ];
        for (files, zh, en) in lists {
            let (number, named) = (files.len(), listed(files, language));
            parts.extend((number > 0).then(|| match language {
                Language::Zh if number > NAMED => format!("{zh}（{number} 个）：{named}"),
                Language::Zh => format!("{zh}：{named}"),
                Language::En if number > NAMED => format!("{en} ({number}): {named}"),
                Language::En => format!("{en}: {named}"),
            }));
        }
        parts.extend(self.not_again.then(|| match language {
            Language::Zh => "所用的文件不全或已变，没有重新计算".to_string(),
            Language::En => {
                "not made again, since what it was made of is missing or has changed".to_string()
            }
        }));
        match language {
            Language::Zh => format!("不一致：{}", parts.join("；")),
            Language::En => format!("Not the same: {}", parts.join("; ")),
        }
    }

    /// What is said where every file is the same.
    fn agreed(&self, language: Language) -> String {
        let (inputs, outputs) = (self.inputs, self.outputs);
        let (beyond, beyond_en) = match self.unlisted {
            true => (
                "；模型自己的文件和另给的表不在收据里，没有比对",
                "; the model's own files and tables given beside it are not in the receipt and were not compared",
            ),
            false => ("", ""),
        };
        match (language, self.again) {
            (Language::Zh, false) => format!(
                "一致：{inputs} 个输入文件和 {outputs} 个输出文件与收据逐位相同（未重新计算{beyond}）。"
            ),
            (Language::En, false) => format!(
                "The same: inputs ({inputs}) and outputs ({outputs}) agree with the receipt bit for bit (nothing was \
                 computed again{beyond_en})."
            ),
            (Language::Zh, true) => format!(
                "一致：收据所列的 {outputs} 个输出文件与收据逐位相同，重新计算也得到同样的 {outputs} 个文件。"
            ),
            (Language::En, true) => format!(
                "The same: the {outputs} output files that the receipt names agree with it bit for bit, and so do those of a new \
                 run."
            ),
        }
    }
}
