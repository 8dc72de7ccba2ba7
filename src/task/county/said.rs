//! What is said of a county that was begun, read in or written out.

use super::{Done, Exported};
use crate::source::Language;

impl Done {
    /// What is said of it.
    pub fn words(&self, language: Language) -> String {
        let (folder, place) = (self.folder.display(), &self.place);
        let mut lines = Vec::new();
        lines.push(match language {
            Language::Zh => format!("{place}的模型写入 {folder}"),
            Language::En => format!("the model of {place} is in {folder}"),
        });
        for (zh, en, count) in &self.taken {
            lines.push(match language {
                Language::Zh => format!("  {zh}：{count} 行"),
                Language::En => format!("  {en}: {count} rows"),
            });
        }
        for remark in &self.remarks {
            lines.push(match language {
                Language::Zh => format!("  注意：{}", remark.zh),
                Language::En => format!("  note: {}", remark.en),
            });
        }
        let (count, base) = &self.inherited;
        lines.push(match language {
            Language::Zh => {
                format!(
                    "{count} 项沿用 {base} 的模型；plancast check {folder} 分类计数，加 --format json 逐项列出"
                )
            }
            Language::En => {
                format!(
                    "{count} entries are those of {base}; plancast check {folder} counts them, with --format json it lists each"
                )
            }
        });
        if let Some(workbook) = &self.workbook {
            let book = workbook.display();
            lines.push(match language {
                Language::Zh => format!("请填写 {book}，再运行 plancast import {book}"),
                Language::En => format!("Fill in {book}, then run plancast import {book}"),
            });
        }
        lines.join("\n")
    }

    /// The same for programs.
    pub fn json(&self) -> serde_json::Value {
        let taken: serde_json::Map<String, serde_json::Value> = self
            .taken
            .iter()
            .map(|(_, en, count)| ((*en).to_string(), (*count).into()))
            .collect();
        serde_json::json!({
            "plancast": env!("CARGO_PKG_VERSION"), "folder": self.folder.to_string_lossy(), "place": self.place,
            "workbook": self.workbook.as_ref().map(|path| path.to_string_lossy()), "taken": taken,
            "inherited": self.inherited.0, "base": self.inherited.1,
            "remarks": self.remarks.iter().map(|remark| serde_json::json!({ "zh": remark.zh, "en": remark.en })).collect::<Vec<_>>(),
        })
    }
}

impl Exported {
    /// What is said of it.
    pub fn words(&self, language: Language) -> String {
        let (book, folder, place) = (self.workbook.display(), self.folder.display(), &self.place);
        let mut lines = vec![match language {
            Language::Zh => format!("{place}的工作簿写入 {book}"),
            Language::En => format!("the workbook of {place} is {book}"),
        }];
        for (zh, en, count) in &self.written {
            lines.push(match language {
                Language::Zh => format!("  {zh}：{count} 行"),
                Language::En => format!("  {en}: {count} rows"),
            });
        }
        if !self.beside.is_empty() {
            lines.push(match language {
                Language::Zh => format!(
                    "不在工作簿里、仍在 {folder} 的文件：{}",
                    self.beside.join("、")
                ),
                Language::En => format!(
                    "not in the workbook, and still in {folder}: {}",
                    self.beside.join(", ")
                ),
            });
        }
        if !self.spelling.is_empty() {
            lines.push(match language {
                Language::Zh => format!(
                    "{} 的注释和行序不在工作簿里；内容相同",
                    self.spelling.join("、")
                ),
                Language::En => format!(
                    "remarks and the order of lines in {} are not in the workbook; what they say is",
                    self.spelling.join(", ")
                ),
            });
        }
        lines.push(match language {
            Language::Zh => format!("读回去：plancast import {book}"),
            Language::En => format!("To read it again: plancast import {book}"),
        });
        lines.join("\n")
    }

    /// The same for programs.
    pub fn json(&self) -> serde_json::Value {
        let written: serde_json::Map<String, serde_json::Value> = self
            .written
            .iter()
            .map(|(_, en, count)| ((*en).to_string(), (*count).into()))
            .collect();
        serde_json::json!({
            "plancast": env!("CARGO_PKG_VERSION"), "workbook": self.workbook.to_string_lossy(),
            "folder": self.folder.to_string_lossy(), "place": self.place, "written": written,
            "beside": self.beside, "spelling": self.spelling,
        })
    }
}
