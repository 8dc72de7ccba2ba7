//! Whom a rule admits: for each group of people, by the attributes that the rule asks about. One evaluation
//! serves both engines: persons are looked up, cohorts take the shares of it that their attributes make.

use super::Classes;
use crate::axes::{Category, Grade, Sex};
use crate::model::checked::Attribute;
use crate::model::rule::{Answers, Rule, kind};

/// The answers of a rule over the groups, one bit for each combination of the attributes that it asks about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Admission {
    /// Places of the attributes asked about.
    asks: Vec<usize>,
    answers: Vec<u64>,
}

impl Admission {
    /// The answers of a rule over the groups.
    pub fn of(rule: &Rule, attributes: &[Attribute], classes: &Classes) -> Self {
        let asks: Vec<usize> = rule.asks().places().collect();
        let mut answers = vec![0; classes.groups()];
        for (class, age) in classes.from.iter().enumerate() {
            for sex in Sex::ALL {
                for category in Category::ALL {
                    for grade in Grade::ALL {
                        let group = classes.row(class, sex.index()) + kind(*category, *grade);
                        for combination in 0..1_usize << asks.len() {
                            let holder = holder(&asks, combination, attributes, *age);
                            if rule.admits(*age, *sex, *category, *grade, holder) {
                                answers[group] |= 1 << combination;
                            }
                        }
                    }
                }
            }
        }
        Admission { asks, answers }
    }

    /// Whether a holder of a group is admitted.
    #[inline]
    pub fn admits(&self, group: usize, holder: Answers) -> bool {
        let combination = self
            .asks
            .iter()
            .enumerate()
            .fold(0, |found, (place, asked)| {
                found | usize::from(holder.has(*asked)) << place
            });
        self.answers[group] >> combination & 1 == 1
    }

    /// Places of the attributes that the rule asks about.
    pub fn asks(&self) -> &[usize] {
        &self.asks
    }

    /// The share of a group that is admitted, as a sum of products of the shares that have each attribute:
    /// the coefficient of each combination (a set of `asks`), by group.
    ///
    /// `c[S] = Σ over T ⊆ S of (−1)^(|S|−|T|) f(T)`, where `f` is 1 where those with just the attributes
    /// `T` are admitted: the multilinear form of a Boolean function.
    pub fn coefficients(&self, combination: usize) -> Vec<f32> {
        let coefficient = |answers: &u64| {
            let subsets = (0..=combination).filter(|set| set & combination == *set);
            subsets
                .filter(|set| answers >> set & 1 == 1)
                .map(|set| {
                    let left_out = (combination ^ set).count_ones();
                    if left_out.is_multiple_of(2) {
                        1.0
                    } else {
                        -1.0
                    }
                })
                .sum()
        };
        self.answers.iter().map(coefficient).collect()
    }
}

/// Somebody with a combination of the attributes asked about, but of none that nobody has at that age.
fn holder(asks: &[usize], combination: usize, attributes: &[Attribute], age: usize) -> Answers {
    let asked = asks.iter().enumerate();
    asked.fold(Answers::default(), |holder, (place, attribute)| {
        let is = combination >> place & 1 == 1 && attributes[*attribute].can_be_at(age);
        holder.with(*attribute, is)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::axes::GRADES;
    use crate::model::checked::AttributeKind;
    use crate::model::file::Household;
    use crate::model::rule::Clause;
    use crate::source::Words;
    use crate::stream::Decision;

    #[test]
    fn shares_of_the_admitted_are_those_of_all_combinations() {
        let attribute = |key: &str| Attribute {
            key: key.into(),
            title: Words::default(),
            kind: AttributeKind::Household(Household::Several),
            decision: Decision::named(key),
        };
        let attributes = [attribute("one"), attribute("two"), attribute("three")];
        let clause = |is: u32| Clause {
            is: Answers(is),
            ..Clause::default()
        };
        // One and two, or three.
        let rule = Rule {
            clauses: vec![clause(0b011), clause(0b100)],
        };
        let classes = Classes::cut([]);
        let admission = Admission::of(&rule, &attributes, &classes);
        let shares = [0.3_f32, 0.6, 0.2];
        let product = |set: usize| -> f32 {
            let one = |place: usize| {
                if set >> place & 1 == 1 {
                    shares[place]
                } else {
                    1.0
                }
            };
            (0..3).map(one).product()
        };
        let found: f32 = (0..8)
            .map(|set| admission.coefficients(set)[0] * product(set))
            .sum();
        let expected = 1.0 - (1.0 - 0.3 * 0.6) * (1.0 - 0.2);
        assert!((found - expected).abs() < 1e-6, "{found} {expected}");
        assert!(admission.admits(GRADES, Answers(0b111)) && !admission.admits(0, Answers(0b001)));
    }
}
