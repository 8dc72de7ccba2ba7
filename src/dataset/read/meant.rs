//! What a text may have been meant for that is nearly a number: separators that stand where thousands do not end, letters
//! among digits, two numbers, remarks in brackets.

use super::number::number;
use super::width::half_width;

/// Letters that look like digits, and these.
const LETTERS: [(char, char); 6] = [
    ('O', '0'),
    ('o', '0'),
    ('〇', '0'),
    ('○', '0'),
    ('l', '1'),
    ('I', '1'),
];
/// Signs between the ends of a range.
const TO: [char; 6] = ['-', '~', '—', '–', '至', '到'];
/// Signs that look like a decimal point.
const STOPS: [char; 4] = ['。', '·', '．', '・'];
/// Words and signs that repeat what stands above.
const REPEATED: [&str; 5] = ["同上", "同左", "〃", "″", "ditto"];
/// Signs between two numbers.
const BETWEEN: [char; 6] = ['/', '、', ';', '|', ':', '\n'];
/// Signs of money before a number.
const MONEY: [char; 3] = ['¥', '$', '€'];
/// Digits between the signs that part thousands.
const GROUP: usize = 3;

/// What to do about such a text, in Chinese and English; nothing for others.
pub(super) fn advice(text: &str) -> Option<(String, String)> {
    let half = half_width(text);
    let bare = half.trim();
    let said = |zh: String, en: String| Some((zh, en));
    if let Some(whole) = grouped(bare, ' ') {
        return said(
            format!("若空格分隔千位，请写成 {whole}；若是两个数，请分成两列"),
            format!(
                "If the blank parts thousands write {whole}; if they are two numbers give them two columns"
            ),
        );
    }
    if let Some(whole) = grouped(bare, '.') {
        return said(
            format!("若点分隔千位，请写成 {whole}"),
            format!("If the points part thousands write {whole}"),
        );
    }
    if let Some([before, behind, sign]) = around_comma(bare) {
        return said(
            format!(
                "若逗号是小数点，请写成 {before}.{behind}{sign}；若是分隔号，请写成 {before}{behind}{sign}"
            ),
            format!(
                "If the comma is a decimal point write {before}.{behind}{sign}; if it parts digits write {before}{behind}{sign}"
            ),
        );
    }
    if let Some(digits) = without_letters(bare) {
        return said(
            format!("有的字像数字而不是数字；若是，请写成 {digits}"),
            format!("Some signs look like digits and are none; if they should be, write {digits}"),
        );
    }
    if REPEATED.contains(&bare) {
        return said(
            "请写出与上面相同的数".into(),
            "Write out the number that is repeated".into(),
        );
    }
    if let Some(own) = minus_behind(bare) {
        return said(
            format!("负号请写在前面：-{own}；若不是负号，请写成 {own}"),
            format!("Write the minus before the number: -{own}, or {own} if it is none"),
        );
    }
    if let Some([whole, part]) = around_stop(bare) {
        return said(
            format!("若中间是小数点，请写成 {whole}.{part}"),
            format!("If the sign between them is a decimal point write {whole}.{part}"),
        );
    }
    if let Some(own) = before_numbered(bare) {
        return said(
            format!("若括号里是脚注的编号，请写成 {own}；若是另一个数，请分成两列"),
            format!(
                "If a footnote is numbered in brackets write {own}; give a second number a column of its own"
            ),
        );
    }
    if let Some(own) = before_bracket(bare) {
        return said(
            format!("请写成 {own}，括号里的说明写到备注列"),
            format!("Write {own}, and put what stands in brackets into a column of remarks"),
        );
    }
    if let Some(own) = bare.strip_prefix(MONEY).and_then(plain) {
        return said(
            format!("请写成 {own}，单位写在表头的括号里，如“（元）”"),
            format!("Write {own}; its unit goes into brackets in the heading, as （元）"),
        );
    }
    if is_pair(bare, &TO) {
        return said(
            "这是一个范围，请写一个数".into(),
            "This is a range: write one number".into(),
        );
    }
    is_pair(bare, &BETWEEN).then(|| {
        (
            "像是两个数：请分成两列，每列一个；若是分数，请写成小数".into(),
            "Two numbers, it seems: give each a column of its own; write a fraction as a decimal"
                .into(),
        )
    })
}

/// A number without separators, where groups of three follow each other behind such a sign.
fn grouped(text: &str, sign: char) -> Option<String> {
    let (whole, part) = match sign {
        '.' => text.split_once(',').unwrap_or((text, "")),
        _ => text.split_once('.').unwrap_or((text, "")),
    };
    let unsigned = whole.trim_start_matches(['+', '-']);
    let groups: Vec<&str> = unsigned.split(sign).collect();
    let (first, others) = groups.split_first()?;
    // A single point is a decimal one.
    let fewest = if sign == '.' { 2 } else { 1 };
    let sound = (1..=GROUP).contains(&first.len()) && others.iter().all(|own| own.len() == GROUP);
    let all = groups.iter().copied().chain([part]).all(are_digits);
    let point = if part.is_empty() { "" } else { "." };
    let joined = format!("{}{point}{part}", whole.replace(sign, ""));
    (sound && all && others.len() >= fewest).then_some(joined)
}

