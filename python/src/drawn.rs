//! Where draws come from: a model that was run, or series that were forecast. What both can be asked is answered here.

use plancast::evaluation::{Summaries, attainments};
use plancast::projection::Projection;
use plancast::report::table::Table;
use plancast::report::{forecasts, json, summary, table};
use plancast::source::Language;
use plancast::task::Failure;
use plancast::task::forecast::Done;
use plancast::task::session::Answer;

/// Draws with what they were made from.
pub enum Drawn {
    /// Of a model.
    Run(Box<Answer>),
    /// Of series.
    Series(Box<Done>),
}

impl Drawn {
    /// The draws.
    pub fn projection(&self) -> &Projection {
        match self {
            Drawn::Run(answer) => &answer.outcome.projection,
            Drawn::Series(done) => &done.projection,
        }
    }

    /// Key of the model, or name of the file of series.
    pub fn model(&self) -> &str {
        match self {
            Drawn::Run(answer) => &answer.model.key,
            Drawn::Series(done) => &done.forecasts.file,
        }
    }

    /// Key of the scenario; series go on as they are.
    pub fn scenario(&self) -> &str {
        match self {
            Drawn::Run(answer) => &answer.model.scenario.key,
            Drawn::Series(_) => "forecast",
        }
    }

    /// Number of the first draw.
    pub fn first(&self) -> usize {
        match self {
            Drawn::Run(answer) => answer.first,
            Drawn::Series(_) => 0,
        }
    }

    /// Seed of the draws.
    pub fn seed(&self) -> u64 {
        match self {
            Drawn::Run(answer) => answer.seed,
            Drawn::Series(done) => done.forecasts.seed,
        }
    }

    /// Mean and quantiles of every quantity in every year.
    pub fn quantiles(&self) -> Table {
        let projection = self.projection();
        let summaries = match self {
            Drawn::Run(_) => Summaries::of(projection),
            Drawn::Series(done) => done.forecasts.summaries(projection),
        };
        table::quantities(projection, &summaries)
    }

    /// The plan's targets; series have no plan.
    pub fn targets(&self) -> Result<Table, Failure> {
        match self {
            Drawn::Run(answer) => {
                let attained = attainments(&answer.model, &answer.outcome.projection);
                Ok(table::targets(&answer.model, &attained))
            }
            Drawn::Series(_) => Err(Failure::words(
                "序列的预测没有规划目标；可用各次模拟自行与目标值比较",
                "a forecast of series has no plan; hold its draws against a value yourself",
            )),
        }
    }

    /// What is said on the terminal.
    pub fn words(&self, language: Language) -> String {
        match self {
            Drawn::Run(answer) => {
                let projection = &answer.outcome.projection;
                let summaries = Summaries::of(projection);
                let attained = attainments(&answer.model, projection);
                let model = &answer.model;
                summary::words(model, projection, &summaries, &attained, None, language)
            }
            Drawn::Series(done) => forecasts::text(&done.forecasts, language),
        }
    }

    /// What is given to other programs, as JSON.
    pub fn json(&self) -> String {
        let told = match self {
            Drawn::Run(answer) => {
                let projection = &answer.outcome.projection;
                let summaries = Summaries::of(projection);
                let attained = attainments(&answer.model, projection);
                let (model, seed) = (&answer.model, answer.seed);
                json::summary(model, projection, &summaries, &attained, seed, "", &[])
            }
            Drawn::Series(done) => done.json(),
        };
        told.to_string()
    }

    /// These draws and those of `next`, where they are the ones that come next of the same model, scenario and seed.
    pub fn append(&self, next: &Drawn) -> Result<Drawn, Failure> {
        if let (Drawn::Run(one), Drawn::Run(two)) = (self, next)
            && one.first + self.projection().draws() == two.first
            && one.seed == two.seed
            && one.model.key == two.model.key
            && one.model.scenario.key == two.model.scenario.key
        {
            let mut joined = Answer::clone(one);
            joined.outcome.append(&two.outcome).map_err(Failure::said)?;
            return Ok(Drawn::Run(Box::new(joined)));
        }
        Err(Failure::words(
            "只能接上同一模型、同一情景、同一种子中紧接着的模拟",
            "only the draws that come next, of the same model, scenario and seed, can be appended",
        ))
    }
}
