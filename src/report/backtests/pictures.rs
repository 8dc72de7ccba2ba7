//! The pictures of a backtest: where outcomes fell, coverage by horizon, reliability.

use crate::evaluation::backtest::{Method, Scores};
use crate::report::chart::{
    ChartError, CoverageChart, CoverageLine, CoveragePanel, ExpectedCount, Frame, HistogramChart,
    HistogramPanel, Mark, Picture, ReliabilityChart, ReliabilityPanel, ReliabilityPoint, coverage,
    histogram, reliability,
};
use crate::source::Language;
use crate::statistics::sampling::normal_quantile;

use super::{Backtests, CLASSES, RANGES, method};

/// Draws one kind of picture.
type DrawBacktest = fn(&Backtests, Language) -> Result<Picture, ChartError>;

/// The pictures with their file names, without language and ending.
pub fn pictures(
    tested: &Backtests,
    language: Language,
) -> Vec<(String, Result<Picture, ChartError>)> {
    let all = |draw: DrawBacktest| draw(tested, language);
    vec![
        ("pit".to_string(), all(pit)),
        ("coverage".to_string(), all(covered)),
        ("reliability".to_string(), all(reliable)),
    ]
}

fn frame(tested: &Backtests, title: String, subtitle: &str, language: Language) -> Frame {
    let count = tested
        .backtest
        .cases
        .iter()
        .filter(|c| c.method == Method::Plancast)
        .count();
    let about = match language {
        Language::Zh => format!("{} 个序列、{count} 次预测 · {subtitle}", tested.series),
        Language::En => format!("{} series, {count} forecasts · {subtitle}", tested.series),
    };
    Frame {
        description: format!("{title}. {about}"),
        title,
        subtitle: about,
        sources: vec![tested.file.clone()],
        marks: vec![Mark::Estimated],
        footer: format!("plancast {}", env!("CARGO_PKG_VERSION")),
        language: language.into(),
    }
}

/// Scores of a method: by horizon, and over all.
fn scores(tested: &Backtests, of: Method) -> (Vec<Scores>, Option<Scores>) {
    let (by_horizon, all) = tested
        .backtest
        .scores()
        .into_iter()
        .filter(|s| s.method == of)
        .partition(|s: &Scores| s.horizon.is_some());
    (by_horizon, Vec::into_iter(all).next())
}

fn pit(tested: &Backtests, language: Language) -> Result<Picture, ChartError> {
    let panels = Method::ALL.map(|of| {
        let counts = tested.backtest.pit_histogram(of, CLASSES);
        let total = counts.iter().sum::<usize>() as f64;
        let (mean, share) = (total / CLASSES as f64, 1.0 / CLASSES as f64);
        // Binomial spread of a count, as if the forecasts were independent of each other.
        let spread = normal_quantile(0.975) * (total * share * (1.0 - share)).sqrt();
        HistogramPanel {
            title: method(of, language).to_string(),
            counts: counts.into_iter().map(|c| c as f64).collect(),
            expected: Some(ExpectedCount {
                level: 0.95,
                mean,
                low: (mean - spread).max(0.0),
                high: mean + spread,
            }),
        }
    });
    let title = language.pick(
        "实际值落在预测分布的何处：越平越好",
        "Where outcomes fell in the forecast distribution: the flatter the better",
    );
    let subtitle = language.pick(
        "两头高：区间太窄；中间高：区间太宽",
        "high at the ends: intervals too narrow; high in the middle: too wide",
    );
    histogram(
        &frame(tested, title.to_string(), subtitle, language),
        &HistogramChart {
            x_words: language
                .pick("在预测分布中的位置", "place in the forecast distribution")
                .to_string(),
            y_words: language
                .pick("实际值个数", "number of outcomes")
                .to_string(),
            edges: (0..=CLASSES).map(|i| i as f64 / CLASSES as f64).collect(),
            panels: panels.into(),
            columns: 3,
        },
    )
}

