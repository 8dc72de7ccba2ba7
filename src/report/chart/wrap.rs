//! Breaking text into lines, by the rules of Chinese and English.
//!
//! Between Chinese characters a line may break, but not before closing punctuation and not after
//! an opening one (GB/T 15834-2011, 5.1.10; W3C, Requirements for Chinese Text Layout, 3.1.3); a
//! Latin word or a number stays whole together with its unit.

use super::error::ChartError;
use super::lettering::Type;

const NOT_AT_START: &str =
    "，。；：、？！）》〉】〕〗」』”’…—～·％%‰℃°,.;:?!)]}万亿元人岁年月日个户次/";
const NOT_AT_END: &str = "～（《〈【〔〖「『“‘([{¥￥$#№≥≤≈±><";

/// Length of a line to that of the other beside which it still looks even.
const SHORTEST: f64 = 0.5;

/// Lines of at most `width`. Line ends in the text are kept.
pub(super) fn wrap(text: &str, width: f64, look: Type) -> Result<Vec<String>, ChartError> {
    let mut lines = Vec::new();
    for paragraph in text.lines() {
        fill(paragraph, width, look, &mut lines)?;
    }
    Ok(lines)
}

/// As [`wrap`], with no more lines than needed and the lines as even as that allows; two lines part at a stop of the
/// sentence where they can.
pub(super) fn balance(text: &str, width: f64, look: Type) -> Result<Vec<String>, ChartError> {
    const STEPS: u32 = 24;
    let mut best = wrap(text, width, look)?;
    let count = best.len();
    if count < 2 || text.contains('\n') {
        return Ok(best);
    }
    if count == 2
        && let Some(lines) = at_a_stop(text, width, look)?
    {
        return Ok(lines);
    }
    for step in 1..STEPS {
        let narrower = width * f64::from(STEPS - step) / f64::from(STEPS);
        let lines = wrap(text, narrower, look)?;
        if lines.len() > count || widest(&lines, look)? > narrower {
            break;
        }
        best = lines;
    }
    Ok(best)
}

/// The two lines that part behind a comma or a stop, the most even ones; nothing where one would be much the shorter.
fn at_a_stop(text: &str, width: f64, look: Type) -> Result<Option<Vec<String>>, ChartError> {
    let mut best: Option<(f64, Vec<String>)> = None;
    let stops = text.match_indices(['，', '；', '：', '。', ',', ';', ':']);
    for (place, stop) in stops {
        let (first, rest) = text.split_at(place + stop.len());
        if stop.is_ascii() && !rest.starts_with(' ') {
            continue;
        }
        let lines = [first, rest].map(|line| line.trim().to_owned());
        let [upper, lower] = [look.width(&lines[0])?, look.width(&lines[1])?];
        let (short, long) = (upper.min(lower), upper.max(lower));
        let even = long <= width && short >= SHORTEST * long;
        if even && best.as_ref().is_none_or(|(least, _)| long < *least) {
            best = Some((long, lines.to_vec()));
        }
    }
    Ok(best.map(|(_, lines)| lines))
}

/// Width of the widest line.
pub(super) fn widest(lines: &[String], look: Type) -> Result<f64, ChartError> {
    let mut most = 0.0_f64;
    for line in lines {
        most = most.max(look.width(line)?);
    }
    Ok(most)
}

fn fill(text: &str, width: f64, look: Type, lines: &mut Vec<String>) -> Result<(), ChartError> {
    let mut line = String::new();
    for piece in pieces(text) {
        let longer = format!("{line}{piece}");
        if line.is_empty() || look.width(longer.trim_end())? <= width {
            line = longer;
        } else {
            lines.push(line.trim_end().to_owned());
            line = piece.trim_start().to_owned();
        }
        while look.width(line.trim_end())? > width {
            let Some(cut) = cut(&line, width, look)? else {
                break;
            };
            let rest = line.split_off(cut);
            lines.push(std::mem::replace(&mut line, rest));
        }
    }
    lines.push(line.trim_end().to_owned());
    Ok(())
}

/// Where to cut a word that is wider than a whole line; nowhere if it is one character.
fn cut(word: &str, width: f64, look: Type) -> Result<Option<usize>, ChartError> {
    let mut last = None;
    for (index, _) in word.char_indices().skip(1) {
        if look.width(&word[..index])? > width {
            return Ok(last.or(Some(index)));
        }
        last = Some(index);
    }
    Ok(None)
}

