//! The parts of a number format: one for every number, or one for those above, below and at nothing, or each with a condition.

/// Signs of the longest format that a program writes.
const LONGEST: usize = 255;
/// The format without a format, as programs of several languages write it.
const GENERAL: [&str; 3] = ["G/通用格式", "General", "GENERAL"];

/// One sign of a format: itself, or a part of the format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FormatSign {
    Written(char),
    Meant(char),
}

/// A part of a format that some numbers are shown by.
#[derive(Clone, Debug, Default)]
pub(super) struct Section {
    pub signs: Vec<FormatSign>,
    /// Which numbers: an order and a number.
    pub when: Option<(String, f64)>,
    /// Whether it names a colour or a language, which may stand for a number as it is.
    named: bool,
}

/// The parts of a format, at least one.
pub(super) fn sections(code: &str) -> Vec<Section> {
    let code: String = code.chars().take(LONGEST).collect();
    let code = GENERAL
        .iter()
        .fold(code, |code, general| code.replace(*general, "0"));
    let mut sections = vec![Section::default()];
    let mut rest = code.chars();
    while let Some(sign) = rest.next() {
        let Some(last) = sections.last_mut() else {
            break;
        };
        match sign {
            ';' => sections.push(Section::default()),
            '"' => {
                let quoted = rest.by_ref().take_while(|c| *c != '"');
                last.signs.extend(quoted.map(FormatSign::Written));
            }
            '\\' | '!' => last.signs.extend(rest.next().map(FormatSign::Written)),
            // Room as wide as the sign that follows, or filled with it.
            '_' | '*' => {
                rest.next();
            }
            '[' => {
                let inside: String = rest.by_ref().take_while(|c| *c != ']').collect();
                // `[$¥-804]` is a currency and a language.
                let named = inside.strip_prefix('$').unwrap_or_default();
                let sign = named.split('-').next().unwrap_or_default().chars();
                last.signs.extend(sign.map(FormatSign::Written));
                match condition(&inside) {
                    Some(when) => last.when = Some(when),
                    None => last.named = true,
                }
            }
            other => last.signs.push(FormatSign::Meant(other)),
        }
    }
    sections
}

/// An order and a number, such as `>=10000`; nothing for a colour or a language.
fn condition(text: &str) -> Option<(String, f64)> {
    let number = text.trim_start_matches(['<', '>', '=']);
    let order = &text[..text.len() - number.len()];
    let number = number.trim().parse().ok()?;
    (!order.is_empty()).then(|| (order.to_string(), number))
}

/// The section by which a number is shown; nothing where the format has none for it.
pub(super) fn section(sections: &[Section], value: f64) -> Option<Section> {
    let holds = |(order, number): &(String, f64)| match order.as_str() {
        ">" => value > *number,
        ">=" => value >= *number,
        "<" => value < *number,
        "<=" => value <= *number,
        "=" => value == *number,
        _ => value != *number,
    };
    let conditional = sections.iter().any(|section| section.when.is_some());
    let place = match (conditional, sections.len()) {
        (true, _) => {
            let holds = |section: &Section| section.when.as_ref().is_none_or(holds);
            sections.iter().position(holds)
        }
        (false, 1) => Some(0),
        (false, 2) => Some(usize::from(value < 0.0)),
        (false, _) if value > 0.0 => Some(0),
        (false, _) => Some(if value < 0.0 { 1 } else { 2 }),
    };
    place.and_then(|place| sections.get(place).cloned())
}

impl FormatSign {
    /// True for what stands for a digit of the number.
    pub fn is_digit(&self) -> bool {
        matches!(self, FormatSign::Meant('0' | '#' | '?'))
    }
}

impl Section {
    /// True where nothing, or only room, is shown.
    pub fn is_blank(&self) -> bool {
        let is_room = |sign: &FormatSign| matches!(sign, FormatSign::Written(c) | FormatSign::Meant(c) if c.is_whitespace());
        !self.named && self.signs.iter().all(is_room)
    }

    /// True where only digits stand that are not shown of nought: `#,###`.
    pub fn drops_nought(&self) -> bool {
        let is_dropped = |sign: &FormatSign| matches!(sign, FormatSign::Meant('#' | ','));
        !self.signs.is_empty() && self.signs.iter().all(is_dropped)
    }

    /// True where it shows a day or a time.
    pub fn is_date(&self) -> bool {
        let is_date = |sign: &FormatSign| {
            matches!(sign, FormatSign::Meant('y' | 'Y' | 'd' | 'D' | 'h' | 's'))
        };
        self.signs.iter().any(is_date)
    }

    /// What stands before the digits and behind them; nothing where there are none, or they are those of a day.
    pub fn around(&self) -> Option<[String; 2]> {
        let first = self.signs.iter().position(FormatSign::is_digit)?;
        let last = self.signs.iter().rposition(FormatSign::is_digit)?;
        let text = |signs: &[FormatSign]| {
            let signs = signs.iter().map(|sign| match sign {
                FormatSign::Written(sign) | FormatSign::Meant(sign) => *sign,
            });
            signs.collect::<String>()
        };
        let both = [text(&self.signs[..first]), text(&self.signs[last + 1..])];
        (!self.is_date()).then_some(both)
    }
}
