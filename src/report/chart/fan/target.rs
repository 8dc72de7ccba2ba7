//! Targets on a fan chart: a dashed line up to the year, a diamond, and words in free space.

use super::super::canvas::Canvas;
use super::super::error::ChartError;
use super::super::frame::Frame;
use super::super::lettering::{Align, Type};
use super::super::mark::Shape;
use super::super::panel::Panel;
use super::super::rect::Rect;
use super::super::{place, theme};
use super::TargetLine;

/// Distance between a diamond and its words.
const APART: f64 = 9.0;

/// Where the labels of the targets of one year stand.
#[derive(Clone, Copy)]
enum Side {
    /// Above the dashed line, left of the diamond.
    AboveLine,
    /// Right of the diamonds, each as high as its own.
    Right,
    /// Right of the diamonds and above all of them.
    RightAbove,
    /// Right of the diamonds and below all of them.
    RightBelow,
    /// Left of the diamonds and above all of them.
    LeftAbove,
    /// Left of the diamonds and below all of them.
    LeftBelow,
    /// As far into the field as need be, from a height downwards.
    From(f64),
}

/// Draws targets, their words away from the `obstacles` where that can be done.
pub(super) fn draw(
    canvas: &mut Canvas<'_>,
    panel: &Panel,
    frame: &Frame,
    (targets, size): (&[&TargetLine], f64),
    obstacles: &[(f64, f64)],
) -> Result<(), ChartError> {
    let mut years: Vec<i32> = targets.iter().map(|target| target.year).collect();
    years.sort_unstable();
    years.dedup();
    let mut taken: Vec<Rect> = Vec::new();
    for &year in &years {
        for target in targets.iter().filter(|target| target.year == year) {
            let (x, y) = panel.at(f64::from(year), target.value);
            let ends = [(panel.field.left, y), (x, y)];
            canvas.path(&ends, theme::TARGET, 1.25, theme::TARGET_DASH)?;
        }
    }
    for &year in &years {
        let mut group: Vec<&TargetLine> =
            targets.iter().copied().filter(|t| t.year == year).collect();
        group.sort_by(|a, b| b.value.total_cmp(&a.value));
        let labels = Labels::of(panel, &group, size)?;
        let boxes = labels
            .best(panel.field, obstacles, &taken)
            .ok_or(ChartError::Room {
                chart: frame.title.clone(),
                what: "the labels of the targets",
                found: targets.len(),
                room: (panel.field.height() / labels.height) as usize,
            })?;
        for (place, area) in boxes.iter().enumerate() {
            if hidden(area, obstacles) > 0 {
                let plate = Rect {
                    left: area.left - 2.0,
                    right: area.right + 2.0,
                    ..*area
                };
                canvas.rect(plate, theme::PAPER, 0.8)?;
            }
            labels.draw(canvas, place, *area)?;
        }
        taken.extend(boxes);
    }
    Ok(())
}

/// How many obstacles lie under a box.
fn hidden(area: &Rect, obstacles: &[(f64, f64)]) -> usize {
    let under =
        |&&(x, y): &&(f64, f64)| area.left < x && x < area.right && area.top < y && y < area.bottom;
    obstacles.iter().filter(under).count()
}

/// The labels of the targets of one year, from the highest down.
struct Labels {
    words: Vec<String>,
    widths: Vec<f64>,
    points: Vec<(f64, f64)>,
    look: Type,
    height: f64,
}

impl Labels {
    fn of(panel: &Panel, group: &[&TargetLine], size: f64) -> Result<Self, ChartError> {
        let look = Type::bold(size, theme::TARGET);
        let words: Vec<String> = group.iter().map(|target| target.label.clone()).collect();
        let widths = words
            .iter()
            .map(|words| look.width(words))
            .collect::<Result<_, _>>()?;
        let points = group
            .iter()
            .map(|t| panel.at(f64::from(t.year), t.value))
            .collect();
        Ok(Labels {
            words,
            widths,
            points,
            look,
            height: size * 1.3,
        })
    }

