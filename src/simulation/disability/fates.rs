//! What happens first to those who leave their cells, a few cells side by side.

use pulp::Simd;

use crate::statistics::sampling::Lanes;

/// The hazards of a few cells, added up in turn; see [`Ways`](super::leaving::Ways).
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
        let (zero, one) = (Lanes::all(simd, 0.0), Lanes::all(simd, 1.0));
        let u = Lanes::half(simd, half) * ways.all;
        let here = Lanes::all(simd, which).where_at_most(leaving, one, zero);
        Fates {
            died: self.died + ways.death.where_at_most(u, zero, here),
            gone: self.gone + ways.gone.where_at_most(u, zero, here),
            worse: self.worse + ways.worse.where_at_most(u, zero, here),
        }
    }
}
