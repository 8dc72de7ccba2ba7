//! One row of a board: its texts broken into lines, its figures and its scale.

use plotters::style::RGBColor;

use super::super::canvas::Canvas;
use super::super::error::ChartError;
use super::super::lettering::{Align, Type, middle};
use super::super::rect::Rect;
use super::super::typeface::HEIGHT;
use super::super::{theme, wrap};
use super::column::{
    BASELINE, CHANCE, CHANCE_BAR, MEDIAN, NAME_END, NOTE_GAP, NUMBER_WIDTH, PAD, SCALE,
    SCALE_WIDTH, SECTION, STATUS, TARGET, TARGET_WIDTH, figure_look, name_look, small,
};
use super::{BoardRow, figure, scale};
use crate::source::Tongue;

/// A row with its texts broken into lines.
pub(super) struct BrokenRow<'a> {
    row: &'a BoardRow,
    section: Option<&'a str>,
    /// Left edge of the names.
    left: f64,
    number: Vec<String>,
    name: Vec<String>,
    nature: Vec<String>,
    target: Vec<String>,
    note: Vec<String>,
    status: Vec<String>,
    first_year: Vec<String>,
    main: f64,
    /// Height of the whole row.
    pub height: f64,
}

impl<'a> BrokenRow<'a> {
    pub fn of(
        row: &'a BoardRow,
        section: Option<&'a str>,
        (left, width): (f64, f64),
        language: Tongue,
    ) -> Result<Self, ChartError> {
        let name = wrap::wrap(&row.name, NAME_END - left, name_look())?;
        let number = wrap::wrap(&row.number, NUMBER_WIDTH, figure_look())?;
        let between = language.pick("，", ", ");
        let nature = match (row.nature.is_empty(), row.unit.is_empty()) {
            (false, false) => format!("{}{between}{}", row.nature, row.unit),
            (false, true) => row.nature.clone(),
            _ => row.unit.clone(),
        };
        let nature = wrap::wrap(&nature, NAME_END - left, small())?;
        let target = wrap::wrap(&row.target_figure(language), TARGET_WIDTH, figure_look())?;
        let note = wrap::wrap(&row.note, width - left, small())?;
        let status_room = width - STATUS - 16.0;
        let status = wrap::wrap(&row.status.look(language).0, status_room, name_look())?;
        let first_year = row.first_year.as_deref().unwrap_or_default();
        let first_year = wrap::wrap(first_year, status_room, small())?;
        let tall = |big: usize, little: usize| {
            big as f64 * name_look().leading() + little as f64 * small().leading()
        };
        let main = tall(name.len(), nature.len())
            .max(tall(target.len(), 0))
            .max(tall(number.len(), 0))
            .max(tall(status.len(), first_year.len()))
            .max(tall(1, 1));
        let heading = if section.is_some() { SECTION } else { 0.0 };
        let gap = if note.is_empty() { 0.0 } else { NOTE_GAP };
        let height = heading + main + gap + tall(0, note.len()) + 2.0 * PAD;
        Ok(BrokenRow {
            row,
            section,
            left,
            number,
            name,
            nature,
            target,
            note,
            status,
            first_year,
            main,
            height,
        })
    }

    pub fn draw(
        &self,
        canvas: &mut Canvas<'_>,
        area: Rect,
        top: f64,
        language: Tongue,
    ) -> Result<(), ChartError> {
        let mut top = top;
        if let Some(section) = self.section {
            let band = Rect {
                top,
                bottom: top + SECTION - 4.0,
                ..area
            };
            canvas.rect(band, theme::GROUND, 1.0)?;
            let look = Type::bold(13.0, theme::MUTED);
            canvas.label(
                section,
                (area.left + 8.0, top + (SECTION - 4.0) / 2.0),
                Align::Left,
                look,
            )?;
            top += SECTION;
        }
        let centre = top + PAD + self.main / 2.0;
        let left = area.left;
        let (_, shape, color) = self.row.status.look(language);

        stack(
            canvas,
            (left, centre),
            Align::Left,
            (&self.number, Type::new(13.0, theme::MUTED)),
            &[],
        )?;
        stack(
            canvas,
            (left + self.left, centre),
            Align::Left,
            (&self.name, name_look()),
            &self.nature,
        )?;
        let baseline = [self.row.baseline_figure(language)];
        stack(
            canvas,
            (left + BASELINE, centre),
            Align::Right,
            (&baseline, figure_look()),
            &[],
        )?;
        let target = Type::bold(13.0, theme::TARGET);
        stack(
            canvas,
            (left + TARGET, centre),
            Align::Left,
            (&self.target, target),
            &[],
        )?;
        let median = [self.row.median_figure(language)];
        let interval: Vec<String> = self.row.interval_figure(language).into_iter().collect();
        stack(
            canvas,
            (left + MEDIAN, centre),
            Align::Right,
            (&median, name_look()),
            &interval,
        )?;
        let field = Rect {
            left: left + SCALE,
            top: centre - 14.0,
            right: left + SCALE + SCALE_WIDTH,
            bottom: centre + 14.0,
        };
        scale::draw(canvas, field, self.row, color)?;
        self.chance(canvas, (left + CHANCE, centre), color)?;
        canvas.mark((left + STATUS + 6.0, centre), shape, 5.0, color)?;
        let at = (left + STATUS + 16.0, centre);
        stack(
            canvas,
            at,
            Align::Left,
            (&self.status, Type::bold(13.0, color)),
            &self.first_year,
        )?;
        let note = top + PAD + self.main + NOTE_GAP + HEIGHT * small().size;
        canvas.lines(&self.note, (left + self.left, note), Align::Left, small())?;
        Ok(())
    }

    /// The chance in figures, as a bar, and with its Monte-Carlo error.
    fn chance(
        &self,
        canvas: &mut Canvas<'_>,
        (x, centre): (f64, f64),
        color: RGBColor,
    ) -> Result<(), ChartError> {
        let Some((figure, error)) = self.row.chance_figure() else {
            canvas.label(figure::NONE, (x, centre), Align::Left, figure_look())?;
            return Ok(());
        };
        let chance = self.row.probability.map_or(0.0, |(chance, _)| chance);
        let bar = Rect {
            left: x,
            top: centre - 5.0,
            right: x + CHANCE_BAR,
            bottom: centre + 5.0,
        };
        canvas.rect(bar, theme::GRID, 1.0)?;
        let filled = Rect {
            right: x + CHANCE_BAR * chance,
            ..bar
        };
        canvas.rect(filled, color, 1.0)?;
        let at = (x + CHANCE_BAR + 7.0, centre);
        stack(canvas, at, Align::Left, (&[figure], name_look()), &[error])
    }
}

/// Lines with smaller lines below, together centred on a height.
fn stack(
    canvas: &mut Canvas<'_>,
    (x, centre): (f64, f64),
    align: Align,
    (lines, look): (&[String], Type),
    below: &[String],
) -> Result<(), ChartError> {
    let (big, little) = (look.leading(), small().leading());
    let height = lines.len() as f64 * big + below.len() as f64 * little;
    let top = centre - height / 2.0;
    let first = top + big / 2.0 + middle(look.size);
    canvas.lines(lines, (x, first), align, look)?;
    let second = top + lines.len() as f64 * big + little / 2.0 + middle(small().size);
    canvas.lines(below, (x, second), align, small())?;
    Ok(())
}
