//! Models opened on one library: what several of them take is read once.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use super::known::KnownReads;
use super::loading::Loading;
use crate::axes::Year;
use crate::dataset::{Complaints, Library};
use crate::model::check::{NameUse, check, references};
use crate::model::checked::Model;
use crate::model::data::{Data, FertilityData, MortalityData, OutsideCount, SurveyData, TableUsed};
use crate::model::read::ModelFolder;
use crate::model::scenario::chain;

/// Opens models on one library of datasets.
#[derive(Debug)]
pub struct Opener {
    library: Library,
    mortality: KnownReads<MortalityData>,
    fertility: KnownReads<FertilityData>,
    survey: KnownReads<SurveyData>,
    outside: KnownReads<Vec<OutsideCount>>,
}

impl Opener {
    /// On a folder of datasets.
    pub fn on(datasets: &Path) -> Result<Self, Complaints> {
        let library = Library::open(datasets).map_err(|error| error.complaints())?;
        Ok(Self::with(library))
    }

    /// On a library that is open.
    pub fn with(library: Library) -> Self {
        Opener {
            library,
            mortality: KnownReads::default(),
            fertility: KnownReads::default(),
            survey: KnownReads::default(),
            outside: KnownReads::default(),
        }
    }

    /// The library.
    pub fn library(&self) -> &Library {
        &self.library
    }

    /// The regions of the census table that share the first two digits with the model's own: those of
    /// its province.
    pub fn regions_beside(&self, folder: &ModelFolder) -> Result<Vec<String>, Complaints> {
        let mut loading = Loading::of(&self.library, folder, None);
        let census = folder.file.model.population.census.as_ref();
        let regions = census.and_then(|census| loading.regions(census));
        let own = folder.file.model.region.as_deref().unwrap_or_default();
        let province = own.get(..2).unwrap_or_default();
        loading.complaints.into_result(
            regions
                .into_iter()
                .flatten()
                .filter(|code| code.starts_with(province))
                .collect(),
        )
    }

    /// Opens and checks one scenario of a model folder: all complaints at once.
    pub fn open(
        &self,
        folder: &ModelFolder,
        scenario: &str,
        as_of: Option<Year>,
    ) -> Result<Model, Complaints> {
        let (data, complaints) = self.load(folder, as_of);
        let names = references(&folder.file);
        let named = (folder, names.as_slice());
        self.checked(named, scenario, as_of, data, complaints)
    }

    /// Opens and checks another scenario of a folder of which a model is open, whose tables are not read again.
    pub fn beside(
        &self,
        folder: &ModelFolder,
        scenario: &str,
        open: &Model,
    ) -> Result<Model, Complaints> {
        let (data, names) = (Some(open.data.clone()), references(&folder.file));
        let (named, complaints) = ((folder, names.as_slice()), Complaints::default());
        self.checked(named, scenario, open.as_of, data, complaints)
    }

    /// Opens and checks several scenarios, whose tables are read once: all complaints about all of them.
    pub fn open_all<'s>(
        &self,
        folder: &ModelFolder,
        scenarios: impl IntoIterator<Item = &'s str>,
        as_of: Option<Year>,
    ) -> Result<Vec<Model>, Complaints> {
        let (data, mut complaints) = self.load(folder, as_of);
        if data.is_none() {
            return Err(complaints);
        }
        let names = references(&folder.file);
        let named = (folder, names.as_slice());
        let mut models = Vec::new();
        for scenario in scenarios {
            let (data, found) = (data.clone(), Complaints::default());
            match self.checked(named, scenario, as_of, data, found) {
                Ok(model) => models.push(model),
                Err(found) => {
                    for complaint in found.0 {
                        if !complaints.0.contains(&complaint) {
                            complaints.push(complaint);
                        }
                    }
                }
            }
        }
        complaints.into_result(models)
    }

    /// One scenario of a folder, with the names that its declarations use.
    fn checked(
        &self,
        (folder, names): (&ModelFolder, &[NameUse]),
        scenario: &str,
        as_of: Option<Year>,
        data: Option<Data>,
        mut complaints: Complaints,
    ) -> Result<Model, Complaints> {
        let steps = match chain(folder, scenario) {
            Ok(steps) => steps,
            Err(found) => {
                complaints.extend(found);
                return Err(complaints);
            }
        };
        let mut growing = Loading::of(&self.library, folder, as_of);
        let growth = growing.growth_of_all(steps.iter().map(|step| &step.file));
        complaints.extend(growing.complaints);
        let Some(mut data) = data.filter(|_| !complaints.has_errors()) else {
            return Err(complaints);
        };
        let mut tables: BTreeSet<TableUsed> = data.tables.into_iter().collect();
        tables.extend(growing.tables);
        data.tables = tables.into_iter().collect();
        data.remarks.extend(growing.remarks);
        let asked = (scenario, steps.as_slice());
        let works = self.library.sources();
        check(folder, asked, names, as_of, works, data, &growth)
    }

    /// The tables of a model; nothing where one could not be read.
    fn load(&self, folder: &ModelFolder, as_of: Option<Year>) -> (Option<Data>, Complaints) {
        let file = &folder.file;
        let mut loading = Loading::of(&self.library, folder, as_of);
        let mut parts: [Loading<'_>; 4] = std::array::from_fn(|_| loading.beside());
        let [one, two, three, four] = &mut parts;
        let (mut population, mut mortality, mut fertility) = (None, None, None);
        let settings = &file.model;
        // Not in the pool of threads that compute: each of these mostly waits for Polars.
        let survey = std::thread::scope(|scope| {
            scope.spawn(|| population = one.population(file));
            scope.spawn(|| {
                let asked = (&settings.mortality, as_of);
                mortality = self.mortality.get(&asked, two, |own| own.mortality(file));
            });
            scope.spawn(|| {
                let asked = (&settings.fertility, settings.base_year, as_of);
                fertility = self.fertility.get(&asked, three, |own| own.fertility(file));
            });
            let disability = settings.disability.as_ref();
            disability.map(|disability| {
                let tables = (&disability.survey, &disability.standard, &disability.grades);
                let asked = (tables, as_of);
                self.survey.get(&asked, four, |own| own.survey(disability))
            })
        });
        for part in parts {
            loading.take_in(part);
        }
        let outside = match &settings.outside {
            Some(outside) => {
                let asked = (&outside.counts, as_of);
                self.outside
                    .get(&asked, &mut loading, |own| own.outside(&outside.counts))
            }
            None => Some(Arc::default()),
        };
        let data = population.zip(mortality).zip(fertility).zip(outside);
        let data = data.map(|(((population, mortality), fertility), outside)| Data {
            population,
            mortality,
            fertility,
            survey: survey.clone().flatten(),
            tables: loading.tables.into_iter().collect(),
            remarks: loading.remarks,
            outside,
        });
        let whole = survey.is_none_or(|survey| survey.is_some());
        (data.filter(|_| whole), loading.complaints)
    }
}
