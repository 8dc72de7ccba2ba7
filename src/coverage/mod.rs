//! How coverage rates of public services have moved elsewhere: the outside view for a share of which
//! little is known.
//!
//! A rate in whole per cents is a Markov chain of four *kinds* of programme, each of which has standing, quiet
//! and lively years ([`Chain`]). The kind stays, the pace changes by chance; a year's step depends on both and
//! on where the rate stands. What has been seen of a rate says of which kind it is and how it moves, exactly,
//! by filtering; what is reported later moves the years before and after it, exactly, by smoothing
//! ([`Bridge`]). Within a whole per cent all shares are alike: a rate that comes into one has a uniform place in
//! it, one that stays keeps its own or takes a fresh one as often as rates come in from beside; 100 % is kept while the
//! level stays.
//!
//! The chain is estimated ([`estimate`]) from a panel of thousands of yearly rates and shipped as a table
//! of what was estimated; `plancast bench reference --kind shares` makes it again.
//!
//! # How good
//!
//! Every second country left out in turn (`plancast bench shares --data coverage_panel.csv --history H --left-out
//! --out f.csv`; the panel is not shipped), five years ahead, origins from 1995, only the last H values seen;
//! gradient boosting (scikit-learn, 150 trees of depth 4 on the same values and halves) for comparison:
//!
//! | H | 80 % covers (randomised) | 95 % covers | Brier skill over the base rate: ≥ 85, 90, 95, 99 | gradient boosting |
//! |---|---|---|---|---|
//! | 1 | 81.4 % | 95.3 % | .444 .445 .408 .215 | .426 .431 .396 .214 |
//! | 3 | 80.8 % | 95.1 % | .479 .475 .427 .238 | – |
//! | 5 | 80.4 % | 94.9 % | .475 .475 .430 .239 | .462 .459 .394 .203 |
//! | 10 | 79.6 % | 94.4 % | .480 .471 .429 .243 | – |
//!
//! Reliability slopes 1.00–1.14. The numbers of kinds and paces, the rounds of the estimate, and how far levels
//! borrow, were chosen on such halves.
//!
//! Six further splits at random, each half foretold from the other (twelve halves; by a second program of the
//! same estimate, in Python, which gives the shipped table): the mean Brier skill over the training half's base
//! rate. Boosting is also told the year and the programme, and learns from origins since 1980; *tuned*: slower
//! (rate 0.05), half of the rows for each tree, at least 20 in a leaf. *Without standing years*: two paces, 15
//! rounds, nothing borrowed from far.
//!
//! | H | chain: ≥ 85, 90, 95, 99; mean | without standing years | gradient boosting | tuned |
//! |---|---|---|---|---|
//! | 1 | .454 .455 .414 .228, .388 | .454 .454 .414 .228, .388 | .433 .433 .397 .195, .365 | .450 .446 .408 .212, .379 |
//! | 5 | .490 .486 .440 .250, .416 | .481 .478 .433 .249, .410 | .457 .458 .417 .208, .385 | .471 .474 .431 .229, .401 |
//!
//! Which countries are foretold matters far more than the method: the mean of one half lies between .31 and .45
//! from one value, and between .36 and .48 from five. Over the twelve halves 80 % covers 79.9–81.5 and 95 %
//! covers 95.0–95.6 five years ahead (randomised; H = 1, 3, 5, 10), in one half 75.8–85.4 and 92.5–97.1; one
//! year ahead 80.1–80.8 and 94.8–95.4. Slopes of all twelve together are 0.99–1.02 one year ahead and 1.03–1.10
//! five years ahead, in one half 0.81–1.52: over five it is a little too wide. What boosting still knows is the
//! programme: BCG and DTP1 reach 99 about 5 to 6 points more often than is said here, second doses 3 to 4 less
//! often; a share of a plan has no such name.
//!
//! # What it remembers
//!
//! Of rates from 40 to 75 per cent that had stood within a point for five years (43 years of origin from 1995, 13
//! rates in 8 countries of the panel) three quarters were no higher five years later, half had lost a point and
//! more, one in seven had won more than 5; half of the 1,245 others had won 8 and more. With quiet and lively
//! years alone a rate that stood at 57 for ten years was foretold to be at 73 five years on (80 %: 56–99), and
//! one at 80 at 92: few rates stand so low, those that stood just there longest were one country's, of the kind
//! that ends highest, and two of them then jumped. With standing years, and levels where little was seen
//! borrowing from farther ones, it is 60 (48–78) and 81 (69–92).
//!
//! The last choice among ways that hardly differ was made on the twelve halves above. In twelve others, looked at
//! once, this changes next to nothing for one value; from five the continuous ranked probability score falls by
//! 1.3 % one year and five years ahead (standard errors over countries 0.4 and 0.6 %), from ten by 1.7 and 2.0 %,
//! in ten to twelve of the halves; the skill five years ahead rises from .4065 to .4107 and from .4055 to .4110.
//! Where a rate had stood at 40 to 75 through five values the score falls by a sixth: 4 points up are foretold,
//! 8 before, and none came in the middle. That is still too high where the half that is learnt from has few that
//! stood.
//!
//! Not taken, since it did no better on other countries: three paces without a beginning that knows which years
//! stood, one table of standing years for all kinds, a fourth pace, five and six kinds, no standing years but
//! borrowing. A direction is not remembered: of what the chain leaves over, five years ahead, the correlation
//! with the last change or that of three or five years is between −.09 and +.04, by level.
//!
//! # Decisions
//!
//! - A share without a `volatility` is a Markov chain in whole per cents: four kinds of programme with standing,
//!   quiet and lively years, estimated from coverage of 14 programmes in 94 countries: drifts that were set so
//!   that their medians met the targets made a probability of one half say nothing. Applied: `src/coverage`;
//!   `plancast bench reference --kind shares`.
//! - No weight is given to published results of comparable targets: six results, five from one document, and
//!   success is published more often: shown beside, not mixed in. Applied: `src/coverage/published.toml`.