/// The text in pieces between which a line may break.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut previous: Option<char> = None;
    for (index, next) in text.char_indices() {
        if previous.is_some_and(|previous| may_break(previous, next)) {
            pieces.push(&text[start..index]);
            start = index;
        }
        previous = Some(next);
    }
    pieces.push(&text[start..]);
    pieces
}

fn may_break(before: char, after: char) -> bool {
    if after == ' ' {
        return false;
    }
    if before == ' ' {
        return !NOT_AT_START.contains(after) || is_han(after);
    }
    if NOT_AT_END.contains(before) {
        return false;
    }
    if NOT_AT_START.contains(after) {
        // 万, 元, 年 … hold on to the number before them, and only to that.
        return is_han(after)
            && !before.is_ascii_digit()
            && !(is_han(before) && "万亿".contains(before));
    }
    is_wide(before) || is_wide(after) || (before == '/' && after.is_alphabetic())
}

fn is_han(character: char) -> bool {
    matches!(u32::from(character), 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0x20000..=0x3134F)
}

fn is_wide(character: char) -> bool {
    is_han(character)
        || matches!(u32::from(character), 0x3000..=0x303F | 0xFF00..=0xFFEF | 0x2014 | 0x2018..=0x201D | 0x2026)
}

#[cfg(test)]
mod tests {
    use super::super::theme;
    use super::*;

    fn look() -> Type {
        Type::new(10.0, theme::INK)
    }

    #[test]
    fn no_line_starts_with_closing_or_ends_with_opening_punctuation() {
        let text = "温岭市残疾人事业发展“十四五”规划（2021—2025年）主要指标：困难残疾人生活补贴覆盖率>99%，重度残疾人护理补贴覆盖率>99%。";
        for width in 3..40 {
            for line in wrap(text, f64::from(width) * 10.0, look()).unwrap() {
                let (first, last) = (line.chars().next().unwrap(), line.chars().last().unwrap());
                assert!(!"，。：）”%".contains(first), "{width}: {line}");
                assert!(!"（“".contains(last), "{width}: {line}");
                assert!(
                    look().width(&line).unwrap() <= f64::from(width) * 10.0 + 10.0,
                    "{line}"
                );
            }
        }
    }

    #[test]
    fn nothing_is_lost_or_added() {
        let text = "持证残疾人 certificate holders 共 23,456 人，其中重度残疾人占 45.6%";
        let lines = wrap(text, 90.0, look()).unwrap();
        let strip = |s: &str| s.replace(' ', "");
        assert_eq!(strip(&lines.concat()), strip(text));
        assert!(
            lines
                .iter()
                .any(|line| line.contains("23,456 人") || line.contains("23,456"))
        );
    }

    #[test]
    fn english_breaks_at_spaces_only() {
        let lines = wrap("Projected certificate holders by category", 100.0, look()).unwrap();
        assert_eq!(lines, ["Projected certificate", "holders by category"]);
    }

    #[test]
    fn a_word_wider_than_the_line_is_cut() {
        let lines = wrap("Donaudampfschifffahrt", 40.0, look()).unwrap();
        assert!(lines.len() > 2);
        assert_eq!(lines.concat(), "Donaudampfschifffahrt");
    }

    #[test]
    fn a_title_in_two_lines_parts_at_a_stop() {
        let text = "45 项专栏和正文目标中，1 项有依据可给概率，其中 0 项到 2025 年实现的概率不低于一半（2/5）";
        let lines = balance(text, 300.0, look()).unwrap();
        assert_eq!(lines.len(), 2, "{lines:?}");
        assert!(lines[0].ends_with('，'), "{lines:?}");
        assert_eq!(lines.concat(), text);
        // A thousand is no stop, and a stub no line.
        let text = "共计 1,234,567 人在二〇三五年以前领取了残疾人证";
        assert!(balance(text, 150.0, look()).unwrap()[0].contains("1,234,567"));
        let stub = "总计：持证残疾人数将继续增长到二〇三五年其中老年人增长最快";
        assert_ne!(balance(stub, 200.0, look()).unwrap()[0], "总计：");
    }

    #[test]
    fn balanced_lines_are_even() {
        let text = "持证残疾人数将继续增长到二〇三五年其中老年人增长最快";
        let greedy = wrap(text, 200.0, look()).unwrap();
        let even = balance(text, 200.0, look()).unwrap();
        assert_eq!(greedy.len(), even.len());
        let shortest = |lines: &[String]| lines.iter().map(|l| l.chars().count()).min().unwrap();
        assert!(shortest(&even) > shortest(&greedy));
    }
}
