//! Every colour and size of the charts. A chart colour lives here and nowhere else.
//!
//! All series colours reach a contrast of 4.5 : 1 against white, so that they serve for text as
//! well as for lines (WCAG 2.2, 1.4.3 and 1.4.11), and stay apart under simulated protanopia,
//! deuteranopia and tritanopia. Each has a dash pattern beside it, so that a grey print can be
//! read.

use plotters::style::RGBColor;

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

/// Series, in the order of use.
pub const SERIES: [RGBColor; 7] = [
    RGBColor(0x00, 0x6B, 0xB3),
    RGBColor(0xBF, 0x4A, 0x00),
    RGBColor(0x00, 0x7A, 0x5E),
    RGBColor(0x9C, 0x3D, 0x86),
    RGBColor(0x3B, 0x2E, 0x8C),
    RGBColor(0x7A, 0x66, 0x00),
    RGBColor(0x4A, 0x4F, 0x55),
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
pub const LIKELY: RGBColor = RGBColor(0x00, 0x6B, 0xB3);
/// A target that may or may not be met.
pub const EVEN: RGBColor = RGBColor(0x7A, 0x66, 0x00);
/// A target that is unlikely to be met.
pub const UNLIKELY: RGBColor = RGBColor(0xB0, 0x3A, 0x00);

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
