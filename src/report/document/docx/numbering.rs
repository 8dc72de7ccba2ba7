//! Lists: their paragraphs, and the part of the container that says how they are numbered.

use super::super::Items;
use super::page::run;
use super::parts::HEAD;
use super::styles::LIST;

/// Number of the lists of points; those of steps follow, each with a number of its own, so that each begins at 1.
const POINTS: usize = 1;

/// Paragraphs of a list; `ordered` counts the numbered lists up to this one.
pub(super) fn items(list: &Items, ordered: usize) -> String {
    let number = if list.ordered {
        POINTS + ordered
    } else {
        POINTS
    };
    let paragraph = |item: &String| {
        format!(
            "<w:p><w:pPr><w:pStyle w:val=\"ListParagraph\"/><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"{number}\"/></w:numPr></w:pPr>{}</w:p>",
            run(item)
        )
    };
    list.items.iter().map(paragraph).collect()
}

/// `word/numbering.xml`, for so many numbered lists.
pub(super) fn part(ordered: usize) -> String {
    let points = level(0, "bullet", "•");
    let steps = level(1, "decimal", "%1.");
    let restart = "<w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride>";
    let numbers: String = (1..=ordered)
        .map(|list| {
            let number = POINTS + list;
            format!("<w:num w:numId=\"{number}\"><w:abstractNumId w:val=\"1\"/>{restart}</w:num>")
        })
        .collect();
    format!(
        "{HEAD}<w:numbering xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">{points}{steps}\
         <w:num w:numId=\"{POINTS}\"><w:abstractNumId w:val=\"0\"/></w:num>{numbers}</w:numbering>"
    )
}

/// A kind of list of one level.
fn level(kind: usize, format: &str, sign: &str) -> String {
    format!(
        "<w:abstractNum w:abstractNumId=\"{kind}\"><w:multiLevelType w:val=\"singleLevel\"/><w:lvl w:ilvl=\"0\">\
         <w:start w:val=\"1\"/><w:numFmt w:val=\"{format}\"/><w:lvlText w:val=\"{sign}\"/><w:lvlJc w:val=\"left\"/>\
         <w:pPr>{LIST}</w:pPr><w:rPr><w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:eastAsia=\"仿宋\" w:hint=\"default\"/></w:rPr>\
         </w:lvl></w:abstractNum>"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_list_of_steps_begins_at_one() {
        let steps = Items {
            ordered: true,
            items: vec!["<a>".into(), "b".into()],
        };
        let points = Items {
            ordered: false,
            ..steps.clone()
        };
        assert_eq!(items(&steps, 2).matches("w:numId w:val=\"3\"").count(), 2);
        assert_eq!(items(&points, 2).matches("w:numId w:val=\"1\"").count(), 2);
        assert!(items(&steps, 1).contains("&lt;a&gt;"));
        let part = part(2);
        for number in 1..=3 {
            assert_eq!(
                part.matches(&format!("<w:num w:numId=\"{number}\">"))
                    .count(),
                1
            );
        }
        assert_eq!(part.matches("startOverride").count(), 2);
    }
}
