//! Small fields in rows and columns.

use super::canvas::Canvas;
use super::error::ChartError;
use super::lettering::{Align, Type};
use super::rect::Rect;
use super::{theme, wrap};

/// Room between the rows of a grid.
const BETWEEN_ROWS: f64 = 20.0;
/// Room between the columns of a grid.
const BETWEEN_COLUMNS: f64 = 30.0;

/// Fields of one size in rows. Each cell has a head, a field, and room left of and below it for
/// the axes.
#[derive(Clone, Copy, Debug)]
pub(super) struct PanelGrid {
    count: usize,
    columns: usize,
    /// Room left of a field.
    pub left: f64,
    /// Height of the head of a cell.
    pub head: f64,
    /// Height of a field.
    pub field: f64,
    /// Room below a field.
    pub below: f64,
}

impl PanelGrid {
    /// A grid of `count` cells in at most `columns` columns.
    pub fn new(
        count: usize,
        columns: usize,
        left: f64,
        (head, field, below): (f64, f64, f64),
    ) -> Self {
        let columns = columns.clamp(1, count.max(1));
        PanelGrid {
            count,
            columns,
            left,
            head,
            field,
            below,
        }
    }

    /// A grid of cells with these titles, whose head is as much higher as the longest of them takes lines.
    pub fn titled(
        titles: &[&str],
        columns: usize,
        left: f64,
        (head, field, below): (f64, f64, f64),
    ) -> Result<(Self, CellTitles), ChartError> {
        let look = Type::bold(theme::LABEL, theme::INK);
        let width = PanelGrid::cell_width(titles.len(), columns);
        let mut wrapped = Vec::new();
        for title in titles {
            wrapped.push(wrap::wrap(title, width, look)?);
        }
        let lines = wrapped.iter().map(Vec::len).max().unwrap_or(1).max(1) as f64;
        let head = head + (lines - 1.0) * look.leading();
        let grid = PanelGrid::new(titles.len(), columns, left, (head, field, below));
        let titles = CellTitles {
            lines: wrapped,
            look,
        };
        Ok((grid, titles))
    }

    /// Width of a cell with its axis.
    pub fn cell_width(count: usize, columns: usize) -> f64 {
        let columns = columns.clamp(1, count.max(1)) as f64;
        let inner = theme::WIDTH - 2.0 * theme::MARGIN;
        (inner - (columns - 1.0) * BETWEEN_COLUMNS) / columns
    }

    /// Height of all rows.
    pub fn height(&self) -> f64 {
        let rows = self.count.div_ceil(self.columns) as f64;
        rows * (self.head + self.field + self.below) + (rows - 1.0) * BETWEEN_ROWS
    }

    /// A whole cell, in rows from the upper left.
    pub fn cell(&self, place: usize, area: Rect) -> Rect {
        let width = PanelGrid::cell_width(self.count, self.columns);
        let (row, column) = (place / self.columns, place % self.columns);
        let height = self.head + self.field + self.below;
        let left = area.left + column as f64 * (width + BETWEEN_COLUMNS);
        let top = area.top + row as f64 * (height + BETWEEN_ROWS);
        Rect {
            left,
            top,
            right: left + width,
            bottom: top + height,
        }
    }

    /// The field of a cell.
    pub fn field(&self, place: usize, area: Rect) -> Rect {
        let cell = self.cell(place, area);
        Rect {
            left: cell.left + self.left,
            top: cell.top + self.head,
            right: cell.right,
            bottom: cell.bottom - self.below,
        }
    }
}

/// Titles of the cells of a grid, in lines.
pub(super) struct CellTitles {
    lines: Vec<Vec<String>>,
    look: Type,
}

impl CellTitles {
    /// Draws the title of a cell, its first baseline at a place.
    pub fn draw(
        &self,
        canvas: &mut Canvas<'_>,
        place: usize,
        at: (f64, f64),
    ) -> Result<(), ChartError> {
        canvas.lines(&self.lines[place], at, Align::Left, self.look)?;
        Ok(())
    }
}
