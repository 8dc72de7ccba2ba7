//! How much of each group a rule admits.

use super::groups::weighed;
use super::{Admission, Groups};
use crate::axes::GRADES;

/// How much of each group a rule admits: a sum of products of the shares with the attributes that it asks
/// about.
#[derive(Clone, Debug, PartialEq)]
pub struct AdmissionWeights {
    everybody: Vec<f32>,
    terms: Vec<Term>,
}

/// Those whose admission depends on some attributes.
#[derive(Clone, Debug, PartialEq)]
struct Term {
    asked: Vec<usize>,
    weights: Vec<f32>,
}

impl AdmissionWeights {
    /// Weights of a rule over the groups.
    pub fn of(admission: &Admission) -> Self {
        let asks = admission.asks();
        let terms = (1..1_usize << asks.len()).map(|combination| {
            let asked = asks.iter().enumerate();
            let asked = asked.filter(|(place, _)| combination >> place & 1 == 1);
            Term {
                asked: asked.map(|(_, attribute)| *attribute).collect(),
                weights: admission.coefficients(combination),
            }
        });
        AdmissionWeights {
            everybody: admission.coefficients(0),
            terms: terms
                .filter(|term| term.weights.iter().any(|weight| *weight != 0.0))
                .collect(),
        }
    }

    /// Who is admitted whatever the attributes.
    pub fn everybody(&self) -> &[f32] {
        &self.everybody
    }

    /// Sums of `people` admitted: whatever the attributes, and in each grade for one attribute alone.
    pub fn sums(&self, people: &Groups, attribute: usize) -> (f64, [f64; GRADES]) {
        let mut by_grade = [0.0; GRADES];
        for term in self.terms.iter().filter(|term| term.asked == [attribute]) {
            for (group, (people, weight)) in people.0.iter().zip(&term.weights).enumerate() {
                by_grade[group % GRADES] += f64::from(people * weight);
            }
        }
        (weighed(&people.0, &self.everybody), by_grade)
    }

    /// One weight for each group, given the shares with each attribute by grade.
    pub fn with_shares(&self, shares: &Shares, out: &mut [f32]) {
        out.copy_from_slice(&self.everybody);
        for term in &self.terms {
            let mut share = [1.0_f32; GRADES];
            for attribute in &term.asked {
                for (share, one) in share.iter_mut().zip(shares.of(*attribute)) {
                    *share *= one as f32;
                }
            }
            let rows = out.as_chunks_mut::<GRADES>().0.iter_mut();
            for (out, weights) in rows.zip(term.weights.as_chunks::<GRADES>().0) {
                for grade in 0..GRADES {
                    out[grade] += weights[grade] * share[grade];
                }
            }
        }
    }

    /// Whether any attribute decides.
    pub fn asks(&self) -> bool {
        !self.terms.is_empty()
    }
}

/// The share of holders with each attribute, by grade.
#[derive(Clone, Debug)]
pub struct Shares(Vec<[f64; GRADES]>);

impl Shares {
    /// Nobody has any of so many attributes.
    pub fn new(attributes: usize) -> Self {
        Shares(vec![[0.0; GRADES]; attributes])
    }

    /// The share with an attribute, by grade.
    pub fn of(&self, attribute: usize) -> [f64; GRADES] {
        self.0[attribute]
    }

    /// Sets the share with an attribute, by grade.
    pub fn set(&mut self, attribute: usize, share: [f64; GRADES]) {
        self.0[attribute] = share;
    }
}
