//! Every colour and size of the charts. A chart colour lives here and nowhere else.
//!
//! Lines and marks reach a contrast of 3 : 1 against white and text one of 4.5 : 1 (WCAG 2.2,
//! 1.4.11 and 1.4.3). The series colours stay apart under simulated protanopia, deuteranopia and
//! tritanopia (Machado, Oliveira and Fernandes 2009): the tests below hold it. Each series has a
//! dash pattern as well, so that a grey print can be read.

use plotters::style::RGBColor;

/// A colour as other programs write it: red, green and blue in one number.
pub const fn hex(color: RGBColor) -> u32 {
    (color.0 as u32) << 16 | (color.1 as u32) << 8 | color.2 as u32
}

/// Text and lines that carry the meaning.
pub const INK: RGBColor = RGBColor(0x1B, 0x1F, 0x24);
/// Text that explains.
pub const MUTED: RGBColor = RGBColor(0x57, 0x60, 0x6A);
/// Axes and ticks.
pub const AXIS: RGBColor = RGBColor(0x84, 0x8D, 0x97);
/// Grid lines, which should not be seen before the data.
pub const GRID: RGBColor = RGBColor(0xE4, 0xE7, 0xEB);
/// Ground of alternate rows and of scales.
pub const GROUND: RGBColor = RGBColor(0xF5, 0xF6, 0xF8);
/// Paper.
pub const PAPER: RGBColor = RGBColor(0xFF, 0xFF, 0xFF);
/// Targets of the plan.
pub const TARGET: RGBColor = RGBColor(0xA3, 0x1F, 0x34);

/// Lines, areas and marks of series, in the order of use.
pub const SERIES: [RGBColor; 7] = [
    RGBColor(0x04, 0x6F, 0xC7),
    RGBColor(0xA8, 0x45, 0x08),
    RGBColor(0x07, 0x58, 0x4E),
    RGBColor(0xC2, 0x7A, 0xA8),
    RGBColor(0x35, 0x14, 0x8A),
    RGBColor(0x9A, 0x93, 0x12),
    RGBColor(0x52, 0x0F, 0x18),
];

/// Text in the colour of a series: the lighter ones darkened.
pub const SERIES_TEXT: [RGBColor; 7] = [
    SERIES[0],
    SERIES[1],
    SERIES[2],
    RGBColor(0xA4, 0x56, 0x8A),
    SERIES[4],
    RGBColor(0x75, 0x70, 0x00),
    SERIES[6],
];

/// A pattern of dash and gap lengths, in logical pixels; empty for a solid line.
pub type Dash = (f64, f64);

/// A solid line.
pub const SOLID: Dash = (0.0, 0.0);
/// The line of a target.
pub const TARGET_DASH: Dash = (5.0, 3.0);

/// The line at the last year with data.
pub const PRESENT_DASH: Dash = (2.0, 2.0);

/// Dash patterns, one a series.
pub const DASHES: [Dash; 7] = [
    SOLID,
    (9.0, 2.5),
    (3.5, 2.5),
    (14.0, 3.0),
    (6.0, 2.0),
    (2.0, 2.0),
    (10.0, 5.0),
];

/// Opacity of a band, by its place from the widest to the narrowest.
pub const BAND_OPACITY: [f64; 3] = [0.13, 0.20, 0.24];

/// Men in a pyramid.
pub const MEN: RGBColor = RGBColor(0xA9, 0xCB, 0xE6);
/// Men with a disability.
pub const MEN_DISABLED: RGBColor = RGBColor(0x00, 0x56, 0x94);
/// Women in a pyramid.
pub const WOMEN: RGBColor = RGBColor(0xF2, 0xC2, 0x9E);
/// Women with a disability.
pub const WOMEN_DISABLED: RGBColor = RGBColor(0xA8, 0x3E, 0x00);

/// A target that is likely to be met.
pub const LIKELY: RGBColor = RGBColor(0x00, 0x66, 0xB0);
/// A target that may or may not be met.
pub const EVEN: RGBColor = RGBColor(0x7D, 0x74, 0x00);
/// A target that is unlikely to be met.
pub const UNLIKELY: RGBColor = RGBColor(0x8A, 0x1F, 0x00);

/// Width of a picture, in logical pixels.
pub const WIDTH: f64 = 960.0;
/// Room left and right of everything.
pub const MARGIN: f64 = 28.0;
/// Units of the SVG's coordinates in one logical pixel: plotters draws on whole numbers.
pub const UNITS: f64 = 4.0;

