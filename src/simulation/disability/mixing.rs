//! Intensities of a scenario that is taking hold.

use super::Flows;

impl Flows {
    /// Moves all intensities by a part of the difference between two others.
    pub fn move_towards(&mut self, from: &Flows, to: &Flows, part: f64) {
        let single = |values: &mut [f32], from: &[f32], to: &[f32]| {
            for ((value, from), to) in values.iter_mut().zip(from).zip(to) {
                *value += part as f32 * (to - from);
            }
        };
        single(
            &mut self.relative_mortality,
            &from.relative_mortality,
            &to.relative_mortality,
        );
        single(&mut self.cancellation, &from.cancellation, &to.cancellation);
        single(&mut self.other_exits, &from.other_exits, &to.other_exits);
        single(&mut self.inflow, &from.inflow, &to.inflow);
        for ((value, from), to) in self.without.iter_mut().zip(&from.without).zip(&to.without) {
            *value += part * (to - from);
        }
        self.worsening += part * (to.worsening - from.worsening);
        self.improvement += part * (to.improvement - from.improvement);
        for ((value, from), to) in self.growth.iter_mut().zip(from.growth).zip(to.growth) {
            *value += part * (to - from);
        }
    }
}
