//! How many draws are made where people are followed one by one: as many as take about two minutes, unless a number was
//! asked for.

use crate::simulation::Engine;
use crate::source::Words;

/// Seconds in which a processor follows one person through one year: 0.8 for a draw of a county of 1.2 million people
/// over 15 years.
const PERSON_YEAR: f64 = 4.5e-8;
/// Seconds that may pass where no number of draws was asked for.
const SECONDS: f64 = 120.0;
/// Processors that are reckoned with, whatever the machine has: the same question has the same answer everywhere.
const PROCESSORS: f64 = 2.0;
/// Fewest draws, and the steps in which their number goes.
const LEAST: usize = 50;
const STEP: usize = 10;

/// Where people are followed one by one: with how many draws, how long that takes here, and what is said of it.
#[derive(Clone, Debug)]
pub(in crate::task) struct FollowingPace {
    /// Number of draws.
    pub draws: usize,
    /// What is said before it begins: how long it will take on this machine.
    pub beforehand: Words,
    /// What is said of the result; nothing where the number of draws was asked for or is the usual one.
    pub note: Option<Words>,
}

impl FollowingPace {
    /// Of some engines that are run together; nothing where none follows persons. `usual` is the number of draws of the
    /// model, `asked` that of the user.
    pub fn of(engines: &[&Engine], usual: usize, asked: Option<usize>) -> Option<Self> {
        let work = work(engines);
        if work == 0.0 {
            return None;
        }
        let draws = asked.unwrap_or_else(|| fitting(work, usual));
        let titles: Vec<&Words> = engines
            .iter()
            .filter(|engine| engine.model().asks_about_households())
            .map(|engine| &engine.model().scenario.title)
            .collect();
        let seconds = draws as f64 * work / rayon::current_num_threads() as f64;
        let whose = |of: fn(&Words) -> &str, between: &str| {
            let titles: Vec<&str> = titles.iter().map(|title| of(title)).collect();
            titles.join(between)
        };
        let (zh, en) = (
            whose(|words| &words.zh, "、"),
            whose(|words| &words.en, ", "),
        );
        let named = match titles.is_empty() {
            true => (String::new(), String::new()),
            false => (
                format!("“{zh}”按家庭判断，"),
                format!("“{en}” asks about households: "),
            ),
        };
        let [time_zh, time_en] = time(seconds);
        let usually = match draws < usual && asked.is_none() {
            true => (
                format!("（通常 {usual} 次；要更多请用 --draws）"),
                format!(" (usually {usual}; give --draws for more)"),
            ),
            false => (String::new(), String::new()),
        };
        let beforehand = Words {
            zh: format!("{}逐人推算 {draws} 次模拟{}，{time_zh}", named.0, usually.0),
            en: format!(
                "{}people are followed one by one in {draws} draws{}, {time_en}",
                named.1, usually.1
            ),
        };
        let note = (draws < usual && asked.is_none()).then(|| Words {
            zh: format!(
                "说明：逐人推算较慢，为在约两分钟内算完，本次用 {draws} 次模拟（模型通常 {usual} 次）；抽样误差相应较大，要更准请加 --draws {usual}。"
            ),
            en: format!(
                "Note: following people one by one takes long; {draws} draws (the model's own number is {usual}) keep it to about two minutes, with larger Monte-Carlo errors; give --draws {usual} for smaller ones."
            ),
        });
        Some(FollowingPace {
            draws,
            beforehand,
            note,
        })
    }
}

/// Seconds that one processor takes for a draw of all engines that follow persons; those whose people live the same
/// lives are walked once.
fn work(engines: &[&Engine]) -> f64 {
    let mut walked: Vec<&Engine> = Vec::new();
    for engine in engines
        .iter()
        .filter(|engine| engine.follows().is_one_by_one())
    {
        if !walked.iter().any(|other| engine.has_the_lives_of(other)) {
            walked.push(engine);
        }
    }
    let each = walked.iter().map(|engine| {
        let model = engine.model();
        let people = model.data.population.grouped.total() / model.settings.stands_for;
        let years = f64::from(model.calendar.until - model.calendar.base);
        PERSON_YEAR * people * years
    });
    each.sum()
}

/// The number of draws that fits.
fn fitting(work: f64, usual: usize) -> usize {
    let fit = (SECONDS * PROCESSORS / work) as usize;
    (fit / STEP * STEP).max(LEAST).min(usual)
}

/// A time in words, Chinese and English.
fn time(seconds: f64) -> [String; 2] {
    if seconds < 90.0 {
        let tens = (seconds / 10.0).ceil().max(1.0) * 10.0;
        [
            format!("约需 {tens:.0} 秒"),
            format!("in about {tens:.0} seconds"),
        ]
    } else {
        let minutes = (seconds / 60.0).ceil();
        [
            format!("约需 {minutes:.0} 分钟"),
            format!("in about {minutes:.0} minutes"),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A county of 1.2 million people over 15 years takes 0.81 seconds: 296 draws in two minutes of two processors.
    #[test]
    fn as_many_draws_as_two_minutes_hold() {
        let work = PERSON_YEAR * 1.2e6 * 15.0;
        assert_eq!(fitting(work, 2000), 290);
        // Small towns have all draws, large cities not too few.
        assert_eq!(fitting(work / 100.0, 2000), 2000);
        assert_eq!(fitting(work * 100.0, 2000), LEAST);
        assert_eq!(fitting(work * 100.0, 20), 20);
    }

    #[test]
    fn times_are_said_in_round_figures() {
        assert_eq!(time(3.0), ["约需 10 秒", "in about 10 seconds"]);
        assert_eq!(time(119.0), ["约需 2 分钟", "in about 2 minutes"]);
        assert_eq!(time(1810.0), ["约需 31 分钟", "in about 31 minutes"]);
    }
}
