//! Whom a rule admits one by one, in every situation that it may ask about.

use super::Classes;
use crate::axes::{Category, Grade, Sex};
use crate::model::rule::{Holder, Rule, kind};

/// For each group, one bit for each combination of income and household.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Admission(Vec<u16>);

impl Admission {
    /// The answers of a rule over the groups.
    pub fn of(rule: &Rule, classes: &Classes) -> Self {
        let mut answers = vec![0; classes.groups()];
        for (class, age) in classes.from.iter().enumerate() {
            for sex in Sex::ALL {
                for category in Category::ALL {
                    for grade in Grade::ALL {
                        let group = classes.row(class, sex.index()) + kind(*category, *grade);
                        for bit in 0..u16::BITS {
                            let holder = Holder::of_bits(bit);
                            if rule.admits_holder(*age, *sex, *category, *grade, holder) {
                                answers[group] |= 1 << bit;
                            }
                        }
                    }
                }
            }
        }
        Admission(answers)
    }

    /// Whether a holder of a group is admitted.
    #[inline]
    pub fn admits(&self, group: usize, holder: Holder) -> bool {
        self.0[group] >> holder.bits() & 1 == 1
    }
}
