//! Arrays handed over through the Arrow C stream, which whoever takes Arrow takes without a copy.

use std::sync::Arc;

use plancast::report::table::Table;
use polars_arrow::array::{Array, PrimitiveArray, StructArray};
use polars_arrow::datatypes::{ArrowDataType, Field};
use polars_arrow::ffi;
use polars_buffer::Buffer;
use pyo3::prelude::*;
use pyo3::types::PyCapsule;

use crate::drawn::Drawn;
use crate::errors;

/// Keeps the draws alive for as long as anybody looks at them.
struct Owner(Arc<Drawn>);

impl AsRef<[f32]> for Owner {
    fn as_ref(&self) -> &[f32] {
        self.0.projection().values()
    }
}

/// Columns with their fields.
type Columns = (Vec<Field>, Vec<Box<dyn Array>>);

/// Draws as a wide table: a row for each year and draw, a column for each quantity, which is the very memory that the
/// engine wrote.
pub fn wide<'py>(py: Python<'py>, drawn: &Arc<Drawn>) -> PyResult<Bound<'py, PyCapsule>> {
    let projection = drawn.projection();
    let (years, draws) = (projection.years(), projection.draws());
    let rows = years.len() * draws;
    let first = drawn.first() as u32;
    let year: Vec<i32> = years
        .iter()
        .flat_map(|year| std::iter::repeat_n(*year, draws))
        .collect();
    let draw: Vec<u32> = years.iter().flat_map(|_| (first..).take(draws)).collect();
    let mut fields = vec![
        Field::new("year".into(), ArrowDataType::Int32, false),
        Field::new("draw".into(), ArrowDataType::UInt32, false),
    ];
    let mut arrays: Vec<Box<dyn Array>> = vec![
        Box::new(PrimitiveArray::from_vec(year)),
        Box::new(PrimitiveArray::from_vec(draw)),
    ];
    let values: Buffer<f32> = Buffer::from_owner(Owner(drawn.clone()));
    for (place, quantity) in projection.quantities().iter().enumerate() {
        let own = values.clone().sliced(place * rows..(place + 1) * rows);
        let name = quantity.key.as_str();
        fields.push(Field::new(name.into(), ArrowDataType::Float32, false));
        arrays.push(Box::new(PrimitiveArray::new(
            ArrowDataType::Float32,
            own,
            None,
        )));
    }
    stream(py, rows, (fields, arrays))
}

/// A table as it is.
pub fn of_table<'py>(py: Python<'py>, table: &Table) -> PyResult<Bound<'py, PyCapsule>> {
    let columns = table.arrow().into_iter().map(|(name, array)| {
        let field = Field::new(name.into(), array.dtype().clone(), true);
        (field, array)
    });
    stream(py, table.rows(), columns.unzip())
}

/// One batch of columns.
fn stream<'py>(
    py: Python<'py>,
    rows: usize,
    (fields, arrays): Columns,
) -> PyResult<Bound<'py, PyCapsule>> {
    let batch = StructArray::try_new(ArrowDataType::Struct(fields), rows, arrays, None)
        .map_err(|error| errors::internal(py, &error.to_string()))?;
    let field = Field::new("".into(), batch.dtype().clone(), false);
    let batch: Box<dyn Array> = Box::new(batch);
    let stream = ffi::export_iterator(Box::new(std::iter::once(Ok(batch))), field);
    PyCapsule::new_with_value(py, stream, c"arrow_array_stream")
}
