//! What happens first to those who leave their cells, a few cells side by side.

use pulp::Simd;

use crate::statistics::sampling::Lanes;

/// The hazards of a few cells, added up in turn; see [`Ways`](super::ways::Ways).
pub(super) struct LanesOfWays<S: Simd> {
    pub death: Lanes<S>,
    pub gone: Lanes<S>,
    pub worse: Lanes<S>,
    pub all: Lanes<S>,
}

/// Those who die; who die or give their certificate back; and those with whom is regraded to a more
/// severe grade.
pub(super) struct Fates<S: Simd> {
    pub died: Lanes<S>,
    pub gone: Lanes<S>,
    pub worse: Lanes<S>,
}

impl<S: Simd> Fates<S> {
    /// One more in each cell where at least `which` leave, decided by a half of a word.
    #[inline(always)]
    pub fn with(
        self,
        simd: S,
        ways: &LanesOfWays<S>,
        half: S::u32s,
        leaving: Lanes<S>,
        which: f32,
    ) -> Self {
        let u = Lanes::half(simd, half) * ways.all;
        // Where nobody is left to leave, the number is beyond all hazards.
        let u = Lanes::all(simd, which).where_at_most(leaving, u, Lanes::all(simd, f32::INFINITY));
        // One or nothing is added: a choice between two numbers would be written with a mask, which takes some
        // processors as long as all the rest.
        let (one, zero) = (Lanes::all(simd, 1.0), Lanes::all(simd, 0.0));
        Fates {
            died: self.died + u.where_at_most(ways.death, one, zero),
            gone: self.gone + u.where_at_most(ways.gone, one, zero),
            worse: self.worse + u.where_at_most(ways.worse, one, zero),
        }
    }
}
