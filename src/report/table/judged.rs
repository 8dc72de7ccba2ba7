//! Tables of an evaluation beside its indicators: probabilities that were said and what came, what has changed of the
//! projection, and what one more reported year would be worth.

use super::{Table, WITHHELD, withheld_word};
use crate::evaluation::progress::Statement;
use crate::evaluation::why::{News, Share};
use crate::evaluation::withheld::WithheldMark;
use crate::evaluation::worth::{Figure, Sharper, Worth};
use crate::model::Model;
use crate::source::Language;

/// One row for each target that is decided.
pub fn statements(model: &Model, all: &[Statement]) -> Table {
    let title = |language: Language| {
        let titles = all.iter().map(move |one| {
            let mut targets = model.targets.iter();
            let target = targets.find(|target| target.key == one.key);
            target.map_or("", |target| target.title.get(language))
        });
        titles.collect::<Vec<&str>>()
    };
    let met = all.iter().map(|one| if one.met { "yes" } else { "no" });
    Table::new("statements")
        .texts("key", all.iter().map(|one| &one.key))
        .texts("title_zh", title(Language::Zh))
        .texts("title_en", title(Language::En))
        .wholes("year", all.iter().map(|one| Some(one.year)))
        .numbers(
            "probability_in_base_year",
            all.iter().map(|one| Some(one.probability)),
        )
        .texts("met", met)
        .numbers("brier", all.iter().map(|one| Some(one.brier)))
        .note(
            "brier",
            "(probability − outcome)²; saying one half of everything gets 0.25",
        )
}

/// What has changed of the projection: before, now, the change, and each cause; a row each. A cause that is withheld has a
/// mark in place of its numbers.
pub fn news(all: &[News]) -> Table {
    let mut rows: Vec<(&News, &'static str, Share)> = Vec::new();
    for news in all {
        let why = &news.why;
        rows.push((news, "as known in the base year", why.before));
        rows.push((news, "now", why.after));
        rows.push((news, "change", why.change));
        for part in &why.causes {
            rows.push((news, part.cause.words().1, part.share));
        }
    }
    let at = |place: usize| {
        let ends = rows
            .iter()
            .map(move |row| Some(rounded(row.2.interval[place])));
        ends.collect::<Vec<_>>()
    };
    let table = Table::new("changes")
        .texts("key", rows.iter().map(|row| &row.0.key))
        .texts("title_zh", rows.iter().map(|row| &row.0.title.zh))
        .texts("title_en", rows.iter().map(|row| &row.0.title.en))
        .wholes("year", rows.iter().map(|row| Some(row.0.year)))
        .texts("unit", rows.iter().map(|row| row.0.why.unit.key()))
        .texts("what", rows.iter().map(|row| row.1))
        .numbers("mean", rows.iter().map(|row| Some(rounded(row.2.mean))))
        .numbers("low80", at(0))
        .numbers("median", at(1))
        .numbers("high80", at(2));
    let marks = rows.iter().map(|row| {
        let mark = row.2.mean.is_nan().then_some(WithheldMark::Beside);
        withheld_word(mark)
    });
    let table = match all.iter().any(|news| news.why.untold().is_some()) {
        true => table.texts(WITHHELD, marks),
        false => table,
    };
    table.note(
        "mean",
        "means of the causes add up to the mean of the change, other columns do not",
    )
}

/// Whole hundredths.
fn rounded(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}

/// What one more reported year of each figure would be worth: of all targets, people and money together, and of each
/// target of which it tells anything.
pub fn worth(worth: &Worth) -> Table {
    let mut rows: Vec<(&Figure, Option<&Sharper>)> = Vec::new();
    for figure in &worth.figures {
        rows.push((figure, None));
        rows.extend(figure.targets.iter().map(|own| (figure, Some(own))));
    }
    // Of all targets, money and people in the row of the figure itself.
    let of_all = |of: fn(&Figure) -> Option<f64>| {
        let values = rows.iter().map(move |(figure, own)| match own {
            None => of(figure),
            Some(_) => None,
        });
        values.collect::<Vec<_>>()
    };
    let of_target = |of: fn(&Sharper) -> f64| {
        let values = rows.iter().map(move |(_, own)| own.map(of));
        values.collect::<Vec<_>>()
    };
    Table::new("next_figures")
        .texts("figure", rows.iter().map(|(figure, _)| &figure.key))
        .texts("title_zh", rows.iter().map(|(figure, _)| &figure.title.zh))
        .texts("title_en", rows.iter().map(|(figure, _)| &figure.title.en))
        .wholes("year", rows.iter().map(|_| Some(worth.year)))
        .texts(
            "target",
            rows.iter()
                .map(|(_, own)| own.map_or("", |own| own.key.as_str())),
        )
        .numbers(
            "less_doubt_of_all_targets",
            of_all(|own| Some(own.less_doubt)),
        )
        .numbers("money_narrower", of_all(|own| own.money))
        .numbers("holders_narrower", of_all(|own| own.holders))
        .numbers("probability", of_target(|own| own.probability))
        .numbers("probability_moves", of_target(|own| own.moves))
        .numbers("less_doubt", of_target(|own| own.less_doubt))
        .numbers("narrower", of_target(|own| own.narrower))
        .note(
            "less_doubt",
            "part of p (1 − p) that may be expected to go once the figure has been reported",
        )
        .note(
            "probability_moves",
            "standard deviation of the probability that will then be said",
        )
        .note(
            "narrower",
            "part of the width of the 80 % interval that may be expected to go",
        )
        .note(
            "noise",
            &format!(
                "parts below {:.4} cannot be told from chance in the draws",
                worth.noise
            ),
        )
}
