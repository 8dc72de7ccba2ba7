//! A block of draws of one county as it travels: whose it is, and the draws as Parquet.

use serde::{Deserialize, Serialize};

use crate::projection::Projection;
use crate::report::table::{from_parquet, to_parquet};
use crate::source::Words;
use crate::task::Failure;

/// A block of draws of one county, or why there is no model of the county.
#[derive(Clone, Debug)]
pub struct CountyBlock {
    /// Code of the county.
    pub region: String,
    /// Scenario.
    pub scenario: String,
    /// Seed.
    pub seed: u64,
    /// Number of the first draw.
    pub first: usize,
    /// What came out.
    pub content: Content,
}

/// What came out of a block.
#[derive(Clone, Debug)]
pub enum Content {
    /// Draws.
    Draws {
        /// Name of the county.
        name: String,
        /// Whether its model was made of the censuses and is nobody's own.
        generated: bool,
        /// What was asked for of its draws.
        draws: Projection,
    },
    /// There is no model of the county.
    LeftOut(Words),
}

/// What stands before the Parquet.
#[derive(Serialize, Deserialize)]
struct PartHead {
    plancast: String,
    region: String,
    scenario: String,
    seed: u64,
    first: usize,
    name: String,
    generated: bool,
    left_out: Option<Words>,
}

/// What ends the head.
const END: u8 = b'\n';

impl CountyBlock {
    /// A line of JSON, then the draws as Parquet.
    pub fn to_bytes(&self) -> Result<Vec<u8>, Failure> {
        let (name, generated, left_out, draws) = match &self.content {
            Content::Draws {
                name,
                generated,
                draws,
            } => (name.clone(), *generated, None, Some(draws)),
            Content::LeftOut(why) => (String::new(), false, Some(why.clone()), None),
        };
        let head = PartHead {
            plancast: env!("CARGO_PKG_VERSION").to_string(),
            region: self.region.clone(),
            scenario: self.scenario.clone(),
            seed: self.seed,
            first: self.first,
            name,
            generated,
            left_out,
        };
        let mut bytes = serde_json::to_vec(&head).map_err(Failure::other)?;
        bytes.push(END);
        if let Some(draws) = draws {
            bytes.extend(to_parquet(draws).map_err(Failure::said)?);
        }
        Ok(bytes)
    }

    /// The block again, to the same bits; a block of another version of the program is refused.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Failure> {
        let none = || {
            Failure::words(
                "这不是一个县的一块抽样",
                "this is no block of draws of a county",
            )
        };
        let end = bytes
            .iter()
            .position(|byte| *byte == END)
            .ok_or_else(none)?;
        let head: PartHead = serde_json::from_slice(&bytes[..end]).map_err(|_| none())?;
        let (theirs, ours) = (&head.plancast, env!("CARGO_PKG_VERSION"));
        if theirs != ours {
            return Err(Failure::words(
                format!("有一块抽样由 plancast {theirs} 算出，本机是 {ours}；请装同一版本"),
                format!(
                    "a block of draws was made by plancast {theirs}, and this is {ours}; install the same version everywhere"
                ),
            ));
        }
        let content = match head.left_out {
            Some(why) => Content::LeftOut(why),
            None => Content::Draws {
                name: head.name,
                generated: head.generated,
                draws: from_parquet(&bytes[end + 1..]).map_err(Failure::said)?,
            },
        };
        Ok(CountyBlock {
            region: head.region,
            scenario: head.scenario,
            seed: head.seed,
            first: head.first,
            content,
        })
    }
}