/// What stands before and behind the only comma of a number, and its per-cent sign.
fn around_comma(text: &str) -> Option<[&str; 3]> {
    let (before, rest) = text.split_once(',')?;
    let behind = rest.trim_end_matches('%');
    let digits = before.trim_start_matches(['+', '-']);
    let sound = !digits.is_empty() && !behind.is_empty();
    (sound && are_digits(digits) && are_digits(behind)).then_some([
        before,
        behind,
        &rest[behind.len()..],
    ])
}

/// A number with the digits that some letters in it look like; nothing where there are none, or no digits.
fn without_letters(text: &str) -> Option<String> {
    let has_digit = text.contains(|sign: char| sign.is_ascii_digit());
    let digit = |sign: char| {
        let own = LETTERS.iter().find(|(letter, _)| *letter == sign);
        own.map_or(sign, |(_, digit)| *digit)
    };
    let digits: String = text.chars().map(digit).collect();
    (has_digit && digits != text)
        .then_some(digits)
        .filter(|digits| number(digits).is_ok())
}

/// A number with a minus behind it, without it.
fn minus_behind(text: &str) -> Option<&str> {
    let own = text.strip_suffix('-')?;
    own.starts_with(|sign: char| sign.is_ascii_digit())
        .then(|| plain(own))?
}

/// The digits around a sign that looks like a decimal point.
fn around_stop(text: &str) -> Option<[&str; 2]> {
    let (whole, part) = text.split_once(STOPS)?;
    let digits = whole.trim_start_matches('-');
    let sound = [digits, part]
        .iter()
        .all(|own| !own.is_empty() && are_digits(own));
    sound.then_some([whole, part])
}

/// A number before another one in brackets.
fn before_numbered(text: &str) -> Option<&str> {
    let (own, inside) = text.strip_suffix(')')?.split_once('(')?;
    let sound = !inside.is_empty() && are_digits(inside);
    plain(own.trim_end()).filter(|_| sound)
}

/// A number before a remark in brackets.
fn before_bracket(text: &str) -> Option<&str> {
    let (own, remark) = text.strip_suffix(')')?.split_once('(')?;
    let is_remark = remark.contains(|sign: char| !sign.is_ascii());
    plain(own.trim_end()).filter(|_| is_remark)
}

/// A text that is a number as it stands.
fn plain(text: &str) -> Option<&str> {
    let text = text.trim();
    number(text).is_ok().then_some(text)
}

/// True for two numbers with one of these signs between them.
fn is_pair(text: &str, signs: &[char]) -> bool {
    text.char_indices().skip(1).any(|(at, sign)| {
        let behind = &text[at + sign.len_utf8()..];
        signs.contains(&sign) && plain(&text[..at]).is_some() && plain(behind).is_some()
    })
}

fn are_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::advice;

    #[test]
    fn what_is_nearly_a_number_says_what_to_write() {
        for (text, part) in [
            ("1 203", "请写成 1203；"),
            ("1 203.5", "请写成 1203.5；"),
            ("-1 203", "请写成 -1203；"),
            ("1.203.000", "请写成 1203000"),
            ("1.203.000,5", "请写成 1203000.5"),
            ("12,03", "请写成 12.03；若是分隔号，请写成 1203"),
            ("12,0345", "请写成 120345"),
            ("97,5%", "请写成 97.5%；"),
            ("1.05:1", "两个数"),
            ("12O3", "请写成 1203"),
            ("l203", "请写成 1203"),
            ("1280（含迁入）", "请写成 1280，括号里"),
            ("¥1,203.50", "请写成 1,203.50，单位"),
            ("1203-", "-1203；若不是负号"),
            ("1。5", "请写成 1.5"),
            ("1·5", "请写成 1.5"),
            ("1203（1）", "脚注的编号，请写成 1203；若是另一个数"),
            ("同上", "相同的数"),
            ("1280-1300", "这是一个范围"),
            ("1280～1300", "这是一个范围"),
            ("100/180", "两个数"),
            ("100、180", "两个数"),
            ("1203\n600", "两个数"),
        ] {
            let said = advice(text).map(|(zh, _)| zh).unwrap_or_default();
            assert!(said.contains(part), "{text}: {said}");
        }
        for text in ["12a", "甲镇", "1280(a)", "—60", "未开展", "", "Il", "1.2.3"] {
            assert_eq!(advice(text), None, "{text}");
        }
    }
}
