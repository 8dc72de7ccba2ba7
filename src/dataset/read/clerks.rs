//! Amounts as clerks write them into one cell: a number with its unit behind it, a word that it is about or provisional.

use super::fraction;
use super::number::{self, NotANumber, ReadNumber, times};
use super::unit::{WrittenUnit, unit};
use super::unit_said::without_brackets;
use super::width::half_width;

/// An amount of a cell.
#[derive(Clone, Debug, PartialEq)]
pub struct CellAmount {
    /// The value, in single units; a per cent is divided by 100.
    pub value: f64,
    /// It was a per cent.
    pub percent: bool,
    /// The number alone, where a unit or a mark stood around it.
    pub alone: Option<String>,
    /// The words by which it is no final number, such as 约 or 预计.
    pub mark: Option<String>,
    /// It had the mark of a footnote.
    pub noted: bool,
    /// It was written as so many of so many.
    pub fraction: bool,
}

impl CellAmount {
    /// A number with nothing around it.
    pub(super) fn plain(value: f64, percent: bool) -> Self {
        CellAmount {
            value,
            percent,
            alone: None,
            mark: None,
            noted: false,
            fraction: false,
        }
    }
}

/// Why a text is no amount.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum NotAnAmount {
    /// It is no number.
    Number(NotANumber),
    /// Its unit is another than that of its cell.
    OtherUnit,
}

/// Words before a number that is about right, or expected; longer ones first.
const BEFORE: [&str; 11] = [
    "预计约为",
    "预计约",
    "约为",
    "大约",
    "大概",
    "预计",
    "预估",
    "估计",
    "估算",
    "暂估",
    "约",
];
/// Words behind such a number.
const BEHIND: [&str; 2] = ["左右", "上下"];
/// Words in brackets behind such a number. What is planned or aimed at is no number of this kind.
const BRACKETED: [&str; 23] = [
    "预计",
    "预计数",
    "预计值",
    "预估",
    "预估数",
    "估计",
    "估计数",
    "估算",
    "估算数",
    "暂估",
    "约",
    "约数",
    "概数",
    "初步",
    "初步数",
    "初步统计",
    "初步核算",
    "快报",
    "快报数",
    "暂定",
    "estimated",
    "preliminary",
    "provisional",
];
/// The word before that for each of which a number is.
const EACH: char = '每';
/// Words that count the same things.
const ALIKE: [&[&str]; 5] = [
    &["人", "名", "位", "persons", "people", "person"],
    &[
        "个", "家", "所", "间", "处", "座", "站", "项", "场", "支", "次", "辆", "units",
    ],
    &["个", "张", "床", "张床", "床位", "beds", "places"],
    &["户", "户数", "家庭", "households", "household"],
    &["年", "years"],
];

/// Whether amounts in two units can be compared: what one counts, the other counts too.
fn agree(said: &WrittenUnit, own: &WrittenUnit) -> bool {
    let bare = |unit: &WrittenUnit| unit.base.replace("/人月", "/月").replace("/人", "");
    let (said, own) = (bare(said), bare(own));
    let single = own.split('/').next().unwrap_or_default();
    let alike = |words: &&[&str]| words.contains(&said.as_str()) && words.contains(&own.as_str());
    said == own || said == single || ALIKE.iter().any(alike)
}

/// How many of a unit one of another is, as 10,000 yuan one 万元; nothing where they count different things.
pub fn multiple_of(text: &str, base: &str) -> Option<f64> {
    let (said, own) = (unit(text)?, unit(base)?);
    agree(&said, &own).then(|| said.factor / own.factor)
}

