//! A county of another province than the model that it extends.

use toml::Value;

use super::filled::Filled;
use crate::model::ModelFolder;
use crate::source::Words;

/// The digits of a code that say the province.
const PROVINCE: usize = 2;

impl Filled {
    /// Whether the county lies in another province than the model that is extended; one without a code lies nowhere.
    fn is_away(&self, base: &ModelFolder) -> bool {
        let of = |code: &str| code.get(..PROVINCE).map(str::to_string);
        let theirs = base.file.model.region.as_deref().and_then(of);
        theirs.is_some_and(|theirs| of(&self.region).is_some_and(|own| own != theirs))
    }

    /// What is said of a county of another province: whatever it does not say itself is judged of that one.
    pub(super) fn said_away(&self, base: &ModelFolder, place: &str) -> Option<Words> {
        let region = &self.region;
        self.is_away(base).then(|| {
            Words::both(
                format!(
                    "{place}（{region}）与沿用的模型不在一个省：没有给出本地数的，死亡率水平、持证残疾人的比例、补贴标准、由谁分担等都是那个省的，在这里只是假设；请找本省的数，填进工作簿，或写进 parameters.toml、services.toml"
                ),
                format!(
                    "{place} ({region}) lies in another province than the model that is extended: the level of mortality, the share of certificate holders, standards, payers and whatever else has no own figure are that province's and here no more than assumed; fill in figures of its own, or write them in parameters.toml and services.toml"
                ),
            )
        })
    }

    /// A number that is judged of counties of the extended model's province: of those of another one it is assumed.
    pub(super) fn as_judged_there(&self, own: &Value, base: &ModelFolder) -> Value {
        let mut own = own.clone();
        if self.is_away(base)
            && let Some(number) = own.as_table_mut()
        {
            number.insert("evidence".into(), "assumed".into());
        }
        own
    }
}