    /// The boxes that hide the fewest obstacles.
    fn best(&self, field: Rect, obstacles: &[(f64, f64)], taken: &[Rect]) -> Option<Vec<Rect>> {
        const OVER_TEXT: usize = 1000;
        use Side::{AboveLine, From, LeftAbove, LeftBelow, Right, RightAbove, RightBelow};
        let mut best: Option<(usize, Vec<Rect>)> = None;
        let sides = [
            AboveLine, Right, LeftAbove, RightAbove, RightBelow, LeftBelow,
        ];
        let rows = (field.height() / self.height) as u32;
        let anywhere = (0..rows).map(|row| From(field.top + self.height * f64::from(row)));
        for (place, side) in sides.into_iter().chain(anywhere).enumerate() {
            if place >= sides.len() && best.as_ref().is_some_and(|(cost, _)| *cost < OVER_TEXT) {
                break;
            }
            let Some(boxes) = self.boxes(side, field) else {
                continue;
            };
            let hidden: usize = boxes.iter().map(|area| hidden(area, obstacles)).sum();
            let texts = boxes
                .iter()
                .filter(|a| taken.iter().any(|b| a.overlaps(b)))
                .count();
            let cost = hidden + OVER_TEXT * texts;
            if best.as_ref().is_none_or(|(least, _)| cost < *least) {
                best = Some((cost, boxes));
            }
        }
        best.map(|(_, boxes)| boxes)
    }

    fn boxes(&self, side: Side, field: Rect) -> Option<Vec<Rect>> {
        let (h, count) = (self.height, self.points.len());
        let x = self.points.first()?.0;
        let (top, bottom) = (self.points.first()?.1, self.points.last()?.1);
        let stack = |from: f64| (0..count).map(|place| from + h * place as f64).collect();
        let above = top - 4.0 - h * (count as f64 - 0.5);
        let wanted: Vec<f64> = match side {
            Side::AboveLine if count > 1 => return None,
            Side::AboveLine => vec![top - 2.0 - h / 2.0],
            Side::Right => self.points.iter().map(|point| point.1).collect(),
            Side::RightAbove | Side::LeftAbove => stack(above),
            Side::RightBelow | Side::LeftBelow => stack(bottom + 4.0 + h / 2.0),
            Side::From(height) => stack(height + h / 2.0),
        };
        let centres = place::spread(&wanted, &vec![h; count], 0.0, (field.top, field.bottom))?;
        let mut boxes = Vec::new();
        for (place, centre) in centres.into_iter().enumerate() {
            let width = self.widths[place];
            let left = match side {
                Side::AboveLine => x - 7.0 - width,
                Side::LeftAbove | Side::LeftBelow => x - APART - width,
                Side::From(_) => (x + APART).min(field.right - width),
                _ => x + APART,
            };
            if left < field.left || left + width > field.right {
                return None;
            }
            boxes.push(Rect {
                left,
                top: centre - h / 2.0,
                right: left + width,
                bottom: centre + h / 2.0,
            });
        }
        Some(boxes)
    }

    fn draw(&self, canvas: &mut Canvas<'_>, place: usize, area: Rect) -> Result<(), ChartError> {
        let (x, y) = self.points[place];
        let centre = (area.top + area.bottom) / 2.0;
        let near = if area.left > x {
            area.left - 2.0
        } else {
            area.right + 2.0
        };
        if self.points.len() > 1 || (centre - y).abs() > 1.5 * self.height {
            let side = if area.left > x { x + 3.0 } else { x - 3.0 };
            canvas.path(
                &[(side, y), (near, centre)],
                theme::TARGET,
                theme::HAIR,
                theme::SOLID,
            )?;
        }
        canvas.mark((x, y), Shape::Diamond, 4.6, theme::PAPER)?;
        canvas.mark((x, y), Shape::Diamond, 3.8, theme::TARGET)?;
        canvas.label(
            &self.words[place],
            (area.left, centre),
            Align::Left,
            self.look,
        )?;
        Ok(())
    }
}
