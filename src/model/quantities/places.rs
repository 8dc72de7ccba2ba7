//! Where each quantity stands in the list.

use crate::model::checked::Service;
use crate::model::file::CompositeKind;
use crate::source::Words;

/// Places of the quantities of one service.
#[derive(Clone, Copy, Debug)]
pub struct ServicePlaces {
    /// People whom the rule admits.
    pub eligible: usize,
    /// People who need it.
    pub need: usize,
    /// People who have it.
    pub served: usize,
    /// People who wait.
    pub waiting: usize,
    /// Served ÷ eligible or needed.
    pub coverage: usize,
    /// Money a year.
    pub cost: Option<usize>,
    /// Yuan for each payment.
    pub amount: Option<usize>,
    /// First of those of its tiers, where it has any.
    pub first_tier: Option<usize>,
    /// Of its centres, where it has any.
    pub centres: Option<CentrePlaces>,
}

impl ServicePlaces {
    /// Of each tier of the service: people who have it, yuan for each payment, money a year.
    pub fn tiers(&self, service: &Service) -> impl Iterator<Item = [usize; 3]> + use<> {
        let first = self.first_tier;
        let tiers = 0..service.tiers().len();
        tiers.filter_map(move |tier| first.map(|first| [0, 1, 2].map(|at| first + 3 * tier + at)))
    }
}

/// Places of the quantities about the centres of a service.
#[derive(Clone, Copy, Debug)]
pub struct CentrePlaces {
    /// How many there are.
    pub units: usize,
    /// People for whom there is room.
    pub places: usize,
    /// Staff, where it is known how many a centre has.
    pub staff: Option<usize>,
    /// Yuan spent on building in the year, where it is known what a centre costs.
    pub capital: Option<usize>,
    /// Yuan spent on running them, whoever comes, where it is known.
    pub running: Option<usize>,
}

/// Places of the quantities about disability.
#[derive(Clone, Copy, Debug)]
pub struct PeoplePlaces {
    /// All holders.
    pub holders: usize,
    /// First of the categories, which follow each other.
    pub category: usize,
    /// First of the grades.
    pub grade: usize,
    /// First of the age groups.
    pub age: usize,
    /// First of the sexes.
    pub sex: usize,
    /// First of the kinds (category × grade).
    pub kind: usize,
    /// New certificates in the year.
    pub entered: usize,
    /// Holders who died in the year.
    pub died: usize,
    /// Certificates cancelled in the year.
    pub cancelled: usize,
    /// Holders regraded in the year.
    pub regraded: usize,
    /// People with a disability, certified or not.
    pub disabled: usize,
    /// Of them, people without a certificate.
    pub uncertified: usize,
    /// Holders ÷ people with a disability.
    pub registration: usize,
    /// Intensity of new certificates relative to its mean.
    pub intensity: usize,
    /// Holders by the other route (Sullivan's): people × the base year's shares, grown.
    pub by_prevalence: usize,
    /// Holders ÷ holders by the other route.
    pub route_ratio: usize,
    /// First of the expected years left at 60, by sex; those without a disability come after.
    pub years_left: usize,
    /// Holders with low income.
    pub low_income: usize,
    /// Holders of working age.
    pub working_age: usize,
    /// Of them, those who work.
    pub employed: usize,
    /// Of those, in proportional, concentrated and self-employment.
    pub in_forms: usize,
    /// Newly employed in the year.
    pub newly_employed: usize,
    /// The same, summed over the five-year period so far.
    pub newly_employed_sum: usize,
}

/// Places of the quantities about households.
#[derive(Clone, Copy, Debug)]
pub struct HouseholdPlaces {
    /// Households with a certificate holder.
    pub with_holders: usize,
    /// Households with two or more.
    pub with_several: usize,
    /// Holders in such households who have low income.
    pub several_low_income: usize,
    /// Holders who live alone.
    pub alone: usize,
    /// Adult holders kept by the old.
    pub kept_by_the_old: usize,
}

/// Places of a sum of money.
#[derive(Clone, Copy, Debug)]
pub struct SumPlaces {
    /// In prices of the year.
    pub cost: usize,
    /// In prices of the base year.
    pub constant: usize,
    /// In prices of the year, added up over the five-year period so far.
    pub period: usize,
}

/// A mean of several quantities of one unit, or the least of them.
#[derive(Clone, Copy, Debug)]
pub struct Composite<'a> {
    /// Key of the target that measures it.
    pub target: &'a str,
    /// Name of it.
    pub title: &'a Words,
    /// How they are put together.
    pub by: CompositeKind,
    /// Keys of the quantities.
    pub of: &'a [String],
}

/// Where it stands, and of what it is made.
#[derive(Clone, Debug, PartialEq)]
pub struct CompositePlaces {
    /// Its place.
    pub place: usize,
    /// How they are put together.
    pub by: CompositeKind,
    /// Places of the quantities.
    pub of: Vec<usize>,
}

impl Composite<'_> {
    /// Key of the quantity that a target measures.
    pub fn key(by: CompositeKind, target: &str) -> String {
        format!("{}.{target}", by.word())
    }
}
