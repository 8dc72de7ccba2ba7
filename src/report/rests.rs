//! What the probability of a target rests on, in one line.

use crate::evaluation::Attainment;
use crate::model::checked::{Rests, Target};
use crate::report::number::chance;
use crate::source::Language;
use crate::units::Unit;

fn counted(unit: Unit) -> bool {
    matches!(
        unit,
        Unit::Units | Unit::Persons | Unit::PersonTimes | Unit::Households
    )
}

/// What a target's probability rests on, the pace that it needs beside those seen elsewhere, and what was
/// published of such targets: in one line.
pub fn rests(target: &Target, met: &Attainment, language: Language) -> String {
    let mut parts = vec![met.rests.words().get(language).to_string()];
    let settled = met.rests == Rests::Reported;
    let points = |pace: f64| format!("{:+.1}", 100.0 * pace).replace('-', "−");
    if let Some(there) = met.elsewhere.as_ref().filter(|_| !settled) {
        let [low, middle, high] = there.paces.map(points);
        let (needed, enough) = (points(met.pace), chance(there.enough, language));
        parts.push(match language {
            Language::Zh => format!(
                "每年需 {needed} 个百分点，他处 {middle}（80%：{low}～{high}），其中 {enough} 足够"
            ),
            Language::En => format!(
                "needs {needed} points a year, elsewhere {middle} (80%: {low} to {high}), enough in {enough}"
            ),
        });
    } else if !settled && met.pace >= 0.05 && target.hold.is_of_the_end() && counted(target.unit) {
        let needed = format!("{:.1}", met.pace);
        let needed = needed.strip_suffix(".0").unwrap_or(&needed);
        parts.push(match language {
            Language::Zh => format!("每年需增加 {needed}"),
            Language::En => format!("needs {needed} more a year"),
        });
    }
    if let Some((enough, all)) = met.published.filter(|_| !settled) {
        let weight = met.published_weight.map(|weight| 100.0 * weight);
        let counted = weight.map_or_else(String::new, |percent| match language {
            Language::Zh => format!("（在概率中占 {percent:.0}%）"),
            Language::En => format!(" ({percent:.0}% of the probability)"),
        });
        parts.push(match language {
            Language::Zh => format!("已公布的同类最终结果 {all} 项中 {enough} 项达标{counted}"),
            Language::En => {
                format!(
                    "{enough} of {all} published final results of such targets were met{counted}"
                )
            }
        });
    }
    parts.join(language.pick("；", "; "))
}
