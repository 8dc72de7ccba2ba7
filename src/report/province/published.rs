//! A province without what may not be published.

use super::Province;
use crate::evaluation::withheld::Provincial;
use crate::report::published::left_out;
use crate::source::Words;

impl Province {
    /// The same without what may not be published.
    pub fn without(mut self, withheld: Provincial) -> Self {
        for (county, own) in self.counties.iter_mut().enumerate() {
            for (quantity, values) in own.values.iter_mut().enumerate() {
                for (year, value) in values.iter_mut().enumerate() {
                    if withheld.mark(Some(county), quantity, year).is_some() {
                        *value = None;
                    }
                }
            }
        }
        let (quantities, years) = (&self.quantities, &self.years);
        self.totals.retain(|total| {
            let quantity = quantities.iter().position(|own| own.key == total.quantity);
            let year = years.iter().position(|own| *own == total.year);
            let (Some(quantity), Some(year)) = (quantity, year) else {
                return true;
            };
            withheld.mark(None, quantity, year).is_none()
        });
        self.withheld = Some(withheld);
        self
    }

    /// What is said of what was taken out; nothing where this is not for publication.
    pub fn note(&self) -> Option<Words> {
        self.withheld.as_ref().map(|own| left_out(own.counts()))
    }
}
