//! The order of events within a year.

use super::PersonError;

/// What may happen to a person in a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Event {
    /// Death.
    Death,
    /// A move to another state.
    Move,
    /// The birth of a child.
    Birth,
}

/// Which event of a year comes before which.
///
/// An event uses the state in which the earlier events have left the person: a birth after the move
/// has the chances of the new state, and only the living give birth after deaths. Everybody grows
/// older at the end of the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Order {
    /// The dead of a year do not move in it.
    pub(super) death_before_move: bool,
    /// Children are born in the state that the mother leaves.
    pub(super) birth_before_move: bool,
    /// Women who die in a year may give birth in it.
    pub(super) birth_before_death: bool,
}

impl Order {
    /// From the three events, first to last.
    pub fn of(events: [Event; 3]) -> Result<Self, PersonError> {
        let mut sorted = events;
        sorted.sort();
        if sorted != [Event::Death, Event::Move, Event::Birth] {
            return Err(PersonError::Order);
        }
        let place = |event| events.iter().position(|e| *e == event);
        Ok(Order {
            death_before_move: place(Event::Death) < place(Event::Move),
            birth_before_move: place(Event::Birth) < place(Event::Move),
            birth_before_death: place(Event::Birth) < place(Event::Death),
        })
    }
}

/// Deaths, then moves, then births: the order of
/// [`multistate_projection`](crate::statistics::multistate::multistate_projection).
impl Default for Order {
    fn default() -> Self {
        Order {
            death_before_move: true,
            birth_before_move: false,
            birth_before_death: false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_is_death_move_birth() {
        let order = Order::of([Event::Death, Event::Move, Event::Birth]);
        assert_eq!(order, Ok(Order::default()));
        let twice = Order::of([Event::Death, Event::Death, Event::Birth]);
        assert_eq!(twice, Err(PersonError::Order));
    }
}
