//! How holders are made up by category and grade, where registers say it.

use ndarray::{Array1, Array2};

use super::{category_of, grade_of};
use crate::axes::{CATEGORIES, Category, GRADES};
use crate::model::checked::{HolderMargins, ParameterId};
use crate::model::rule::KINDS;
use crate::simulation::SimulationError;
use crate::simulation::parameters::Drawn;
use crate::statistics::fitting::iterative_proportional_fitting;

/// What a draw says of the holders of the base year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Composed {
    /// Holders of each category, in any unit.
    pub categories: [f64; CATEGORIES],
    /// Part of grades 1 and 2 that is grade 1.
    pub grade_1: f64,
    /// Part of grades 3 and 4 that is grade 3.
    pub grade_3: f64,
    /// Log of the ratio of the odds of grades 1 and 2 among psychiatric holders.
    pub psychiatric_severe: f64,
}

impl Composed {
    /// What a draw of the parameters says.
    pub fn of(own: &HolderMargins, drawn: &Drawn) -> Self {
        let value = |id: ParameterId| drawn.baseline(id);
        let (both, speech) = (value(own.hearing_and_speech), value(own.speech_share));
        Composed {
            categories: std::array::from_fn(|place| match Category::ALL[place] {
                Category::Visual => value(own.visual),
                Category::Hearing => both * (1.0 - speech),
                Category::Speech => both * speech,
                Category::Physical => 1.0,
                Category::Intellectual => value(own.intellectual),
                Category::Psychiatric => value(own.psychiatric),
                Category::Multiple => value(own.multiple),
            }),
            grade_1: value(own.grade_1),
            grade_3: value(own.grade_3),
            psychiatric_severe: value(own.psychiatric_severe),
        }
    }

    /// What each kind is multiplied by so that the categories, and the grades within severe and mild, are as
    /// drawn; the part of severe grades stays what it is.
    ///
    /// Iterative proportional fitting of the categories by the grades (Deming and Stephan 1940).
    pub fn factors(&self, stock: &[f64; KINDS]) -> Result<[f64; KINDS], SimulationError> {
        let failed = || SimulationError::while_computing("composition of holders");
        let severe = |kind: usize| grade_of(kind) < GRADES / 2;
        let total: f64 = stock.iter().sum();
        let part: f64 = (0..KINDS)
            .filter(|kind| severe(*kind))
            .map(|kind| stock[kind])
            .sum();
        let part = part / total;
        let grades = [
            part * self.grade_1,
            part * (1.0 - self.grade_1),
            (1.0 - part) * self.grade_3,
            (1.0 - part) * (1.0 - self.grade_3),
        ];
        let all: f64 = self.categories.iter().sum();
        let mut seed = Array2::zeros((CATEGORIES, GRADES));
        for kind in 0..KINDS {
            let psychiatric = category_of(kind) == Category::Psychiatric.index();
            let odds = if psychiatric && severe(kind) {
                libm::exp(self.psychiatric_severe)
            } else {
                1.0
            };
            seed[(category_of(kind), grade_of(kind))] = odds * stock[kind] / total;
        }
        let margins = [
            (
                vec![0],
                Array1::from_iter(self.categories.iter().map(|c| c / all)).into_dyn(),
            ),
            (vec![1], Array1::from_iter(grades).into_dyn()),
        ];
        let fitted = iterative_proportional_fitting(&seed.into_dyn(), &margins, 1e-9, 1000)
            .map_err(failed())?;
        Ok(std::array::from_fn(|kind| {
            let fitted = fitted.table[[category_of(kind), grade_of(kind)].as_slice()];
            if stock[kind] > 0.0 {
                total * fitted / stock[kind]
            } else {
                0.0
            }
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn categories_and_grades_are_as_drawn_and_the_severe_part_stays() {
        let stock: [f64; KINDS] = std::array::from_fn(|kind| 1.0 + (kind % 5) as f64);
        let composed = Composed {
            categories: [1.0, 2.0, 0.5, 6.0, 1.0, 1.5, 0.4],
            grade_1: 0.4,
            grade_3: 0.7,
            psychiatric_severe: 2.0,
        };
        let factors = composed.factors(&stock).unwrap();
        let sum = |of: &dyn Fn(usize) -> bool| -> f64 {
            (0..KINDS)
                .filter(|kind| of(*kind))
                .map(|kind| stock[kind] * factors[kind])
                .sum()
        };
        let total: f64 = stock.iter().sum();
        assert!((sum(&|_| true) / total - 1.0).abs() < 1e-6);
        for (category, drawn) in composed.categories.iter().enumerate() {
            let part = sum(&|kind| category_of(kind) == category) / total;
            assert!((part - drawn / 12.4).abs() < 1e-6, "{category}: {part}");
        }
        let severe: f64 = (0..KINDS)
            .filter(|k| grade_of(*k) < 2)
            .map(|k| stock[k])
            .sum();
        assert!((sum(&|k| grade_of(k) < 2) / severe - 1.0).abs() < 1e-6);
        assert!((sum(&|k| grade_of(k) == 0) / severe - 0.4).abs() < 1e-6);
        // Psychiatric holders are severe more often than others.
        let psychiatric = Category::Psychiatric.index();
        let odds = |of: &dyn Fn(usize) -> bool| {
            sum(&|k| of(k) && grade_of(k) < 2) / sum(&|k| of(k) && grade_of(k) >= 2)
        };
        let (own, others) = (
            odds(&|k| category_of(k) == psychiatric),
            odds(&|k| category_of(k) != psychiatric),
        );
        assert!(own > 3.0 * others, "{own} {others}");
    }
}
