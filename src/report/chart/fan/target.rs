//! Targets on a fan chart: a dashed line up to the year, a diamond, and words in free space.

use super::super::canvas::Canvas;
use super::super::error::ChartError;
use super::super::frame::Frame;
use super::super::lettering::{Align, Type};
use super::super::mark::MarkShape;
use super::super::panel::ChartPanel;
use super::super::rect::Rect;
use super::super::{place, theme};
use super::TargetLine;

/// Distance between a diamond and its words.
const APART: f64 = 9.0;
/// Distance between points on a dashed line that words should not hide.
const STEP: f64 = 6.0;

/// Draws targets, their words away from the `obstacles` and from each other where that can be done.
pub(super) fn draw(
    canvas: &mut Canvas<'_>,
    panel: &ChartPanel,
    frame: &Frame,
    (targets, size): (&[&TargetLine], f64),
    mut obstacles: Vec<(f64, f64)>,
) -> Result<(), ChartError> {
    let field = panel.field;
    for target in targets {
        let (x, y) = panel.at(f64::from(target.year), target.value);
        let line = [(field.left, y), (x, y)];
        canvas.path(&line, theme::TARGET, 1.25, theme::TARGET_DASH)?;
        let steps = ((x - field.left) / STEP) as u32;
        obstacles.extend((0..=steps).map(|step| (x - STEP * f64::from(step), y)));
        obstacles.extend(diamond((x, y)));
    }
    let mut years: Vec<i32> = targets.iter().map(|target| target.year).collect();
    years.sort_unstable();
    years.dedup();
    let mut taken: Vec<Rect> = Vec::new();
    for &year in &years {
        let labels = TargetLabels::of(panel, targets, year, size)?;
        let Some(boxes) = labels.best(field, &obstacles, &taken) else {
            return Err(ChartError::Room {
                chart: frame.title.clone(),
                what: "the labels of the targets",
                found: targets.len(),
                room: (field.height() / labels.height) as usize,
            });
        };
        for (place, area) in boxes.iter().enumerate() {
            labels.draw(canvas, place, *area, hidden(area, &obstacles) > 0)?;
        }
        taken.extend(boxes);
    }
    for target in targets {
        let point = panel.at(f64::from(target.year), target.value);
        canvas.mark(point, MarkShape::Diamond, 4.6, theme::PAPER)?;
        canvas.mark(point, MarkShape::Diamond, 3.8, theme::TARGET)?;
    }
    Ok(())
}

/// Points of a diamond, many enough to weigh more than a line.
fn diamond((x, y): (f64, f64)) -> impl Iterator<Item = (f64, f64)> {
    const HALF: f64 = 5.0;
    let ends = [-HALF, -HALF / 2.0, 0.0, HALF / 2.0, HALF];
    ends.into_iter()
        .flat_map(move |dx| ends.into_iter().map(move |dy| (x + dx, y + dy)))
}

/// How many obstacles lie under a box.
fn hidden(area: &Rect, obstacles: &[(f64, f64)]) -> usize {
    let under =
        |&&(x, y): &&(f64, f64)| area.left < x && x < area.right && area.top < y && y < area.bottom;
    obstacles.iter().filter(under).count()
}

/// On which side of its diamond a label stands.
#[derive(Clone, Copy)]
enum SideOfTarget {
    Left,
    Right,
    /// On the right, but moved to the left as far as the field asks.
    Within,
}

/// The labels of the targets of one year, from the highest down.
struct TargetLabels {
    words: Vec<String>,
    widths: Vec<f64>,
    points: Vec<(f64, f64)>,
    look: Type,
    height: f64,
}

impl TargetLabels {
    fn of(
        panel: &ChartPanel,
        targets: &[&TargetLine],
        year: i32,
        size: f64,
    ) -> Result<Self, ChartError> {
        let mut group: Vec<&&TargetLine> = targets.iter().filter(|t| t.year == year).collect();
        group.sort_by(|a, b| b.value.total_cmp(&a.value));
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
        Ok(TargetLabels {
            words,
            widths,
            points,
            look,
            height: size * 1.3,
        })
    }

