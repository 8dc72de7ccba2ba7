//! Places of the things that a model declares, told apart by type.

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub usize);
    };
}

id! {
    /// Index of a parameter.
    ParameterId
}
id! {
    /// Index of a process.
    ProcessId
}
id! {
    /// Index of a service.
    ServiceId
}
id! {
    /// Index of a quantity of the projection.
    QuantityId
}
