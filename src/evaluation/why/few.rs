//! What of a change by cause may not be published: parts of fewer than ten people and, since the parts add up to the
//! change, others beside them.

use super::{Cause, Contribution, News, Share, Why};
use crate::axes::Year;
use crate::evaluation::withheld::{THRESHOLD, counts_people};

/// A part that is withheld.
const UNTOLD: Share = Share {
    mean: f64::NAN,
    interval: [f64::NAN; 3],
};
/// Less than this is printed as nought, to the hundredth.
const NOUGHT: f64 = 0.005;
/// So many parts of a sum are withheld at least, so that none follows from the others.
const FEWEST: usize = 2;

impl Contribution {
    /// Whether it is withheld from publication.
    pub fn is_withheld(&self) -> bool {
        self.share.mean.is_nan()
    }
}

impl Why {
    /// The causes whose parts are not withheld.
    pub fn shown(&self) -> impl Iterator<Item = &Contribution> {
        self.causes.iter().filter(|part| !part.is_withheld())
    }

    /// What the causes add together whose parts are withheld; nothing where none is.
    pub fn untold(&self) -> Option<f64> {
        let shown: f64 = self.shown().map(|part| part.share.mean).sum();
        let any = self.causes.iter().any(Contribution::is_withheld);
        any.then_some(self.change.mean - shown)
    }
}

/// Takes the parts of few people out of changes, and those of the money of the same service that would tell of them.
pub fn withhold_few(all: &mut [News]) {
    let mut told: Vec<(String, Year, Vec<Cause>)> = Vec::new();
    for news in all.iter_mut().filter(|own| counts_people(own.why.unit)) {
        take_out(&mut news.why, |part| is_few(&part.share));
        let out = news.why.causes.iter().filter(|part| part.is_withheld());
        let causes = out.map(|part| part.cause).collect();
        told.push((of_what(&news.key).to_string(), news.year, causes));
    }
    for news in all.iter_mut().filter(|own| !counts_people(own.why.unit)) {
        let same =
            |own: &&(String, Year, Vec<Cause>)| own.0 == of_what(&news.key) && own.1 == news.year;
        if let Some((.., causes)) = told.iter().find(same) {
            take_out(&mut news.why, |part| causes.contains(&part.cause));
        }
    }
}

/// The service of a quantity, such as of its recipients or its money.
fn of_what(key: &str) -> &str {
    key.rsplit_once('.').map_or(key, |(service, _)| service)
}

/// Whether a part is printed as nought throughout: of nobody.
fn is_nothing(share: &Share) -> bool {
    let all = share.interval.into_iter().chain([share.mean]);
    all.map(f64::abs).fold(0.0, f64::max) < NOUGHT
}

/// Whether a part is of some people, and what is printed of it tells of fewer than ten.
fn is_few(share: &Share) -> bool {
    let [low, median, high] = share.interval;
    let few = |value: f64| value.abs() < THRESHOLD;
    let ends = [low, high]
        .into_iter()
        .any(|end| end.abs() >= NOUGHT && few(end));
    !is_nothing(share) && (few(share.mean) || few(median) || ends)
}

/// Takes some parts out of a change, and others beside them, the smallest first, until there are enough: two, and one more
/// where only small ones make a sum that each of them must be near.
fn take_out(why: &mut Why, is_out: impl Fn(&Contribution) -> bool) {
    let parts = &why.causes;
    let asked: Vec<bool> = parts.iter().map(is_out).collect();
    if !asked.contains(&true) {
        return;
    }
    let size = |place: &usize| parts[*place].share.mean.abs();
    let mut others: Vec<usize> = (0..parts.len())
        .filter(|place| !asked[*place] && !is_nothing(&parts[*place].share))
        .collect();
    others.sort_by(|one, two| size(two).total_cmp(&size(one)));
    let mut out: Vec<usize> = (0..parts.len()).filter(|place| asked[*place]).collect();
    let alone: f64 = out.iter().map(|place| parts[*place].share.mean).sum();
    let small = out.iter().all(|place| size(place) < THRESHOLD);
    let enough = match small && alone.abs() > THRESHOLD {
        true => FEWEST.max(out.len() + 1),
        false => FEWEST,
    };
    while out.len() < enough {
        match others.pop() {
            Some(place) => out.push(place),
            None => break,
        }
    }
    // A part beside which there is nothing is the change itself, which is shown.
    if out.len() < FEWEST {
        return;
    }
    for place in out {
        why.causes[place].share = UNTOLD;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Words;
    use crate::units::Unit;

    const CAUSES: [Cause; 4] = [Cause::Holders, Cause::Mix, Cause::Uptake, Cause::Standard];

    fn share(mean: f64) -> Share {
        Share {
            mean,
            interval: [mean; 3],
        }
    }

    fn news(key: &str, unit: Unit, parts: [f64; 4]) -> News {
        let causes = CAUSES.into_iter().zip(parts);
        let causes = causes.map(|(cause, mean)| Contribution {
            cause,
            share: share(mean),
        });
        News {
            key: key.to_string(),
            title: Words::default(),
            year: 7,
            why: Why {
                years: [7, 7],
                scenarios: Default::default(),
                unit,
                before: share(1000.0),
                after: share(1000.0 + parts.iter().sum::<f64>()),
                change: share(parts.iter().sum()),
                causes: causes.collect(),
                components: Vec::new(),
            },
        }
    }

    fn withheld(news: &News) -> [bool; 4] {
        std::array::from_fn(|place| news.why.causes[place].is_withheld())
    }

    #[test]
    fn a_part_of_few_people_is_withheld_with_another() {
        let mut all = [
            news("a.served", Unit::Persons, [-6.0, 200.0, 90.0, 0.0]),
            news("a.cost", Unit::Yuan, [-9e3, 3e5, 1e5, 4e4]),
            news("b.cost", Unit::Yuan, [-9e3, 3e5, 1e5, 4e4]),
            // Two small ones that make fifteen together are both near ten: a third goes with them.
            news("c.served", Unit::Persons, [7.0, 8.0, 90.0, 0.0]),
            news("d.served", Unit::Persons, [60.0, 80.0, 90.0, 0.0]),
        ];
        withhold_few(&mut all);
        assert_eq!(withheld(&all[0]), [true, false, true, false]);
        assert_eq!(all[0].why.untold(), Some(84.0));
        // What of the money comes of them goes too.
        assert_eq!(withheld(&all[1]), [true, false, true, false]);
        assert_eq!(withheld(&all[2]), [false; 4]);
        assert_eq!(withheld(&all[3]), [true, true, true, false]);
        assert_eq!(withheld(&all[4]), [false; 4]);
        assert_eq!(all[4].why.untold(), None);
    }

    #[test]
    fn what_is_printed_of_a_part_tells_of_it_too() {
        let of = |mean: f64, interval: [f64; 3]| is_few(&Share { mean, interval });
        assert!(of(40.0, [3.0, 41.0, 80.0]) && of(12.0, [-90.0, 0.0, 90.0]));
        assert!(!of(0.0, [0.0; 3]) && !of(40.0, [0.0, 41.0, 80.0]));
        // What a last bit adds is nobody.
        assert!(!of(1e-12, [-1e-12, 0.0, 1e-12]));
    }
}
