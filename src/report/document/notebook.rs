//! A document as a notebook: what it says, the charts as they are, and cells that read the tables again.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};

use super::html::numbered;
use super::markdown::{table, words};
use super::{Block, Document};
use crate::report::chart::ChartError;

/// Pixels to one logical pixel of a chart.
const DENSE: f32 = 1.0;

/// The notebook, format 4.5. `tables` are the Parquet files beside it.
pub fn notebook(document: &Document, tables: &[String]) -> Result<Vec<u8>, ChartError> {
    let mut cells: Vec<Value> = Vec::new();
    let mut said = vec![format!("# {}", document.title)];
    said.extend(document.under.iter().cloned());
    let (mut count, mut figures) = (0, 0);
    for block in &document.blocks {
        match block {
            Block::Table(sheet) => {
                count += 1;
                said.push(table(
                    sheet,
                    &numbered("表", "Table", count, &sheet.caption, document.language),
                ));
            }
            Block::Figure(figure) => {
                figures += 1;
                flush(&mut cells, &mut said);
                let caption = numbered("图", "Figure", figures, &figure.caption, document.language);
                let source = format!(
                    "from IPython.display import Image\nImage(\"charts/{}.png\")",
                    figure.name
                );
                let png = figure.picture.png(DENSE)?;
                let output = json!({
                    "output_type": "execute_result", "execution_count": null,
                    "data": { "image/png": BASE64_STANDARD.encode(png), "text/plain": [caption.clone()] },
                    "metadata": { "image/png": { "alt": figure.picture.description() } },
                });
                cells.push(code(cells.len(), &source, vec![output]));
                said.push(caption);
            }
            other => said.push(words(other)),
        }
    }
    flush(&mut cells, &mut said);
    for name in tables {
        let variable = name
            .rsplit('/')
            .next()
            .unwrap_or(name)
            .trim_end_matches(".parquet");
        let source = format!(
            "import pandas as pd\n{variable} = pd.read_parquet(\"{name}\")\n{variable}.head()"
        );
        cells.push(code(cells.len(), &source, Vec::new()));
    }
    let whole = json!({
        "nbformat": 4, "nbformat_minor": 5,
        "metadata": {
            "kernelspec": { "name": "python3", "display_name": "Python 3", "language": "python" },
            "language_info": { "name": "python" },
            "title": document.title,
        },
        "cells": cells,
    });
    Ok(format!("{whole:#}\n").into_bytes())
}

/// What was said so far as one cell.
fn flush(cells: &mut Vec<Value>, said: &mut Vec<String>) {
    if said.is_empty() {
        return;
    }
    let text = std::mem::take(said).join("\n\n");
    cells.push(json!({
        "cell_type": "markdown", "id": format!("text-{}", cells.len()), "metadata": {}, "source": lines(&text),
    }));
}

fn code(number: usize, source: &str, outputs: Vec<Value>) -> Value {
    json!({
        "cell_type": "code", "id": format!("code-{number}"), "metadata": {}, "execution_count": null,
        "source": lines(source), "outputs": outputs,
    })
}

/// Lines with their ends, as a notebook keeps them.
fn lines(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}
