//! What is counted in each town.

/// What is counted in each town.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TownQuantity {
    /// Certificate holders.
    Holders,
    /// People who need a service, by its index.
    Need(usize),
    /// People who have it.
    Served(usize),
    /// People whom the town's own places leave out, or, where no places limit the service, who need it and do not
    /// have it.
    Lacking(usize),
    /// Places in the town.
    Places(usize),
    /// Centres in the town.
    Centres(usize),
}