/// Reads a text as an amount of a cell with this unit; nothing for a sign for "no value".
pub(super) fn amount(
    text: &str,
    own: Option<&WrittenUnit>,
) -> Result<Option<CellAmount>, NotAnAmount> {
    let factor = own.map_or(1.0, |unit| unit.factor);
    let plain = CellAmount::plain;
    let of_number = |read: ReadNumber| CellAmount {
        noted: read.noted,
        ..match read.percent {
            true => plain(read.value, true),
            false => plain(times(read.value, factor), false),
        }
    };
    let why = match number::number(text) {
        Ok(read) => return Ok(Some(of_number(read))),
        Err(NotANumber::Mark) => return Ok(None),
        Err(NotANumber::Myriad(value)) => return Ok(Some(plain(value, false))),
        Err(why) => why,
    };
    let half = half_width(text);
    let (core, mark) = without_marks(half.trim());
    let share = own.filter(|own| own.is_percent());
    if let Some(share) = share.and_then(|_| fraction::share(core))
        && let Ok(read) = number::number(&share)
    {
        return Ok(Some(CellAmount {
            alone: Some(share),
            mark,
            fraction: true,
            ..plain(read.value, true)
        }));
    }
    let read = match number::number(core) {
        Ok(read) => of_number(read),
        Err(NotANumber::Myriad(value)) => plain(value, false),
        Err(_) => {
            let read = with_unit(core).or_else(|| with_rate(core, own));
            let (value, said) = read.ok_or(NotAnAmount::Number(why))?;
            match own {
                Some(own) if agree(&said, own) => plain(times(value, said.factor), false),
                Some(_) => return Err(NotAnAmount::OtherUnit),
                None => return Err(NotAnAmount::Number(NotANumber::WithWords)),
            }
        }
    };
    let alone = match read.percent {
        true => core.to_string(),
        false => read.value.to_string(),
    };
    Ok(Some(CellAmount {
        alone: Some(alone),
        mark,
        ..read
    }))
}

/// A text without the words by which it is no final number, and these.
fn without_marks(text: &str) -> (&str, Option<String>) {
    let mut marks: Vec<&str> = Vec::new();
    let mut core = text;
    if let Some((before, inside)) = core
        .strip_suffix(')')
        .and_then(|open| open.rsplit_once('('))
        && BRACKETED.contains(&inside.trim().to_lowercase().as_str())
    {
        marks.push(inside.trim());
        core = before.trim_end();
    }
    if let Some(word) = BEHIND.into_iter().find(|word| core.ends_with(word)) {
        marks.push(word);
        core = core[..core.len() - word.len()].trim_end();
    }
    if let Some(word) = BEFORE.into_iter().find(|word| core.starts_with(word)) {
        marks.insert(0, word);
        core = core[word.len()..].trim_start();
    }
    (core, (!marks.is_empty()).then(|| marks.join("、")))
}

/// A number with the words by which it is no final one, so that both are read from it again; nothing for other words, and
/// for none.
pub fn number_marked(value: f64, mark: &str) -> Option<String> {
    let mut words = mark.split('、').rev().peekable();
    let behind = words.next_if(|word| BEHIND.contains(word));
    let bracketed = words.next_if(|word| BRACKETED.contains(&word.to_lowercase().as_str()));
    let before = words.next_if(|word| BEFORE.contains(word));
    if words.next().is_some() {
        return None;
    }
    let [before, behind] = [before, behind].map(Option::unwrap_or_default);
    let bracketed = bracketed.map(|word| format!("（{word}）"));
    Some(format!(
        "{before}{value}{behind}{}",
        bracketed.unwrap_or_default()
    ))
}

/// A number and the unit behind it, which may stand in brackets.
fn with_unit(text: &str) -> Option<(f64, WrittenUnit)> {
    let of_number = |sign: char| sign.is_ascii_digit() || "+-.,'’".contains(sign);
    let at = text.find(|sign: char| !of_number(sign))?;
    let (digits, behind) = text.split_at(at);
    let value = number::number(digits).ok()?.value;
    let behind = without_brackets(behind);
    // `元/(人·月)` is the same as `元/人·月`.
    let together = behind
        .strip_suffix(')')
        .and_then(|open| open.split_once("/("));
    let said = match together {
        Some((what, each)) => unit(&format!("{what}/{each}")),
        None => unit(behind),
    };
    Some((value, said?))
}