fn covered(tested: &Backtests, language: Language) -> Result<Picture, ChartError> {
    let line = |rows: &[Scores], level: f64, of: fn(&Scores) -> f64| CoverageLine {
        level,
        horizons: rows
            .iter()
            .filter_map(|s| Some(s.horizon? as i32))
            .collect(),
        coverage: rows.iter().map(of).collect(),
        error: rows
            .iter()
            .map(|s| (of(s) * (1.0 - of(s)) / s.cases as f64).sqrt())
            .collect(),
    };
    let panels = Method::ALL.map(|of| {
        let (rows, _) = scores(tested, of);
        CoveragePanel {
            title: method(of, language).to_string(),
            lines: vec![
                line(&rows, 0.8, |s| s.cover80),
                line(&rows, 0.95, |s| s.cover95),
            ],
        }
    });
    let title = match (scores(tested, Method::Plancast).1, language) {
        (Some(all), Language::Zh) => format!(
            "80% 区间实际覆盖 {}，95% 区间实际覆盖 {}",
            rough(all.cover80),
            rough(all.cover95)
        ),
        (Some(all), Language::En) => format!(
            "80% intervals held {}, 95% intervals {} of what came",
            rough(all.cover80),
            rough(all.cover95)
        ),
        (None, _) => language.pick("区间覆盖率", "Coverage").to_string(),
    };
    let subtitle = language.pick(
        "按预测年限，与朴素法和漂移法对照",
        "by years ahead, beside drift and naive",
    );
    coverage(
        &frame(tested, title, subtitle, language),
        &CoverageChart {
            x_words: language.pick("预测年限（年）", "years ahead").to_string(),
            panels: panels.into(),
            columns: 3,
        },
    )
}

fn reliable(tested: &Backtests, language: Language) -> Result<Picture, ChartError> {
    let panels = Method::ALL.map(|of| ReliabilityPanel {
        title: method(of, language).to_string(),
        points: tested
            .backtest
            .reliability(of, RANGES)
            .into_iter()
            .filter(|r| r.cases > 0)
            .map(|r| ReliabilityPoint {
                forecast: r.forecast,
                observed: r.happened,
                count: r.cases,
                interval: Some(wilson(r.happened, r.cases as f64)),
            })
            .collect(),
    });
    let target = tested.target.get(language);
    let title = match (scores(tested, Method::Plancast).1, language) {
        (Some(all), Language::Zh) => format!(
            "“{target}”的预测概率与实际发生：Brier 评分 {:.3}",
            all.brier
        ),
        (Some(all), Language::En) => format!(
            "Forecast and observed “{target}”: Brier score {:.3}",
            all.brier
        ),
        (None, _) => target.to_string(),
    };
    let subtitle = language.pick(
        "越靠近对角线越可信；竖线为 95% 区间",
        "the closer to the diagonal the better; bars are 95% intervals",
    );
    reliability(
        &frame(tested, title, subtitle, language),
        &ReliabilityChart {
            panels: panels.into(),
            columns: 3,
        },
    )
}

/// A share in percent, with one decimal.
fn rough(share: f64) -> String {
    format!("{:.1}%", 100.0 * share)
}

/// The 95 % interval of a share of `n` cases. Source: Wilson (1927).
fn wilson(share: f64, n: f64) -> (f64, f64) {
    let z = normal_quantile(0.975);
    let (zz, whole) = (z * z / n, 1.0 + z * z / n);
    let centre = (share + 0.5 * zz) / whole;
    let half = z * (share * (1.0 - share) / n + 0.25 * zz / n).sqrt() / whole;
    // The ends may pass 0 and 1 by a rounding error only.
    ((centre - half).max(0.0), (centre + half).min(1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// R: `prop.test(3, 10, correct = FALSE)` gives 0.1077913 to 0.6032219.
    #[test]
    fn the_interval_of_a_share() {
        let (low, high) = wilson(0.3, 10.0);
        assert!((low - 0.107_791_3).abs() < 1e-6 && (high - 0.603_221_9).abs() < 1e-6);
    }
}
