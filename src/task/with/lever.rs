//! One text of levers: what is done, to what value, from when on, and how it takes hold.

use super::clauses::{clauses, in_words};
use super::said::BothSaid;
use super::when::{number, taking_hold, without_unit};
use crate::dataset::{half_of, nearest};
use crate::model::file::{LeverFile, ModelFile, Phase, Uprating};
use crate::source::Words;
use crate::task::Failure;

/// What a lever may change.
const WHAT: [&str; 5] = [
    "standard",
    "coverage",
    "eligible",
    "uprating",
    "add_centres",
];

/// A lever with what it is called.
#[derive(Clone, Debug)]
pub(super) struct NamedLever {
    pub lever: LeverFile,
    pub key: String,
    pub title: Words,
}

/// The levers of one text: one for each value of a sweep.
pub(super) fn levers(text: &str, file: &ModelFile) -> Result<Vec<NamedLever>, Failure> {
    read(text, file).map_err(|wrong| {
        let joined = |of: fn(&BothSaid) -> &str, between: &str| {
            let texts: Vec<&str> = wrong.iter().map(of).collect();
            texts.join(between)
        };
        let (zh, en) = (joined(|one| &one.0, "；"), joined(|one| &one.1, "; "));
        Failure::words(
            format!(
                "--with {text}：{zh}；应为 服务.standard|coverage|eligible|uprating|add_centres=值@年份，例如 care_subsidy.standard=600@2028、care_subsidy.coverage=0.99@2026~linear3（三年内均匀到位；~front3 为先多后少）、care_subsidy.eligible=grade:1,2,3@2028、care_subsidy.uprating=fixed@2026、day_care.add_centres=5@2027,places=30,capital=200万，多个值用逗号"
            ),
            format!(
                "--with {text}: {en}; expected service.standard|coverage|eligible|uprating|add_centres=value@year, such as care_subsidy.standard=600@2028, care_subsidy.coverage=0.99@2026~linear3 (evenly over three years; ~front3 most of it first), care_subsidy.eligible=grade:1,2,3@2028, care_subsidy.uprating=fixed@2026, day_care.add_centres=5@2027,places=30,capital=2000000; several values with commas"
            ),
        )
    })
}

/// The levers, or all that is wrong with what was written.
fn read(text: &str, file: &ModelFile) -> Result<Vec<NamedLever>, Vec<BothSaid>> {
    // Full-width signs are meant as the others; a title may have them.
    let parts = text.split_once(['=', '＝']).and_then(|(left, right)| {
        let (service, what) = left.rsplit_once(['.', '．'])?;
        let (values, when) = right.rsplit_once(['@', '＠'])?;
        Some((service.trim(), [what.trim(), values.trim(), when]))
    });
    let Some((service, others)) = parts else {
        return Err(vec![("看不懂".into(), "not understood".into())]);
    };
    let others = others.map(half_of);
    let [what, values, when] = others.each_ref().map(String::as_str);
    // Each thing that is done has one year.
    if values.contains('@') {
        return Err(vec![(
            "一个 --with 里写了几项，请每项各写一个 --with".into(),
            "several things in one --with; write --with once for each".into(),
        )]);
    }
    let mut wrong = Vec::new();
    let declared = file.services.get(service);
    if declared.is_none() {
        wrong.push(unknown_service(service, file));
    }
    let can_be = WHAT.contains(&what);
    if !can_be {
        wrong.push(unknown_doing(what));
    }
    // Of what is not known nobody can say what may follow.
    let of_centres = what == "add_centres" || !can_be;
    let blank = taking_hold(when, of_centres, service, file).unwrap_or_else(|found| {
        wrong.extend(found);
        LeverFile::default()
    });
    let one_by_one = matches!(what, "standard" | "coverage" | "add_centres");
    let values: Vec<&str> = if one_by_one {
        let each = values.split([',', '，']).map(str::trim);
        match what {
            "standard" => each.map(without_unit).collect(),
            _ => each.collect(),
        }
    } else {
        vec![values]
    };
    let mut levers = Vec::new();
    for (place, value) in values.iter().enumerate().filter(|_| can_be) {
        let own = number(value);
        let mut before = values[..place].iter();
        if one_by_one && own.is_some() && before.any(|other| number(other) == own) {
            wrong.push((format!("{value} 写了两次"), format!("{value} stands twice")));
        }
        let mut lever = blank.clone();
        match set(&mut lever, what, value, file) {
            Ok(done) => levers.extend(declared.map(|declared| NamedLever {
                key: format!("{service}.{what}={value}@{}", when.trim()),
                title: titled(&declared.title, done, &lever),
                lever,
            })),
            Err(found) => wrong.push(found),
        }
    }
    if wrong.is_empty() {
        Ok(levers)
    } else {
        Err(wrong)
    }
}