/// A number for each of something that is said before it, as in 每人每月500元; where no unit stands behind it, it is that of
/// its cell.
fn with_rate(text: &str, own: Option<&WrittenUnit>) -> Option<(f64, WrittenUnit)> {
    let at = text.find(|sign: char| sign.is_ascii_digit())?;
    let (each, amount) = text.split_at(at);
    let each = each.strip_prefix(EACH)?.trim_end();
    let digits = amount.trim_end_matches(|sign: char| !sign.is_ascii_digit());
    let counted = match amount[digits.len()..].trim() {
        "" => own?.base.split('/').next()?,
        behind => behind,
    };
    let value = number::number(digits).ok()?.value;
    Some((value, unit(&format!("{counted}{EACH}{each}"))?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, own: &str) -> Result<Option<CellAmount>, NotAnAmount> {
        amount(text, unit(own).as_ref())
    }

    #[test]
    fn a_unit_that_agrees_is_read_and_a_mark_is_kept() {
        let cases = [
            ("45万元", "元", 450_000.0, None),
            ("59.7万（预计）", "人", 597_000.0, Some("预计")),
            ("59.7万人（初步统计）", "人", 597_000.0, Some("初步统计")),
            ("18家", "个", 18.0, None),
            ("18（家）", "个", 18.0, None),
            ("30张", "个", 30.0, None),
            ("约320", "户", 320.0, Some("约")),
            ("约320户左右", "户", 320.0, Some("约、左右")),
            ("1,234人", "人", 1234.0, None),
            ("１２名", "人", 12.0, None),
            ("266元", "元/月", 266.0, None),
            ("266元/人·月", "元/月", 266.0, None),
            ("266元/（人·月）", "元/月", 266.0, None),
            ("266 元/人月", "元/月", 266.0, None),
            ("每人每月266元", "元/月", 266.0, None),
            ("每月 1,266.5元", "元/月", 1266.5, None),
            ("每人每月266", "元/月", 266.0, None),
            ("266元每人每月（暂定）", "元/月", 266.0, Some("暂定")),
            ("每年12万元", "元/年", 120_000.0, None),
            ("0.3亿元", "万元", 30_000_000.0, None),
            ("45", "万元", 450_000.0, None),
        ];
        for (text, own, value, mark) in cases {
            let found = read(text, own).unwrap().unwrap();
            assert_eq!(
                (found.value, found.mark.as_deref()),
                (value, mark),
                "{text}"
            );
            assert!(!found.percent);
        }
        let found = read("12.5%（预计）", "%").unwrap().unwrap();
        assert!(found.percent && found.value == 0.125);
        assert_eq!(found.alone.as_deref(), Some("12.5%"));
        assert_eq!(read("1,234", "人").unwrap().unwrap().alone, None);
        assert!(read("1,234*", "人").unwrap().unwrap().noted);
        assert_eq!(read("—", "人"), Ok(None));
        let found = read("约14/20个", "%").unwrap().unwrap();
        assert!(found.percent && found.fraction && found.value == 0.7);
        assert_eq!(found.alone.as_deref(), Some("70%"));
        assert_eq!(found.mark.as_deref(), Some("约"));
    }

    #[test]
    fn marks_are_written_as_they_are_read() {
        for text in [
            "59.7万（预计）",
            "约320",
            "大约320人左右",
            "约320上下",
            "预计约为12345.5（Provisional）",
            "320（初步统计）",
        ] {
            let found = read(text, "人").unwrap().unwrap();
            let mark = found.mark.unwrap();
            let again = number_marked(found.value, &mark).unwrap();
            let again = read(&again, "人").unwrap().unwrap();
            assert_eq!((again.value, again.mark), (found.value, Some(mark)));
        }
        for words in ["", "目标", "约、目标", "左右、约"] {
            assert_eq!(number_marked(320.0, words), None, "{words}");
        }
    }

    #[test]
    fn what_is_not_plain_is_refused() {
        for (text, own) in [
            ("18家", "人"),
            ("45万元", "人"),
            ("3192元/年", "元/月"),
            ("每人每年3192元", "元/月"),
            ("每户每月266元", "元/月"),
            ("266元/人次", "元/月"),
            ("320人次", "人"),
        ] {
            assert_eq!(read(text, own), Err(NotAnAmount::OtherUnit), "{text}");
        }
        for text in [
            "14/20",
            "30-40人",
            "320多人",
            "近320人",
            "99%（目标）",
            "甲",
            "约",
        ] {
            let found = read(text, "人");
            assert!(
                matches!(found, Err(NotAnAmount::Number(_))),
                "{text}: {found:?}"
            );
        }
        assert!(matches!(
            amount("45万元", None),
            Err(NotAnAmount::Number(NotANumber::WithWords))
        ));
    }

    #[test]
    fn multiples_are_known_of_what_is_counted_alike() {
        assert_eq!(multiple_of("万元", "元"), Some(1e4));
        assert_eq!(multiple_of("家", "个"), Some(1.0));
        assert_eq!(multiple_of("人次", "人"), None);
        assert_eq!(multiple_of("旧口径", "人"), None);
    }
}
