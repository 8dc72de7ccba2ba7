//! Pictures of an evaluation: what was foretold in the base year beside what came, and what the reports have changed.

use super::super::chart::{Arrangement, ChartError, Fan, FanChart, Mark, Picture, TargetLine, fan};
use super::super::evaluated::Evaluated;
use super::super::number::{Scale, figure};
use super::super::summary::aim;
use super::{Album, NamedPicture};
use crate::axes::Year;
use crate::evaluation::why::News;
use crate::model::checked::Target;
use crate::source::Language;
use crate::units::Unit;

/// Fields of a picture that a page can hold.
const FIELDS: usize = 15;

impl Album<'_> {
    /// All pictures of an evaluation in a language; `before` has what was known in the base year.
    pub fn evaluated(
        &self,
        before: &Album<'_>,
        evaluated: &Evaluated,
        language: Language,
    ) -> Vec<NamedPicture> {
        let mut pictures = before.foretold(evaluated, language);
        pictures.extend(self.changed(evaluated, language));
        pictures.extend(self.decided(language));
        pictures
    }

    /// What was foretold of every indicator that has been reported since, with what came and the target: a picture for
    /// each unit, and further ones where a page does not hold all.
    pub fn foretold(&self, evaluated: &Evaluated, language: Language) -> Vec<NamedPicture> {
        let reported = |target: &&Target| {
            let mut indicators = evaluated.indicators.iter();
            // What is foretold of a quantity says nothing of what a single year adds to it; a prior foretells nothing.
            !target.hold.is_of_additions()
                && !target.prior_only
                && indicators.any(|own| own.key == target.key && !own.actuals.is_empty())
        };
        let mut units: Vec<(Unit, Vec<&Target>)> = Vec::new();
        for target in self.model.targets.iter().filter(reported) {
            match units.iter().position(|(unit, _)| *unit == target.unit) {
                Some(place) => units[place].1.push(target),
                None => units.push((target.unit, vec![target])),
            }
        }
        let mut pictures: Vec<NamedPicture> = Vec::new();
        for (_, targets) in &units {
            for page in targets.chunks(FIELDS) {
                let name = match pictures.len() {
                    0 => "actual-and-foretold".to_string(),
                    more => format!("actual-and-foretold-{}", more + 1),
                };
                pictures.push((name, self.page_of_foretold(page, evaluated, language)));
            }
        }
        pictures
    }

    /// Some indicators of one unit.
    fn page_of_foretold(
        &self,
        page: &[&Target],
        evaluated: &Evaluated,
        language: Language,
    ) -> Result<Picture, ChartError> {
        let share = matches!(page[0].unit, Unit::Share | Unit::Growth);
        let scale = if share { 0.01 } else { 1.0 };
        let mut series = Vec::new();
        let mut targets = Vec::new();
        let mut words = Vec::new();
        for target in page {
            let mut indicators = evaluated.indicators.iter();
            let Some(indicator) = indicators.find(|own| own.key == target.key) else {
                continue;
            };
            let quantity = &self.outcome.projection.quantities()[target.measure.0];
            let title = self.measured_title(target, language);
            let mut fan = self.series(&quantity.key, title, scale);
            cut(&mut fan, self.base(), target.year.max(evaluated.reported));
            if fan.years.is_empty() {
                continue;
            }
            if indicator.base.is_finite() {
                fan.observed.push((self.base(), indicator.base / scale));
            }
            let actuals = indicator.actuals.iter();
            fan.observed
                .extend(actuals.map(|(year, value)| (*year, value / scale)));
            words.push(self.said_and_came(target, evaluated, language));
            targets.push(TargetLine {
                year: target.year,
                value: target.value / scale,
                label: aim(target, language),
                series: Some(series.len()),
            });
            series.push(fan);
        }
        let shown = |key: &str| page.iter().any(|target| target.key == key);
        let all = evaluated.foretold.iter().filter(|one| shown(&one.key));
        let (all, inside) = all.fold((0, 0), |(all, inside), one| {
            (all + 1, inside + usize::from(one.inside()[0]))
        });
        let base = self.base();
        let title = match language {
            Language::Zh => {
                format!("{base} 年所作的预测与后来的实际：{all} 个数中 {inside} 个落在 80% 区间内")
            }
            Language::En => format!(
                "What was foretold in {base} and what came: {inside} of {all} values lie in the 80% intervals"
            ),
        };
        let subtitle = match language {
            Language::Zh => format!(
                "{}；带为基期时的 80% 与 95% 区间，圆点为实际值，菱形为目标",
                page[0].unit.zh()
            ),
            Language::En => format!(
                "{}; bands are the 80% and 95% intervals of the base year, dots what was reported, diamonds targets",
                page[0].unit.en()
            ),
        };
        let frame = self.frame(
            title,
            subtitle,
            words.join(language.pick("；", "; ")),
            vec![Mark::Judged, Mark::Assumed],
            language,
        );
        let unit = match share {
            true => "%",
            false => language.pick(page[0].unit.zh(), page[0].unit.en()),
        };
        fan(
            &frame,
            &FanChart {
                unit: unit.to_string(),
                series,
                targets,
                present: Some(base),
                floor_at_zero: false,
                layout: Arrangement::SmallMultiples {
                    columns: 3,
                    shared_scale: false,
                },
            },
        )
    }

    /// What is shown of an indicator: a growth that is to keep step is by how much it is apart.
    fn measured_title<'t>(&'t self, target: &'t Target, language: Language) -> &'t str {
        let measured = &self.outcome.projection.quantities()[target.measure.0];
        match target.in_step_with {
            Some(_) => measured.title.get(language),
            None => target.title.get(language),
        }
    }

    /// The last reported value of an indicator with what had been foretold of it.
    fn said_and_came(&self, target: &Target, evaluated: &Evaluated, language: Language) -> String {
        let mut own = evaluated
            .foretold
            .iter()
            .filter(|one| one.key == target.key);
        let title = self.measured_title(target, language);
        let Some(last) = own.next_back() else {
            return title.to_string();
        };
        let came = figure(last.actual, target.unit, language);
        let scale = Scale::of(last.median, target.unit, language);
        let (said, range) = (
            scale.figure(last.median),
            scale.range(last.eighty.0, last.eighty.1),
        );
        let year = last.year;
        match language {
            Language::Zh => {
                format!("{title}：{year} 年实际 {came}，当时预测 {said}（80%：{range}）")
            }
            Language::En => format!("{title}: {came} in {year}, foretold {said} (80%: {range})"),
        }
    }

    /// What the reports have changed, by cause: a picture each of holders and of all money, and of what else has changed.
    pub fn changed(&self, evaluated: &Evaluated, language: Language) -> Vec<NamedPicture> {
        let told = evaluated.told(self.model);
        told.map(|news| {
            let name = format!("change-{}", news.key.replace('.', "-"));
            let picture = self.by_cause(&news.why, &self.called(news, language), language);
            (name, picture)
        })
        .collect()
    }

    /// What changes.
    fn called(&self, news: &News, language: Language) -> String {
        let (title, year) = (news.title.get(language), news.year);
        match language {
            Language::Zh => format!("加入实际值后，{year} 年“{title}”的预测"),
            Language::En => format!("with what was reported, “{title}” as projected for {year}"),
        }
    }
}

/// Leaves the years from the first to the last.
fn cut(fan: &mut Fan, first: Year, last: Year) {
    let keep: Vec<bool> = fan
        .years
        .iter()
        .map(|year| (first..=last).contains(year))
        .collect();
    let kept = |values: &mut Vec<f64>| {
        let mut keep = keep.iter();
        values.retain(|_| keep.next().copied().unwrap_or(false));
    };
    kept(&mut fan.median);
    for band in &mut fan.bands {
        kept(&mut band.low);
        kept(&mut band.high);
    }
    fan.years.retain(|year| (first..=last).contains(year));
}
