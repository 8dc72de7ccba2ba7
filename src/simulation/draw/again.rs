//! One draw once more, for people who were walked before.

use super::walk::Worker;
use super::walked::PeopleWalked;
use crate::simulation::SimulationError;
use crate::simulation::engine::OLD_AGE;
use crate::simulation::held::HeldOnce;
use crate::simulation::record::Record;
use crate::stream::Chance;

impl Worker<'_> {
    /// Runs one draw whose people were walked before for an engine with the same lives, and writes it down, a record
    /// for each engine: the same bits as [`run`](Self::run).
    pub fn provide_again(
        &mut self,
        chance: &Chance,
        row: Option<[usize; 2]>,
        walked: &PeopleWalked,
        records: &mut [Record<'_>],
    ) -> Result<(), SimulationError> {
        let Worker {
            people, provisions, ..
        } = self;
        for record in &mut *records {
            for (year, moved) in &walked.turned {
                record.turnover(*year, moved.births, moved.deaths, &moved.turnover);
            }
            for (year, everybody) in &walked.before {
                record.people(*year, everybody, OLD_AGE);
            }
        }
        let Some((base, ahead)) = walked.ends.split_first() else {
            return Ok(());
        };
        for (provision, record) in provisions.iter_mut().zip(&mut *records) {
            provision.draw(chance, row, HeldOnce::default(), None);
            walked.recall(base, people);
            if let Some((process, share)) = walked.uptake {
                provision.take_up(process, share);
            }
            provision.begin(chance, people)?;
            provision.write_down(chance, base.year, people, record);
            base.routes.write_down(base.year, record);
            provision.write_history(record);
            if let Some(last) = provision.engine.last_recipients() {
                provision.begin_lessons(chance, walked.uptake);
                for end in ahead.iter().take_while(|end| end.year <= last) {
                    walked.recall(end, people);
                    provision.meet_recipients(end.year, people);
                }
                provision.take_lessons();
            }
            for end in ahead {
                walked.recall(end, people);
                provision.go_on(chance, end.year, people);
                provision.write_down(chance, end.year, people, record);
                end.routes.write_down(end.year, record);
            }
        }
        Ok(())
    }
}
