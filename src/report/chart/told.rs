//! Charts for the readers of a tongue that has a book: their texts are looked up there, and they are drawn again, so that
//! every text has the room that it needs.

use super::error::ChartError;
use super::frame::Frame;
use super::picture::Picture;
use super::words;
use crate::source::Tongue;

/// What a chart shows.
pub(super) trait Shown: Clone + Send + Sync + 'static {
    /// Every text in it.
    fn texts(&mut self) -> Vec<&mut String>;
}

/// Draws a chart, and keeps what it is drawn from for other readers.
pub(super) fn drawn<C: Shown>(
    frame: &Frame,
    chart: &C,
    draw: fn(&Frame, &C) -> Result<Picture, ChartError>,
) -> Result<Picture, ChartError> {
    let (around, shown) = (frame.clone(), chart.clone());
    let again = move |tongue: Tongue| -> Result<(Picture, usize), ChartError> {
        let (mut frame, mut chart) = (around.clone(), shown.clone());
        frame.language = tongue;
        let mut left = 0;
        for text in frame.texts().into_iter().chain(chart.texts()) {
            let told = tongue.told(text);
            left += told.left;
            *text = told.text;
        }
        let picture = draw(&frame, &chart)?;
        let fixed = words::ENGLISH.iter().copied();
        let lacking: Vec<&str> = fixed.filter(|word| tongue.told(word).left > 0).collect();
        let english = |line: &&&str| lacking.iter().any(|word| line.contains(*word));
        left += picture.lines().iter().filter(english).count();
        Ok((picture, left))
    };
    Ok(draw(frame, chart)?.again(again))
}