/// What a lever is called: the service, what is done, from when on and how.
fn titled(service: &Words, (zh, en): BothSaid, lever: &LeverFile) -> Words {
    let (from, years) = (lever.from, lever.phase_in);
    let slowly = match lever.phase {
        _ if years < 2 => BothSaid::default(),
        Phase::Linear => (format!("，{years} 年到位"), format!(" over {years} years")),
        Phase::Front => (
            format!("，{years} 年到位、先多后少"),
            format!(" over {years} years, most of it first"),
        ),
    };
    Words {
        zh: format!("{}{zh}（{from} 年起{}）", service.zh, slowly.0),
        en: format!("{}: {en} from {from}{}", service.en, slowly.1),
    }
}

/// Nothing that can be done has that name; the nearest that has one is offered.
fn unknown_doing(what: &str) -> BothSaid {
    let meant = nearest(what, WHAT);
    let (zh, en) = meant.map_or_else(Default::default, |meant| {
        (
            format!("，是不是 {meant}？"),
            format!("; did you mean {meant}?"),
        )
    });
    (
        format!("没有 {what} 这种做法{zh}"),
        format!("nothing is called {what}{en}"),
    )
}

/// Sets what is done to a value; what it is called.
fn set(
    lever: &mut LeverFile,
    what: &str,
    value: &str,
    file: &ModelFile,
) -> Result<BothSaid, BothSaid> {
    let as_number = || {
        number(value).ok_or_else(|| {
            (
                format!("“{value}”不是数"),
                format!("“{value}” is no number"),
            )
        })
    };
    Ok(match what {
        "standard" => {
            lever.standard = Some(as_number()?);
            (format!("标准 {value} 元"), format!("standard {value} yuan"))
        }
        "coverage" => {
            let share = as_number()?;
            lever.coverage = Some(share);
            let percent = (1e6 * share).round() / 1e4;
            (
                format!("覆盖率 {percent}%"),
                format!("coverage {percent} %"),
            )
        }
        "eligible" => {
            let clauses = clauses(value)?;
            let Words { zh, en } = in_words(&clauses, &file.model.attributes);
            lever.eligible = Some(clauses);
            (format!("资格改为“{zh}”"), format!("for {en}"))
        }
        "uprating" if value == Uprating::FIXED => {
            lever.uprating = Some(Uprating::Fixed);
            ("标准不再上调".into(), "a standard that stays".into())
        }
        "uprating" => {
            let (how, title) = rising(value, file)?;
            lever.uprating = Some(how);
            (
                format!("随{}调整", title.zh),
                format!("uprated with {}", title.en),
            )
        }
        _ => {
            lever.add_centres = Some(as_number()?);
            (format!("增加 {value} 个"), format!("{value} centres more"))
        }
    })
}

/// How amounts rise with a growth process, or by a rule of the model, and what that is called.
fn rising<'f>(value: &str, file: &'f ModelFile) -> Result<(Uprating, &'f Words), BothSaid> {
    let mut known: Vec<&str> = Vec::new();
    let offered = Uprating::offered(&file.processes, &file.model.upratings);
    for (own, title) in offered.filter_map(|own| own.title.map(|title| (own, title))) {
        if own.key == value {
            return Ok((own.how, title));
        }
        known.push(own.key);
    }
    Err((
        format!(
            "没有叫 {value} 的增长过程或提标办法，可用 fixed、{}",
            known.join("、")
        ),
        format!(
            "there is no growth process or rule {value}; there are fixed, {}",
            known.join(", ")
        ),
    ))
}

/// No service has that key; the one that has it as its title, or is nearest to it, is offered.
fn unknown_service(service: &str, file: &ModelFile) -> BothSaid {
    let mut all = file.services.iter();
    let titled = all.find(|(_, own)| own.title.reads(service));
    let known = file.services.keys().map(String::as_str);
    let meant = titled.map(|(key, _)| key.as_str());
    match meant.or_else(|| nearest(service, known.clone())) {
        Some(meant) => (
            format!("没有叫 {service} 的服务，是不是 {meant}？"),
            format!("there is no service {service}; did you mean {meant}?"),
        ),
        None => {
            let all: Vec<&str> = known.collect();
            (
                format!("没有叫 {service} 的服务，有的是 {}", all.join("、")),
                format!(
                    "there is no service {service}; there are {}",
                    all.join(", ")
                ),
            )
        }
    }
}
