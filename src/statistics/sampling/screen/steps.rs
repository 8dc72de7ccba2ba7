//! Steps of lanes that need more work.

/// A list of steps that are not done with.
#[derive(Clone, Debug)]
pub(crate) struct StepList<const N: usize> {
    steps: [u16; N],
    len: usize,
}

impl<const N: usize> Default for StepList<N> {
    fn default() -> Self {
        StepList {
            steps: [0; N],
            len: 0,
        }
    }
}

impl<const N: usize> StepList<N> {
    /// Adds a step if it is open, without a branch.
    #[inline(always)]
    pub fn add(&mut self, step: usize, open: bool) {
        self.steps[self.len] = step as u16;
        self.len += usize::from(open);
    }

    /// Nothing is open.
    #[inline(always)]
    pub fn clear(&mut self) {
        self.len = 0;
    }

    /// How many are open.
    #[inline(always)]
    pub fn len(&self) -> usize {
        self.len
    }

    /// One of those that are open.
    #[inline(always)]
    pub fn at(&self, place: usize) -> usize {
        self.steps[place].into()
    }
}
