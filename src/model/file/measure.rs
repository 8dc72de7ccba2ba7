//! What is compared with a target, and the process, the need and the unit that stand behind it.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Relation, ServiceFile};
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
    /// The least of several quantities of one unit, where an indicator has several conditions: it is at the target only in
    /// a draw in which every one of them is, so that all have one probability together.
    #[schemars(extend("x-zh" = "几个同单位的量中最小的一个，用于一项指标有几个条件的：同一次模拟里个个达到才算达到，合成一个概率；写法同 `mean_of`。"))]
    LeastOf(#[schemars(extend("x-names" = "quantity"))] Vec<String>),
}

/// Relations to a target that are met by what lies above it.
const ABOVE: &[Relation] = &[Relation::MoreThan, Relation::AtLeast];

/// How several quantities make one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CompositeKind {
    /// Their mean.
    Mean,
    /// The least of them.
    Least,
}

impl CompositeKind {
    /// The word before the key of the target.
    pub const fn word(self) -> &'static str {
        match self {
            CompositeKind::Mean => "mean",
            CompositeKind::Least => "least",
        }
    }

    /// What they come to; nothing where there are none.
    pub fn of(self, parts: impl ExactSizeIterator<Item = f64>) -> Option<f64> {
        let count = parts.len();
        match self {
            CompositeKind::Mean => (count > 0).then(|| parts.sum::<f64>() / count as f64),
            CompositeKind::Least => parts.reduce(f64::min),
        }
    }

    /// The unit of what they come to, given theirs; nothing where there are none.
    pub fn unit(self, mut parts: impl Iterator<Item = Unit>) -> Option<Unit> {
        match self {
            CompositeKind::Mean | CompositeKind::Least => parts.next(),
        }
    }

    /// Whether a target in one unit can be made of a quantity in another.
    pub fn takes(self, part: Unit, target: Unit) -> bool {
        match self {
            CompositeKind::Mean | CompositeKind::Least => part == target,
        }
    }

    /// The relations that a target can have to it, and what is said, in Chinese and English, of one that has another;
    /// nothing where every relation will do.
    pub const fn allows(self) -> Option<(&'static [Relation], (&'static str, &'static str))> {
        match self {
            CompositeKind::Mean => None,
            CompositeKind::Least => Some((
                ABOVE,
                (
                    "最小的一个达到时，别的都达到，只在“不低于”“大于”时成立；请改正关系，或分写成几项目标",
                    "That the least is there says that all are only for “at least” and “more than”: correct the relation, or write several targets",
                ),
            )),
        }
    }
}

impl MeasureFile {
    /// The process that it is by itself.
    pub fn process(&self) -> Option<&str> {
        match self {
            MeasureFile::Process(process) => Some(process),
            MeasureFile::CoverageOf(_)
            | MeasureFile::Quantity(_)
            | MeasureFile::MeanOf(_)
            | MeasureFile::LeastOf(_) => None,
        }
    }

    /// The quantity of the projection that it is by itself, by its key.
    pub fn quantity(&self) -> Option<&String> {
        match self {
            MeasureFile::Quantity(quantity) => Some(quantity),
            MeasureFile::Process(_)
            | MeasureFile::CoverageOf(_)
            | MeasureFile::MeanOf(_)
            | MeasureFile::LeastOf(_) => None,
        }
    }

    /// Every process that it asks for: itself, or those of several quantities.
    pub fn processes(&self) -> Vec<&str> {
        match self {
            MeasureFile::Process(process) => vec![process],
            MeasureFile::MeanOf(parts) | MeasureFile::LeastOf(parts) => {
                parts.iter().filter_map(|own| process_of(own)).collect()
            }
            MeasureFile::CoverageOf(_) | MeasureFile::Quantity(_) => Vec::new(),
        }
    }

    /// The quantities that make it up, and how; nothing where it is a single one.
    pub fn combined(&self) -> Option<(CompositeKind, &[String])> {
        match self {
            MeasureFile::MeanOf(parts) => Some((CompositeKind::Mean, parts)),
            MeasureFile::LeastOf(parts) => Some((CompositeKind::Least, parts)),
            MeasureFile::Process(_) | MeasureFile::CoverageOf(_) | MeasureFile::Quantity(_) => None,
        }
    }

    /// The service whose coverage it is.
    pub fn covered<'f>(
        &self,
        services: &'f IndexMap<String, ServiceFile>,
    ) -> Option<&'f ServiceFile> {
        match self {
            MeasureFile::CoverageOf(service) => services.get(service),
            MeasureFile::Process(_)
            | MeasureFile::Quantity(_)
            | MeasureFile::MeanOf(_)
            | MeasureFile::LeastOf(_) => None,
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
            MeasureFile::Quantity(_) | MeasureFile::MeanOf(_) | MeasureFile::LeastOf(_) => None,
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
    use crate::model::file::Way;

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
        let combined = mean.combined().map(|(by, parts)| (by, parts.len()));
        assert_eq!(mean.processes(), ["a"]);
        assert_eq!(combined, Some((CompositeKind::Mean, 2)));
        assert_eq!((mean.process(), mean.moved(&services)), (None, None));
        let least = MeasureFile::LeastOf(vec!["process.a".into()]);
        assert_eq!(least.processes(), ["a"]);
        assert_eq!((least.process(), least.moved(&services)), (None, None));
        assert_eq!(own.combined(), None);
        let other = MeasureFile::Quantity("c".into());
        assert_eq!(other.starts_from(&services), None);
        assert_eq!(other.unit(|_| Some(Unit::Share)), None);
    }

    #[test]
    fn several_are_one_by_their_mean_or_the_least_of_them() {
        let parts = [0.9, 0.6, 0.75];
        let of = |by: CompositeKind| by.of(parts.into_iter());
        assert!((of(CompositeKind::Mean).unwrap() - 0.75).abs() < 1e-12);
        assert_eq!(of(CompositeKind::Least), Some(0.6));
        for by in [CompositeKind::Mean, CompositeKind::Least] {
            assert_eq!(by.of(std::iter::empty()), None);
            assert_eq!(by.unit([Unit::Share].into_iter()), Some(Unit::Share));
            assert!(by.takes(Unit::Share, Unit::Share) && !by.takes(Unit::Share, Unit::Persons));
        }
        // The least of them says that all are there only for a target that lies above.
        let (allowed, _) = CompositeKind::Least.allows().unwrap();
        assert!(allowed.iter().all(|own| own.way() == Some(Way::Up)));
        assert!(CompositeKind::Mean.allows().is_none());
    }
}