mod beginning;
mod bridge;
mod chain;
pub mod estimate;
mod leading;
mod levels;
mod normal_scores;
mod onward;
mod predicted_levels;
mod published;
mod report;
mod seen;
mod table;

pub use bridge::Bridge;
pub use chain::Chain;
pub use levels::{LEVELS, level_of, percent_of};
pub use normal_scores::NormalScores;
pub use onward::Onward;
pub use predicted_levels::PredictedLevels;
pub use published::{TargetClass, published};
pub use report::ReportedRate;
pub use table::{TableError, read, write};

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

/// The chain that ships.
pub fn shipped() -> &'static Chain {
    static CHAIN: OnceLock<Chain> = OnceLock::new();
    CHAIN.get_or_init(|| {
        read(include_str!("reference.csv")).expect("the shipped table is whole: a test reads it")
    })
}

/// The outlook, by the chain that ships, of a rate from 0 to 1 of which nothing but today's is known, over years. It hangs
/// on the whole per cent alone, and tables, papers and targets ask for the same, so that it is kept.
pub fn outlook_from(share: f64, years: usize) -> Option<Arc<PredictedLevels>> {
    static KNOWN: Mutex<BTreeMap<(usize, usize), Arc<PredictedLevels>>> =
        Mutex::new(BTreeMap::new());
    let known = || KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    let key = (level_of(share), years);
    if let Some(outlook) = known().get(&key) {
        return Some(outlook.clone());
    }
    let outlook = Arc::new(shipped().outlook(&[Some(share)], years)?);
    known().insert(key, outlook.clone());
    Some(outlook)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_what_the_chain_says() {
        for years in [2, 1, 2] {
            let kept = outlook_from(0.5, years).expect("an outlook");
            let own = shipped().outlook(&[Some(0.5)], years).expect("an outlook");
            assert_eq!(kept.horizon(), years);
            assert_eq!(kept.probabilities(years), own.probabilities(years));
        }
    }
}
