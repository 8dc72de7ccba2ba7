//! A stage that is asked for where the reports are those of the other one.

use crate::axes::Year;
use crate::evaluation::progress::Stage;
use crate::source::{Language, Words};

/// What is said of an evaluation at a stage other than that of what was reported, of targets of which the last is due in a year.
pub(super) fn otherwise(
    stage: Stage,
    own: Stage,
    reported: Year,
    last: Option<Year>,
) -> Option<Words> {
    let last = last.filter(|_| stage != own)?;
    let [zh, en] = [Language::Zh, Language::En].map(|language| stage.said(language));
    Some(match stage.is_final() {
        true => Words::both(
            format!(
                "提醒：按{zh}评估，而实际值只到 {reported} 年，{last} 年的还没有：到期的目标大多判断不了。请补上实际值，或按中期评估（--as midterm）"
            ),
            format!(
                "warning: a {en} evaluation, and what was reported ends with {reported}: nothing is known of {last}, so that most targets cannot be judged. Add the reports, or evaluate it at mid-term (--as midterm)"
            ),
        ),
        false => Words::both(
            format!(
                "提醒：按{zh}评估，而 {last} 年已有实际值。若规划已到期，请按终期评估（--as final）"
            ),
            format!(
                "warning: a {en} evaluation, and something was reported of {last} already. If the plan is over, evaluate it in the end (--as final)"
            ),
        ),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_other_stage_is_said() {
        let said = |stage, own| otherwise(stage, own, 2023, Some(2025)).map(|words| words.zh);
        let last = said(Stage::Final, Stage::Midterm).expect("it is said");
        assert!(last.contains("只到 2023 年，2025 年的还没有"), "{last}");
        assert!(said(Stage::Midterm, Stage::Final).is_some());
        assert_eq!(said(Stage::Final, Stage::Final), None);
        assert_eq!(said(Stage::Midterm, Stage::Midterm), None);
    }
}