/// Size of the title.
pub const TITLE: f64 = 23.0;
/// Size of the subtitle.
pub const SUBTITLE: f64 = 14.0;
/// Size of labels in the picture.
pub const LABEL: f64 = 13.0;
/// Size of tick labels.
pub const TICK: f64 = 12.0;
/// Size of notes and sources.
pub const NOTE: f64 = 11.0;
/// Distance between lines of text, as a multiple of the size.
pub const LEADING: f64 = 1.36;

/// Width of a median line.
pub const LINE: f64 = 2.25;
/// Width of an axis.
pub const HAIR: f64 = 1.0;
/// Radius of an observed point.
pub const DOT: f64 = 3.2;

/// The families a viewer may set the text in; the first is the font that comes with the program.
pub const FAMILY: &str =
    "Noto Sans CJK SC, 'Source Han Sans SC', 'Microsoft YaHei', SimHei, sans-serif";

#[cfg(test)]
mod tests {
    use super::*;

    type Linear = [f64; 3];

    fn linear(color: RGBColor) -> Linear {
        [color.0, color.1, color.2].map(|byte| {
            let value = f64::from(byte) / 255.0;
            if value <= 0.04045 {
                value / 12.92
            } else {
                ((value + 0.055) / 1.055).powf(2.4)
            }
        })
    }

    /// Contrast against white, WCAG 2.2.
    fn contrast(color: RGBColor) -> f64 {
        let [r, g, b] = linear(color);
        1.05 / (0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05)
    }

    /// Machado, Oliveira and Fernandes (2009), table 1, severity 1.0, after the normal eye.
    const EYES: [[[f64; 3]; 3]; 4] = [
        [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ],
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ],
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ],
    ];

    /// CIE L*a*b* (D65) of a colour as an eye sees it.
    fn lab(color: RGBColor, eye: &[[f64; 3]; 3]) -> [f64; 3] {
        let seen = linear(color);
        let [r, g, b] = eye.map(|row| {
            let value: f64 = row.iter().zip(&seen).map(|(a, b)| a * b).sum();
            value.clamp(0.0, 1.0)
        });
        let curve = |t: f64| {
            if t > 0.008856 {
                t.cbrt()
            } else {
                7.787 * t + 16.0 / 116.0
            }
        };
        let x = curve((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505);
        let y = curve(0.2126 * r + 0.7152 * g + 0.0722 * b);
        let z = curve((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089);
        [116.0 * y - 16.0, 500.0 * (x - y), 200.0 * (y - z)]
    }

    fn nearest(colors: &[RGBColor]) -> f64 {
        let mut least = f64::INFINITY;
        for eye in &EYES {
            for (index, &one) in colors.iter().enumerate() {
                for &other in &colors[index + 1..] {
                    let (a, b) = (lab(one, eye), lab(other, eye));
                    let sum: f64 = a.iter().zip(&b).map(|(a, b)| (a - b) * (a - b)).sum();
                    least = least.min(sum.sqrt());
                }
            }
        }
        least
    }

    #[test]
    fn lines_and_text_stand_out_from_paper() {
        assert!(SERIES.into_iter().all(|color| contrast(color) >= 3.0));
        assert!(
            [AXIS, MEN_DISABLED, WOMEN_DISABLED]
                .into_iter()
                .all(|c| contrast(c) >= 3.0)
        );
        assert!(SERIES_TEXT.into_iter().all(|color| contrast(color) >= 4.5));
        let words = [
            INK,
            MUTED,
            TARGET,
            LIKELY,
            EVEN,
            UNLIKELY,
            MEN_DISABLED,
            WOMEN_DISABLED,
        ];
        assert!(words.into_iter().all(|color| contrast(color) >= 4.5));
    }

    #[test]
    fn every_eye_tells_the_colours_apart() {
        // Six just noticeable differences of ΔE*ab 2.3 each (Mahy et al. 1994).
        const APART: f64 = 13.8;
        assert!(nearest(&SERIES) > APART, "{}", nearest(&SERIES));
        assert!(nearest(&[LIKELY, EVEN, UNLIKELY]) > APART);
        assert!(nearest(&[MEN, MEN_DISABLED]) > APART && nearest(&[WOMEN, WOMEN_DISABLED]) > APART);
    }
}
