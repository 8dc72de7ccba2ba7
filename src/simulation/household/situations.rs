//! In what situation holders live: with other holders, alone, kept by the old.

/// Ages that decide who can care for others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ages {
    /// First and last age of adults who are not old.
    pub able: [usize; 2],
}

/// A member of a household without a certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Companion {
    /// Number of the household.
    pub household: u32,
    /// Age at the start of the run; below 0 for those still to be born.
    pub age: i16,
    /// First time at which the person is there.
    pub entry: u8,
    /// First time at which the person is not there any more.
    pub gone: u8,
}

/// How a holder lives.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Situation {
    /// 一户多残: with at least one other holder.
    pub several: bool,
    /// Alone.
    pub alone: bool,
    /// 以老养残: an adult who is not old, with somebody old and without any other adult who is able.
    pub kept_by_the_old: bool,
}

/// Who is in each household at one time.
#[derive(Clone, Debug, Default)]
pub struct Situations {
    members: Vec<Members>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Members {
    people: u32,
    holders: u32,
    able: u32,
    old: u32,
}

impl Situations {
    /// Empties so many households.
    pub fn clear(&mut self, households: usize) {
        self.members.clear();
        self.members.resize(households, Members::default());
    }

    /// Counts companions who are there at a time.
    pub fn count_companions(&mut self, companions: &[Companion], time: usize, ages: &Ages) {
        for companion in companions {
            let there = usize::from(companion.entry)..usize::from(companion.gone);
            if there.contains(&time) {
                let age = usize::try_from(companion.age + time as i16).unwrap_or(0);
                self.count_companion(companion.household, age, ages);
            }
        }
    }

    /// Counts a member without a certificate.
    pub fn count_companion(&mut self, household: u32, age: usize, ages: &Ages) {
        let members = &mut self.members[household as usize];
        members.people += 1;
        members.able += u32::from((ages.able[0]..=ages.able[1]).contains(&age));
        members.old += u32::from(age > ages.able[1]);
    }

    /// Counts a holder, who cannot care for others here.
    pub fn count_holder(&mut self, household: u32) {
        let members = &mut self.members[household as usize];
        members.people += 1;
        members.holders += 1;
    }

    /// The situation of a holder of an age.
    pub fn of(&self, household: u32, age: usize, ages: &Ages) -> Situation {
        let members = self.members[household as usize];
        Situation {
            several: members.holders > 1,
            alone: members.people == 1,
            kept_by_the_old: (ages.able[0]..=ages.able[1]).contains(&age)
                && members.able == 0
                && members.old > 0,
        }
    }

    /// Households with a holder, and with several.
    pub fn households(&self) -> (usize, usize) {
        let with = |least: u32| self.members.iter().filter(|m| m.holders >= least).count();
        (with(1), with(2))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_son_kept_by_his_mother_is_alone_once_she_has_died() {
        let ages = Ages { able: [18, 59] };
        let mother = Companion {
            household: 0,
            age: 80,
            entry: 0,
            gone: 3,
        };
        let mut situations = Situations::default();
        let mut at = |time: usize| {
            situations.clear(1);
            situations.count_companions(&[mother], time, &ages);
            situations.count_holder(0);
            situations.of(0, 50 + time, &ages)
        };
        assert!(at(2).kept_by_the_old && !at(2).alone);
        assert!(at(3).alone && !at(3).kept_by_the_old);
        situations.count_holder(0);
        assert!(situations.of(0, 50, &ages).several);
        assert_eq!(situations.households(), (1, 1));
    }
}
