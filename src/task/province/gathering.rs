//! Blocks of draws of counties, come in any order, put together to the province that one machine would have run.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use sha2::{Digest, Sha256};

use super::part::{Content, CountyBlock};
use super::terms::Terms;
use super::waiting::{Waiting, joined};
use crate::evaluation::province::Together;
use crate::evaluation::reconciliation::{TotalMet, reconcile};
use crate::evaluation::{Summaries, Summary};
use crate::projection::Projection;
use crate::report::province::{CountyFigures, Province};
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
    counties: Vec<CountyFigures>,
    /// Counties that wait for all others, since their draws are brought to published totals.
    kept: Vec<(NamedCounty, Projection)>,
    left_out: Vec<Words>,
}

/// A county's code, its name, and whether its model was made of the censuses.
type NamedCounty = (String, String, bool);

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
            kept: Vec::new(),
            left_out: Vec::new(),
        }
    }

    /// Takes a block; no for one that has been taken before. A block that was not asked for is refused.
    pub fn put(&mut self, part: CountyBlock) -> Result<bool, Failure> {
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
                    let region = self.terms.regions[self.next].clone();
                    let (named, draws) = ((region, name, generated), joined(blocks)?);
                    match self.terms.published.is_empty() {
                        true => self.add(named, &draws),
                        false => self.kept.push((named, draws)),
                    }
                }
                None => {}
            }
            self.next += 1;
        }
        Ok(())
    }

    /// Brings the counties that have waited to the published totals, and adds them.
    fn add_kept(&mut self) -> Vec<TotalMet> {
        let kept = std::mem::take(&mut self.kept).into_iter();
        let (named, mut draws): (Vec<NamedCounty>, Vec<Projection>) = kept.unzip();
        let held = reconcile(&mut draws, &self.terms.published);
        for (named, draws) in named.into_iter().zip(&draws) {
            self.add(named, draws);
        }
        held
    }

    /// Adds a county to the others.
    fn add(&mut self, (region, name, generated): NamedCounty, draws: &Projection) {
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
        self.counties.push(CountyFigures {
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
        let held = self.add_kept();
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
            held,
            left_out: self.left_out,
            draws: self.terms.draws,
            seed: self.terms.seed,
            withheld: None,
            checksum: digest.iter().map(|byte| format!("{byte:02x}")).collect(),
        })
    }
}

fn foreign(part: &CountyBlock) -> Failure {
    let CountyBlock {
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
