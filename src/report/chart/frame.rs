//! What surrounds every chart: title, marks of evidence, key, sources and receipt.

use crate::source::Tongue;

use super::canvas::Canvas;
use super::error::ChartError;
use super::key::{self, LegendKey};
use super::lettering::{Align, Type};
use super::mark::MarkShape;
use super::picture::{Picture, paint};
use super::rect::Rect;
use super::typeface::HEIGHT;
use super::{theme, words, wrap};

/// A mark that is shown on the chart itself, because not every number in it was counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// Computed from published values.
    Estimated,
    /// Set by judgement.
    Judged,
    /// Set without evidence.
    Assumed,
    /// The source has not been confirmed.
    Unverified,
    /// An example, not real data.
    Illustrative,
}

impl Mark {
    fn words(self, language: Tongue) -> (String, String) {
        match self {
            Mark::Estimated => (words::estimated(language), words::estimated_means(language)),
            Mark::Judged => (words::judged(language), words::judged_means(language)),
            Mark::Assumed => (words::assumed(language), words::assumed_means(language)),
            Mark::Unverified => (
                words::unverified(language),
                words::unverified_means(language),
            ),
            Mark::Illustrative => (
                words::illustrative(language),
                words::illustrative_means(language),
            ),
        }
    }

    fn shape(self) -> MarkShape {
        match self {
            Mark::Estimated => MarkShape::Ring,
            Mark::Judged => MarkShape::Diamond,
            Mark::Assumed => MarkShape::Square,
            Mark::Unverified => MarkShape::Down,
            Mark::Illustrative => MarkShape::Up,
        }
    }
}

/// The words around a chart. Every text is given in the language of the picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Frame {
    /// What the picture says, in one sentence. Wrapped when it is long.
    pub title: String,
    /// What is shown: quantity, place, years. May be empty.
    pub subtitle: String,
    /// The picture in words, for those who do not see it.
    pub description: String,
    /// Where the data come from, one source each.
    pub sources: Vec<String>,
    /// How far the numbers can be trusted; empty when all were counted.
    pub marks: Vec<Mark>,
    /// Version, seed and number of draws.
    pub footer: String,
    /// The language of its readers.
    pub language: Tongue,
}

impl Frame {
    /// Every text in it.
    pub(super) fn texts(&mut self) -> Vec<&mut String> {
        let mut texts = vec![
            &mut self.title,
            &mut self.subtitle,
            &mut self.description,
            &mut self.footer,
        ];
        texts.extend(&mut self.sources);
        texts
    }
}

const TOP: f64 = 24.0;
const BADGE_HEIGHT: f64 = 19.0;
const BADGE_PAD: f64 = 7.0;

