//! What the probability of a target rests on, in one line.

use crate::axes::Year;
use crate::evaluation::attainment::{Attainment, Elsewhere};
use crate::model::checked::{Rests, Target};
use crate::model::file::Hold;
use crate::report::number::{chance, spaced};
use crate::source::Language;

/// What a target's probability rests on, the pace that it needs beside those seen elsewhere, and what was
/// published of such targets: in one line.
pub fn rests(target: &Target, met: &Attainment, language: Language) -> String {
    let mut parts = vec![met.rests.words().get(language).to_string()];
    if met.told().is_some() {
        let chances = [met.probability, met.at_the_end];
        parts.extend(of_each_year(target.hold, target.year, chances, language));
    }
    if met.projected().is_none() {
        let untold = language.pick(
            "每年进展多少没有依据，不列预测值",
            "nothing is known of its pace, so no value is projected",
        );
        parts.push(untold.to_string());
    }
    let settled = met.rests == Rests::Reported;
    // Where later years are known the pace is counted from the last of them.
    let since = match (met.rests, met.pace_from, language) {
        (Rests::OwnSeries(_), Some(year), Language::Zh) => format!("自 {year} 年起"),
        (Rests::OwnSeries(_), Some(year), Language::En) => format!(" from {year} on"),
        _ => String::new(),
    };
    if let Some(there) = met.elsewhere.as_ref().filter(|_| !settled) {
        // From a start that is assumed no pace is needed, and no part of those seen is enough.
        if met.told().is_some() {
            parts.push(beside(there, met.pace, &since, language));
        }
    } else if !settled
        && met.pace >= 0.05
        && target.hold.is_of_the_end()
        && target.unit.is_counted()
    {
        let needed = format!("{:.1}", met.pace);
        let needed = needed.strip_suffix(".0").unwrap_or(&needed);
        parts.push(match language {
            Language::Zh => format!("{since}每年需增加 {needed}"),
            Language::En => format!("needs {needed} more a year{since}"),
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

/// The pace that is needed beside those seen elsewhere.
fn beside(there: &Elsewhere, pace: f64, since: &str, language: Language) -> String {
    let [low, middle, high] = there.paces.map(points);
    let (needed, enough) = (points(pace), chance(there.enough, language));
    match language {
        Language::Zh => format!(
            "{since}每年需 {needed} 个百分点，他处 {middle}（80%：{low}～{high}），其中{} 足够",
            spaced(&enough)
        ),
        Language::En => format!(
            "needs {needed} points a year{since}, elsewhere {middle} (80%: {low} to {high}), enough in {enough}"
        ),
    }
}

/// A pace in points with its sign; what rounds to nothing has none.
fn points(pace: f64) -> String {
    match format!("{:+.1}", 100.0 * pace).as_str() {
        "+0.0" | "-0.0" => "0.0".to_string(),
        other => other.replace('-', "−"),
    }
}

/// That earlier years decide too, where the target's year alone would say otherwise.
fn of_each_year(
    hold: Hold,
    year: Year,
    [all, end]: [f64; 2],
    language: Language,
) -> Option<String> {
    let [all, end] = [all, end].map(|part| chance(part, language));
    (hold.is_of_every_year() && all != end).then(|| match language {
        Language::Zh => format!("规划期内每年都须达到（只看 {year} 年为 {end}）"),
        Language::En => format!("has to hold in every year of the plan ({year} alone: {end})"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paces_stand_beside_those_seen_elsewhere() {
        let there = |enough| Elsewhere {
            enough,
            paces: [-0.012, 0.0004, 0.006],
        };
        let zh = |enough| beside(&there(enough), 0.0204, "", Language::Zh);
        assert_eq!(
            zh(0.214),
            "每年需 +2.0 个百分点，他处 0.0（80%：−1.2～+0.6），其中 21% 足够"
        );
        assert!(zh(0.001).ends_with("其中低于 1% 足够"));
        let later = beside(&there(0.214), 0.0204, "自 2003 年起", Language::Zh);
        assert!(
            later.starts_with("自 2003 年起每年需") && later.ends_with("其中 21% 足够"),
            "{later}"
        );
        assert_eq!(points(-0.0004), "0.0");
    }

    #[test]
    fn a_probability_that_earlier_years_decide_says_so() {
        let said = |hold: Hold, chances| of_each_year(hold, 2007, chances, Language::Zh);
        assert_eq!(
            said(Hold::EveryYear, [0.0, 1.0]).as_deref(),
            Some("规划期内每年都须达到（只看 2007 年为 100%）")
        );
        assert!(said(Hold::EachYearAdds, [0.2, 0.6]).is_some());
        // The last year says the same, or is all that counts.
        assert_eq!(said(Hold::EveryYear, [0.501, 0.502]), None);
        assert_eq!(said(Hold::End, [0.0, 1.0]), None);
    }
}
