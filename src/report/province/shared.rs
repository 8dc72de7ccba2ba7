//! How much of what is not known of a province its counties have in common.

use super::Province;
use crate::source::Language;

impl Province {
    /// What part of the variance of the sum by which counties are ranked is shared, and what the sum's interval would
    /// be if it were taken for the counties' own; nothing where it does not vary.
    pub(super) fn shared(&self, language: Language) -> Option<String> {
        let quantity = self.quantities.get(self.ranked_by())?;
        let last = *self.years.last()?;
        let mut totals = self.totals.iter();
        let total = totals.find(|own| own.quantity == quantity.key && own.year == last)?;
        let shared = total.shared?;
        let title = quantity.title.get(language);
        let (part, left) = (100.0 * shared, 100.0 * (1.0 - shared).sqrt());
        Some(match language {
            Language::Zh => format!(
                "{last} 年{title}合计的方差有 {part:.0}% 来自各县共有的因素；若把各县的误差当作互不相关，区间只有应有宽度的 {left:.0}%。各项合计见表 province 的 shared 列。"
            ),
            Language::En => format!(
                "Of the variance of {title}, {last}, all together, {part:.0} % is shared by the counties: taken for their own, the interval would have {left:.0} % of its width. Column shared of table province has every sum."
            ),
        })
    }
}
