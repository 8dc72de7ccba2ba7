//! The picture of registration: the share with a certificate, and the chance in new certificates.

use super::super::chart::{Arrangement, ChartError, FanChart, Mark, Picture, fan};
use super::Album;
use crate::source::Language;
use crate::units::Unit;

impl Album<'_> {
    pub(super) fn registration(&self, language: Language) -> Result<Picture, ChartError> {
        let share = language.pick("持证比例", "Share with a certificate");
        let intensity = language.pick("新办证强度（均值为 1）", "New certificates (mean 1)");
        let title = self.change(
            language.pick(
                "残疾人持证比例",
                "Share of disabled people with a certificate",
            ),
            "registration_share",
            Unit::Share,
            language,
        );
        let frame = self.frame(
            title.clone(),
            language
                .pick(
                    "比例与倍数；带为 80% 与 95% 区间；各年强度围绕增长趋势波动，偏离会延续数年",
                    "share and ratio; bands are 80% and 95% intervals; new certificates move around their trend, and deviations last for years",
                )
                .to_string(),
            title,
            vec![Mark::Judged],
            language,
        );
        fan(
            &frame,
            &FanChart {
                unit: language.pick("比例、倍", "share, ratio").to_string(),
                series: vec![
                    self.series("registration_share", share, 1.0),
                    self.series("new_certificate_intensity", intensity, 1.0),
                ],
                targets: Vec::new(),
                present: Some(self.model.newest_of_people()),
                floor_at_zero: true,
                layout: Arrangement::SmallMultiples {
                    columns: 2,
                    shared_scale: false,
                },
            },
        )
    }
}