/// Draws a chart inside its frame. `body` is the height that the chart itself needs.
pub(super) fn compose(
    frame: &Frame,
    body: f64,
    keys: &[LegendKey],
    draw: impl FnOnce(&mut Canvas<'_>, Rect) -> Result<(), ChartError>,
) -> Result<Picture, ChartError> {
    let title = Type::bold(theme::TITLE, theme::INK);
    let subtitle = Type::new(theme::SUBTITLE, theme::MUTED);
    let note = Type::new(theme::NOTE, theme::MUTED);
    let inner = theme::WIDTH - 2.0 * theme::MARGIN;

    let title_lines = wrap::balance(&frame.title, inner, title)?;
    let subtitle_lines = wrap::wrap(&frame.subtitle, inner, subtitle)?;
    let badges = badges(frame, inner)?;
    let key_rows = key::rows(keys, inner)?;
    let sources = match frame.sources.join(&words::between_sources(frame.language)) {
        joined if joined.is_empty() => Vec::new(),
        joined => {
            let text = format!("{}{joined}", words::sources(frame.language));
            wrap::wrap(&text, inner, note)?
        }
    };
    let receipt = wrap::wrap(&frame.footer, inner, note)?;

    let mut top = TOP + title.leading() * title_lines.len() as f64;
    let subtitle_top = top + 1.0;
    if !subtitle_lines.is_empty() {
        top = subtitle_top + subtitle.leading() * subtitle_lines.len() as f64;
    }
    let badge_top = top + 7.0;
    if let Some(last) = badges.last() {
        top = badge_top + last.top + BADGE_HEIGHT;
    }
    let key_top = top + 9.0;
    if !key_rows.is_empty() {
        top = key_top + key::ROW * key_rows.len() as f64;
    }
    let field = Rect {
        left: theme::MARGIN,
        top: top + 10.0,
        right: theme::WIDTH - theme::MARGIN,
        bottom: top + 10.0 + body,
    };
    let rule = field.bottom + 12.0;
    let foot = rule + 8.0;
    let foot_lines = (sources.len() + receipt.len()) as f64;
    let height = foot + foot_lines * note.leading() + 14.0;

    paint(
        (theme::WIDTH, height),
        (&frame.title, &frame.description),
        frame.language,
        |canvas| {
            let baseline = |top: f64, look: Type| top + HEIGHT * look.size;
            let left = theme::MARGIN;
            canvas.lines(
                &title_lines,
                (left, baseline(TOP, title)),
                Align::Left,
                title,
            )?;
            let start = (left, baseline(subtitle_top, subtitle));
            canvas.lines(&subtitle_lines, start, Align::Left, subtitle)?;
            for badge in &badges {
                badge.draw(canvas, badge_top)?;
            }
            key::draw(canvas, &key_rows, (left, key_top))?;
            draw(canvas, field)?;
            if foot_lines > 0.0 {
                let ends = [(left, rule), (field.right, rule)];
                canvas.path(&ends, theme::GRID, theme::HAIR, theme::SOLID)?;
            }
            let lines: Vec<String> = sources.iter().chain(&receipt).cloned().collect();
            canvas.lines(&lines, (left, baseline(foot, note)), Align::Left, note)?;
            Ok(())
        },
    )
}

/// A mark with its place, `top` counted from the top of the first badge.
struct Badge {
    shape: MarkShape,
    word: String,
    meaning: String,
    left: f64,
    top: f64,
    word_width: f64,
}

const BADGE_WORD: f64 = 12.0;
const BADGE_MEANING: f64 = 12.0;
const BADGE_ICON: f64 = 13.0;

fn badges(frame: &Frame, inner: f64) -> Result<Vec<Badge>, ChartError> {
    const BETWEEN: f64 = 18.0;
    let bold = Type::bold(BADGE_WORD, theme::INK);
    let plain = Type::new(BADGE_MEANING, theme::MUTED);
    let mut marks = frame.marks.clone();
    marks.sort_unstable();
    marks.dedup();
    let (mut left, mut top) = (0.0, 0.0);
    let mut badges = Vec::new();
    for mark in marks {
        let (word, meaning) = mark.words(frame.language);
        let word_width = bold.width(&word)?;
        let whole = 2.0 * BADGE_PAD + BADGE_ICON + word_width + 6.0 + plain.width(&meaning)?;
        if left > 0.0 && left + whole > inner {
            (left, top) = (0.0, top + BADGE_HEIGHT + 5.0);
        }
        let shape = mark.shape();
        badges.push(Badge {
            shape,
            word,
            meaning,
            left: theme::MARGIN + left,
            top,
            word_width,
        });
        left += whole + BETWEEN;
    }
    Ok(badges)
}

impl Badge {
    fn draw(&self, canvas: &mut Canvas<'_>, first: f64) -> Result<(), ChartError> {
        let top = first + self.top;
        let middle = top + BADGE_HEIGHT / 2.0;
        let text = self.left + BADGE_PAD + BADGE_ICON;
        let right = text + self.word_width + BADGE_PAD;
        let plate = Rect {
            left: self.left,
            top,
            right,
            bottom: top + BADGE_HEIGHT,
        };
        canvas.rect(plate, theme::GROUND, 1.0)?;
        canvas.outline(plate, theme::AXIS, theme::HAIR)?;
        let icon = (self.left + BADGE_PAD + 4.0, middle);
        canvas.mark(icon, self.shape, 3.6, theme::INK)?;
        let bold = Type::bold(BADGE_WORD, theme::INK);
        canvas.label(&self.word, (text, middle), Align::Left, bold)?;
        let plain = Type::new(BADGE_MEANING, theme::MUTED);
        canvas.label(&self.meaning, (right + 6.0, middle), Align::Left, plain)?;
        Ok(())
    }
}
