//! What the reports have changed of the projection, and which figures to collect next.

use super::super::Paper;
use crate::report::document::{Document, Sheet};
use crate::report::evaluated::Evaluated;
use crate::report::summary::capital;

/// Changes that are drawn, in their order: certificate holders, all money, the recipients and the money of the dearest
/// service. The tables have the others.
const DRAWN: usize = 4;

impl Paper<'_> {
    /// What the reports have changed of people and money, by cause.
    pub(super) fn changed(&self, document: &mut Document, evaluated: &Evaluated) {
        let (model, language) = (self.album.model, self.language);
        let Some(words) = evaluated.of_changes(language) else {
            return;
        };
        document.heading(
            2,
            self.pick("加入实际值后预测的变化", "How the projection has changed"),
        );
        document.text(words);
        for rows in evaluated.changed(model, language) {
            let mut caption = rows[0][0].clone();
            // One quantity alone gives the table its name.
            if let [_, only] = &rows[..] {
                caption = format!("{}{}{caption}", only[0], self.pick("：", ": "));
            }
            let caption = capital(&caption);
            let short = self.pick("预测的变化", "changes");
            document.table(Sheet::of(short, caption, rows).wide());
        }
        let pictures = self.album.changed(evaluated, language).into_iter();
        let pictures = pictures.zip(evaluated.told(model));
        for ((name, picture), news) in pictures.take(DRAWN) {
            if let Ok(picture) = picture {
                let what = news.title.get(language);
                let caption = self.pick(
                    "：加入实际值后预测的变化，按原因",
                    ": how the projection has changed, by cause",
                );
                document.figure(name, capital(&format!("{what}{caption}")), picture);
            }
        }
    }

    /// Which figures to collect next.
    pub(super) fn collect(&self, document: &mut Document, evaluated: &Evaluated) {
        let (model, language) = (self.album.model, self.language);
        document.heading(
            2,
            self.pick("数据补充建议", "Which figures to collect next"),
        );
        let caption = self.pick(
            "再多一年的数能减少多少不确定",
            "What one more year of a figure would be worth",
        );
        let short = self.pick("先掌握的数", "next figures");
        document.table(Sheet::of(short, caption, evaluated.collect(model, language)).wide());
        for line in evaluated.of_collecting(model, language) {
            document.text(line);
        }
    }
}
