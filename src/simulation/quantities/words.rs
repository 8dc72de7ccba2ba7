//! Words and periods that quantities are named by.

use crate::axes::Year;
use crate::model::file::System;

/// The word of a system in files.
pub fn snake(system: System) -> &'static str {
    match system {
        System::IncomeSupport => "income_support",
        System::Insurance => "insurance",
        System::Care => "care",
        System::Rehabilitation => "rehabilitation",
        System::Devices => "devices",
        System::Employment => "employment",
        System::Education => "education",
        System::HomeModification => "home_modification",
        System::CultureSport => "culture_sport",
        System::Certificates => "certificates",
    }
}

/// First year of the five-year period that a year belongs to, counted from a plan's first year.
pub fn period_start(year: Year, plan_first: Year) -> Year {
    plan_first + (year - plan_first).div_euclid(5) * 5
}
