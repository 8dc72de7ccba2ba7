//! What is compared with a target, and the process, the need and the unit that stand behind it.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::ServiceFile;
use crate::units::Unit;

/// What is compared with the target.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[schemars(extend("x-zh" = "与目标值比较的量。"))]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum MeasureFile {
    /// A process by itself.
    #[schemars(extend("x-zh" = "某个过程本身。"))]
    Process(#[schemars(extend("x-names" = "process"))] String),
    /// Served ÷ needed of a service.
    #[schemars(extend("x-zh" = "某项服务的覆盖率：享受人数 ÷ 需求人数。"))]
    CoverageOf(#[schemars(extend("x-names" = "service"))] String),
    /// Another quantity of the projection.
    #[schemars(extend("x-zh" = "测算的其他量。"))]
    Quantity(#[schemars(extend("x-names" = "quantity"))] String),
    /// The mean of several quantities of one unit, as where an indicator is made up of several rates; that of a process
    /// is called `process.` and its key.
    #[schemars(extend("x-zh" = "几个同单位的量的平均，用于由多项比率合成的指标；过程写作 `process.` 加其键名。"))]
    MeanOf(#[schemars(extend("x-names" = "quantity"))] Vec<String>),
}

impl MeasureFile {
    /// The process that it is by itself.
    pub fn process(&self) -> Option<&str> {
        match self {
            MeasureFile::Process(process) => Some(process),
            MeasureFile::CoverageOf(_) | MeasureFile::Quantity(_) | MeasureFile::MeanOf(_) => None,
        }
    }

    /// Every process that it asks for: itself, or those of a mean.
    pub fn processes(&self) -> Vec<&str> {
        match self {
            MeasureFile::Process(process) => vec![process],
            MeasureFile::MeanOf(parts) => parts.iter().filter_map(|own| process_of(own)).collect(),
            MeasureFile::CoverageOf(_) | MeasureFile::Quantity(_) => Vec::new(),
        }
    }

    /// The quantities of which it is the mean; none where it is not one.
    pub fn parts(&self) -> &[String] {
        match self {
            MeasureFile::MeanOf(parts) => parts,
            MeasureFile::Process(_) | MeasureFile::CoverageOf(_) | MeasureFile::Quantity(_) => &[],
        }
    }

    /// The service whose coverage it is.
    pub fn covered<'f>(
        &self,
        services: &'f IndexMap<String, ServiceFile>,
    ) -> Option<&'f ServiceFile> {
        match self {
            MeasureFile::CoverageOf(service) => services.get(service),
            MeasureFile::Process(_) | MeasureFile::Quantity(_) | MeasureFile::MeanOf(_) => None,
        }
    }

    /// The process that its start is that of: itself, or the one that says how much of a service's need is met.
    pub fn starts_from<'f>(
        &'f self,
        services: &'f IndexMap<String, ServiceFile>,
    ) -> Option<&'f str> {
        self.process()
            .or_else(|| Some(self.covered(services)?.need.as_str()))
    }

    /// The process that a report of it moves: itself, or that of a service's need. Where places limit a service, its
    /// coverage is not what its need process says, so none is moved.
    pub fn moved<'f>(&'f self, services: &'f IndexMap<String, ServiceFile>) -> Option<&'f str> {
        self.process().or_else(|| self.need_met(services))
    }

    /// The process of the need of a service whose coverage it is, where no places limit it.
    pub fn need_met<'f>(&self, services: &'f IndexMap<String, ServiceFile>) -> Option<&'f str> {
        let service = self.covered(services)?;
        service.capacity.is_none().then_some(service.need.as_str())
    }

    /// Its unit, given those of the processes; nothing where it is known only once quantities are.
    pub fn unit(&self, of_process: impl Fn(&str) -> Option<Unit>) -> Option<Unit> {
        match self {
            MeasureFile::Process(process) => of_process(process),
            MeasureFile::CoverageOf(_) => Some(Unit::Share),
            MeasureFile::Quantity(_) | MeasureFile::MeanOf(_) => None,
        }
    }
}

/// The process that a quantity is, by its key.
pub fn process_of(quantity: &str) -> Option<&str> {
    quantity.strip_prefix("process.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_process_stands_behind_itself_and_a_quantity_has_none() {
        let services = IndexMap::new();
        let own = MeasureFile::Process("a".into());
        assert_eq!(own.process(), Some("a"));
        assert_eq!(own.starts_from(&services), Some("a"));
        assert_eq!(own.moved(&services), Some("a"));
        assert_eq!(own.need_met(&services), None);
        assert_eq!(own.unit(|_| Some(Unit::Persons)), Some(Unit::Persons));
        let coverage = MeasureFile::CoverageOf("b".into());
        assert_eq!(coverage.moved(&services), None);
        assert_eq!(coverage.unit(|_| None), Some(Unit::Share));
        let mean = MeasureFile::MeanOf(vec!["process.a".into(), "b.coverage".into()]);
        assert_eq!((mean.processes(), mean.parts().len()), (vec!["a"], 2));
        assert_eq!((mean.process(), mean.moved(&services)), (None, None));
        let other = MeasureFile::Quantity("c".into());
        assert_eq!(other.starts_from(&services), None);
        assert_eq!(other.unit(|_| Some(Unit::Share)), None);
    }
}
