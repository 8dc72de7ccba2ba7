//! Blocks of one county that have come and wait for the others.

use std::collections::BTreeMap;

use crate::projection::Projection;
use crate::source::Words;
use crate::task::Failure;

/// What has come of one county.
#[derive(Debug)]
pub(super) enum Waiting {
    LeftOut(Words),
    Blocks {
        name: String,
        generated: bool,
        /// By the number of the first draw.
        blocks: BTreeMap<usize, Projection>,
    },
}

impl Waiting {
    /// Whether its blocks follow each other from the first draw to the last.
    pub fn is_complete(&self, draws: usize) -> bool {
        match self {
            Waiting::LeftOut(_) => true,
            Waiting::Blocks { blocks, .. } => {
                let mut reached = 0;
                for (first, block) in blocks {
                    if *first != reached {
                        return false;
                    }
                    reached += block.draws();
                }
                reached == draws
            }
        }
    }
}

/// The draws of a county in their order.
pub(super) fn joined(blocks: BTreeMap<usize, Projection>) -> Result<Projection, Failure> {
    let mut blocks = blocks.into_values();
    let Some(mut whole) = blocks.next() else {
        return Err(Failure::words("没有抽样", "no draws"));
    };
    for block in blocks {
        whole.append(&block).map_err(Failure::said)?;
    }
    Ok(whole)
}
