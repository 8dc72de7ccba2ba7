//! A chart of a document, of a size that leaves no half of a page empty.

use super::super::DocumentFigure;
use super::super::html::escaped;

/// English Metric Units in a twentieth of a point.
const EMU: usize = 635;
/// Hundredths of a page's height beyond which a chart is made smaller: two find room on it with their captions.
const HALF: usize = 43;
/// Hundredths of a page's width below which it is not made smaller: its letters could not be read.
const READABLE: usize = 75;
/// Hundredths of a page's height that a chart with a page of its own may take: its heading and caption stand there too.
const PAGE: usize = 86;

/// Width and height of a chart in twentieths of a point, from its pixels and the area of the text.
pub(super) fn size(pixels: (u32, u32), [width, height]: [usize; 2]) -> [usize; 2] {
    let (across, down) = (pixels.0.max(1) as usize, pixels.1.max(1) as usize);
    let natural = width * down / across;
    let within = |high: usize| {
        if natural <= high {
            [width, natural]
        } else {
            [high * across / down, high]
        }
    };
    let smaller = within(height * HALF / 100);
    if smaller[0] * 100 >= width * READABLE {
        smaller
    } else {
        within(height * PAGE / 100)
    }
}

/// The paragraph of a chart, kept on the page of its caption; `number` is its place among the charts.
pub(super) fn figure(figure: &DocumentFigure, number: usize, area: [usize; 2]) -> String {
    let [wide, high] = size(figure.picture.size(), area);
    let (cx, cy) = (wide * EMU, high * EMU);
    let (name, words) = (
        escaped(&figure.caption),
        escaped(figure.picture.description()),
    );
    format!(
        "<w:p><w:pPr><w:pStyle w:val=\"Figure\"/></w:pPr><w:r><w:drawing>\
         <wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent cx=\"{cx}\" cy=\"{cy}\"/>\
         <wp:docPr id=\"{number}\" name=\"{name}\" descr=\"{words}\"/>\
         <wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect=\"1\"/></wp:cNvGraphicFramePr>\
         <a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic>\
         <pic:nvPicPr><pic:cNvPr id=\"{number}\" name=\"image{number}.png\"/><pic:cNvPicPr/></pic:nvPicPr>\
         <pic:blipFill><a:blip r:embed=\"rIdImage{number}\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>\
         <pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{cx}\" cy=\"{cy}\"/></a:xfrm>\
         <a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>\
         </wp:inline></w:drawing></w:r></w:p>"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chart_leaves_no_half_of_a_page_empty_unless_its_letters_would_be_too_small() {
        const AREA: [usize; 2] = [8844, 12756];
        // Lower than half a page: as wide as the text.
        assert_eq!(size((960, 500), AREA), [8844, 4606]);
        // Somewhat higher: a little smaller than the text is wide.
        let [wide, high] = size((960, 780), AREA);
        assert!(
            high * 2 < AREA[1] && wide * 100 >= AREA[0] * READABLE,
            "{wide} {high}"
        );
        // A board has a page of its own.
        let [wide, high] = size((960, 1248), AREA);
        assert!(
            high * 100 <= AREA[1] * PAGE && wide * 10 > AREA[0] * 9,
            "{wide} {high}"
        );
    }
}