    /// The boxes that hide the fewest obstacles and lie near their diamonds.
    fn best(&self, field: Rect, obstacles: &[(f64, f64)], taken: &[Rect]) -> Option<Vec<Rect>> {
        const OVER_POINT: f64 = 2.0;
        const OVER_TEXT: f64 = 1000.0;
        const PER_PIXEL: f64 = 0.2;
        let middle = |boxes: &[Rect]| {
            let sum: f64 = boxes
                .iter()
                .map(|area| (area.top + area.bottom) / 2.0)
                .sum();
            sum / boxes.len() as f64
        };
        let wanted =
            self.points.iter().map(|point| point.1).sum::<f64>() / self.points.len() as f64;
        let mut best: Option<(f64, Vec<Rect>)> = None;
        for side in [
            SideOfTarget::Left,
            SideOfTarget::Right,
            SideOfTarget::Within,
        ] {
            for centres in self.heights(field) {
                let Some(boxes) = self.boxes(side, field, &centres) else {
                    continue;
                };
                let points: usize = boxes.iter().map(|area| hidden(area, obstacles)).sum();
                let texts = boxes
                    .iter()
                    .filter(|a| taken.iter().any(|b| a.overlaps(b)))
                    .count();
                let cost = OVER_POINT * points as f64
                    + OVER_TEXT * texts as f64
                    + PER_PIXEL * (middle(&boxes) - wanted).abs();
                if best.as_ref().is_none_or(|(least, _)| cost < *least) {
                    best = Some((cost, boxes));
                }
            }
        }
        best.map(|(_, boxes)| boxes)
    }

    /// Heights at which the labels may stand: each at its own, all above, all below, anywhere.
    fn heights(&self, field: Rect) -> Vec<Vec<f64>> {
        let (h, count) = (self.height, self.points.len());
        let ys: Vec<f64> = self.points.iter().map(|point| point.1).collect();
        let (Some(top), Some(bottom)) = (ys.first(), ys.last()) else {
            return Vec::new();
        };
        let stack = |from: f64| {
            (0..count)
                .map(|place| from + h * (place as f64 + 0.5))
                .collect()
        };
        let mut wanted: Vec<Vec<f64>> = vec![
            stack(top - 2.0 - h * count as f64),
            ys.clone(),
            stack(bottom + 2.0),
        ];
        let rows = (field.height() / h) as u32;
        wanted.extend((0..rows).map(|row| stack(field.top + h * f64::from(row))));
        let inside = (field.top, field.bottom);
        let fit = |wanted: Vec<f64>| place::spread(&wanted, &vec![h; count], 0.0, inside);
        wanted.into_iter().filter_map(fit).collect()
    }

    fn boxes(&self, side: SideOfTarget, field: Rect, centres: &[f64]) -> Option<Vec<Rect>> {
        let mut boxes = Vec::new();
        for ((&centre, &width), &(x, _)) in centres.iter().zip(&self.widths).zip(&self.points) {
            let left = match side {
                SideOfTarget::Left => x - APART - width,
                SideOfTarget::Right => x + APART,
                SideOfTarget::Within => (x + APART).min(field.right - width),
            };
            if left < field.left || left + width > field.right {
                return None;
            }
            let (top, bottom) = (centre - self.height / 2.0, centre + self.height / 2.0);
            boxes.push(Rect {
                left,
                top,
                right: left + width,
                bottom,
            });
        }
        Some(boxes)
    }

    fn draw(
        &self,
        canvas: &mut Canvas<'_>,
        place: usize,
        area: Rect,
        plate: bool,
    ) -> Result<(), ChartError> {
        let (x, y) = self.points[place];
        let centre = (area.top + area.bottom) / 2.0;
        if plate {
            let wider = Rect {
                left: area.left - 2.0,
                right: area.right + 2.0,
                ..area
            };
            canvas.rect(wider, theme::PAPER, 0.8)?;
        }
        let near = x.clamp(area.left - 2.0, area.right + 2.0);
        if self.points.len() > 1 || (centre - y).abs() > 1.5 * self.height {
            let from = x + (near - x).clamp(-3.0, 3.0);
            let inside = area.left < near && near < area.right;
            let end = match (inside, centre > y) {
                (false, _) => centre,
                (true, true) => area.top,
                (true, false) => area.bottom,
            };
            canvas.path(
                &[(from, y), (near, end)],
                theme::TARGET,
                theme::HAIR,
                theme::SOLID,
            )?;
        }
        canvas.label(
            &self.words[place],
            (area.left, centre),
            Align::Left,
            self.look,
        )?;
        Ok(())
    }
}
