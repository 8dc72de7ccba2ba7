//! The page of a document: its paper and margins, what stands above and below the text, sections.

use super::super::html::escaped;
use crate::source::Language;

/// A page held upright, in twentieths of a point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PageSetup {
    /// Width and height of the paper.
    pub paper: [usize; 2],
    pub top: usize,
    pub right: usize,
    pub bottom: usize,
    pub left: usize,
    /// From the edge of the paper to what stands above and below the text.
    pub header: usize,
    pub footer: usize,
    /// What stands above and below the text: references of a section, in the order in which they stand there.
    pub around: String,
    /// Whether something else stands around the text of the first page.
    pub first_differs: bool,
}

impl PageSetup {
    /// The page of the standard: A4, 22 lines of 28 signs, numbers of pages at the outer edge.
    pub fn standard() -> Self {
        PageSetup {
            paper: [11906, 16838],
            top: 2098,
            right: 1474,
            bottom: 1984,
            left: 1588,
            header: 851,
            footer: 1307,
            around: "<w:footerReference w:type=\"default\" r:id=\"rIdFooter1\"/>\
                     <w:footerReference w:type=\"even\" r:id=\"rIdFooter2\"/>"
                .to_string(),
            first_differs: false,
        }
    }

    /// Width and height of what the text may fill.
    pub fn area(&self, sideways: bool) -> [usize; 2] {
        let [width, height] = self.paper;
        let across = width.saturating_sub(self.left + self.right);
        let down = height.saturating_sub(self.top + self.bottom);
        if sideways {
            [down, across]
        } else {
            [across, down]
        }
    }

    /// The end of a section; only the first may have a first page that differs.
    pub fn section(&self, sideways: bool, first: bool) -> String {
        /// The least distance of a footer from the edge of a page held sideways.
        const CLOSEST: usize = 480;
        let [width, height] = self.paper;
        let (header, footer, around) = (self.header, self.footer, &self.around);
        let margins = |[top, right, bottom, left]: [usize; 4], footer: usize| {
            format!(
                "<w:pgMar w:top=\"{top}\" w:right=\"{right}\" w:bottom=\"{bottom}\" w:left=\"{left}\" \
                 w:header=\"{header}\" w:footer=\"{footer}\" w:gutter=\"0\"/>"
            )
        };
        let page = if sideways {
            // Turned by a quarter: what was on the left is above.
            let footer = footer.min((self.right * 2 / 3).max(CLOSEST));
            format!(
                "<w:pgSz w:w=\"{height}\" w:h=\"{width}\" w:orient=\"landscape\"/>{}",
                margins([self.left, self.bottom, self.right, self.top], footer)
            )
        } else {
            format!(
                "<w:pgSz w:w=\"{width}\" w:h=\"{height}\"/>{}",
                margins([self.top, self.right, self.bottom, self.left], footer)
            )
        };
        let differs = if self.first_differs && first {
            "<w:titlePg/>"
        } else {
            ""
        };
        format!("<w:sectPr>{around}{page}{differs}</w:sectPr>")
    }
}

/// A long title in lines that end where its meaning does.
pub(super) fn broken(title: &str, language: Language) -> String {
    /// Signs of the largest size on one line.
    const LINE: usize = 20;
    if language != Language::Zh || title.chars().count() <= LINE {
        return title.to_string();
    }
    match title.find(['》', '：']) {
        Some(at) => {
            let (first, rest) = title.split_at(at + '》'.len_utf8());
            format!("{first}\n{rest}")
        }
        None => title.to_string(),
    }
}

/// Text in one run; lines stay lines.
pub(super) fn run(text: &str) -> String {
    let lines: Vec<String> = text
        .split('\n')
        .map(|line| format!("<w:t xml:space=\"preserve\">{}</w:t>", escaped(line)))
        .collect();
    format!("<w:r>{}</w:r>", lines.join("<w:br/>"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_held_sideways_has_its_area_turned() {
        let page = PageSetup {
            first_differs: true,
            ..PageSetup::standard()
        };
        assert_eq!(page.area(false), [8844, 12756]);
        assert_eq!(page.area(true), [12756, 8844]);
        let upright = page.section(false, true);
        assert!(
            upright.contains("w:w=\"11906\" w:h=\"16838\"/>"),
            "{upright}"
        );
        assert!(upright.contains("<w:titlePg/>"), "{upright}");
        let turned = page.section(true, false);
        let margins = "w:top=\"1588\" w:right=\"1984\" w:bottom=\"1474\" w:left=\"2098\"";
        assert!(turned.contains(margins), "{turned}");
        assert!(turned.contains("w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\""));
        assert!(!turned.contains("titlePg"), "{turned}");
    }
}
