//! Blocks of draws of counties, come in any order, put together to the province that one machine would have run.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use sha2::{Digest, Sha256};

use super::part::{Content, Part};
use super::terms::Terms;
use crate::evaluation::province::Together;
use crate::evaluation::{Summaries, Summary};
use crate::projection::Projection;
use crate::report::province::{County, Province};
use crate::source::Words;
use crate::task::Failure;

/// Blocks that have come. A county is added up when all its draws are there and all counties before it have been
/// added, so that the sums have the same bits in whatever order the blocks come.
#[derive(Debug)]
pub struct Gathering {
    terms: Terms,
    /// Counties that are not added up yet, by their place.
    waiting: BTreeMap<usize, Waiting>,
    /// Place of the county that is added up next.
    next: usize,
    together: Together,
    checksum: Sha256,
    counties: Vec<County>,
    left_out: Vec<Words>,
}

/// What has come of one county.
#[derive(Debug)]
enum Waiting {
    LeftOut(Words),
    Blocks {
        name: String,
        generated: bool,
        /// By the number of the first draw.
        blocks: BTreeMap<usize, Projection>,
    },
}

impl Gathering {
    /// Nothing so far.
    pub fn new(terms: Terms) -> Self {
        Gathering {
            together: Together::new(&terms.keys(), &terms.years, terms.draws),
            terms,
            waiting: BTreeMap::new(),
            next: 0,
            checksum: Sha256::new(),
            counties: Vec::new(),
            left_out: Vec::new(),
        }
    }

    /// Takes a block; no for one that has been taken before. A block that was not asked for is refused.
    pub fn put(&mut self, part: Part) -> Result<bool, Failure> {
        let Terms {
            regions, scenario, ..
        } = &self.terms;
        let place = regions.iter().position(|region| *region == part.region);
        let asked = part.scenario == *scenario && part.seed == self.terms.seed;
        let (Some(place), true) = (place, asked) else {
            return Err(foreign(&part));
        };
        if place < self.next {
            return Ok(false);
        }
        let taken = match (part.content, self.waiting.entry(place)) {
            (Content::LeftOut(why), Entry::Vacant(free)) => {
                free.insert(Waiting::LeftOut(why));
                true
            }
            (Content::LeftOut(_), Entry::Occupied(_)) => false,
            (
                Content::Draws {
                    name,
                    generated,
                    draws,
                },
                entry,
            ) => {
                let waiting = entry.or_insert_with(|| Waiting::Blocks {
                    name,
                    generated,
                    blocks: BTreeMap::new(),
                });
                match waiting {
                    Waiting::LeftOut(_) => false,
                    Waiting::Blocks { blocks, .. } => {
                        let free = !blocks.contains_key(&part.first);
                        if free {
                            blocks.insert(part.first, draws);
                        }
                        free
                    }
                }
            }
        };
        self.add_up()?;
        Ok(taken)
    }

    /// Counties that are complete and whose turn it is.
    fn add_up(&mut self) -> Result<(), Failure> {
        while self
            .waiting
            .get(&self.next)
            .is_some_and(|own| own.is_complete(self.terms.draws))
        {
            match self.waiting.remove(&self.next) {
                Some(Waiting::LeftOut(why)) => self.left_out.push(why),
                Some(Waiting::Blocks {
                    name,
                    generated,
                    blocks,
                }) => {
                    let whole = joined(blocks)?;
                    self.add(name, generated, &whole);
                }
                None => {}
            }
            self.next += 1;
        }
        Ok(())
    }

    /// Adds the county whose turn it is.
    fn add(&mut self, name: String, generated: bool, draws: &Projection) {
        let region = self.terms.regions[self.next].clone();
        let (keys, years) = (self.terms.keys(), &self.terms.years);
        self.checksum.update(region.as_bytes());
        for value in draws.values() {
            self.checksum.update(value.to_le_bytes());
        }
        self.together.add(draws);
        let summaries = Summaries::of(draws);
        let of = |key: &String| -> Vec<Option<Summary>> {
            let years = years.iter();
            years
                .map(|year| summaries.get(key, *year).copied())
                .collect()
        };
        self.counties.push(County {
            region,
            name,
            generated,
            values: keys.iter().map(of).collect(),
        });
    }

    /// The province, when every block has come.
    pub fn finish(mut self) -> Result<Province, Failure> {
        let missing = &self.terms.regions[self.next..];
        if !missing.is_empty() {
            return Err(Failure::words(
                format!("这些县的抽样还没有到齐：{}", missing.join("、")),
                format!(
                    "draws of these counties are missing: {}",
                    missing.join(", ")
                ),
            ));
        }
        if self.counties.is_empty() {
            return Err(Failure::words(
                "没有一个可以运行的县",
                "no county that can be run",
            ));
        }
        for sum in self.together.sums() {
            self.checksum.update(sum.to_le_bytes());
        }
        let digest = self.checksum.finalize();
        Ok(Province {
            quantities: self.terms.quantities,
            years: self.terms.years,
            counties: self.counties,
            totals: self.together.totals(),
            left_out: self.left_out,
            draws: self.terms.draws,
            seed: self.terms.seed,
            withheld: None,
            checksum: digest.iter().map(|byte| format!("{byte:02x}")).collect(),
        })
    }
}

impl Waiting {
    /// Whether its blocks follow each other from the first draw to the last.
    fn is_complete(&self, draws: usize) -> bool {
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
fn joined(blocks: BTreeMap<usize, Projection>) -> Result<Projection, Failure> {
    let mut blocks = blocks.into_values();
    let Some(mut whole) = blocks.next() else {
        return Err(Failure::words("没有抽样", "no draws"));
    };
    for block in blocks {
        whole.append(&block).map_err(Failure::said)?;
    }
    Ok(whole)
}

fn foreign(part: &Part) -> Failure {
    let Part {
        region,
        scenario,
        seed,
        ..
    } = part;
    Failure::words(
        format!("没有要过这一块：{region}，情景 {scenario}，种子 {seed}"),
        format!("this block was not asked for: {region}, scenario {scenario}, seed {seed}"),
    )
}
