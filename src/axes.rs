//! The axes along which people are counted: age, sex, category and grade of disability.

use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Number of single years of age, 0 to 100; the last is open (100 and over).
pub const AGES: usize = 101;
/// Number of sexes.
pub const SEXES: usize = 2;
/// Number of categories of disability.
pub const CATEGORIES: usize = 7;
/// Number of grades of disability.
pub const GRADES: usize = 4;

macro_rules! axis {
    ($(#[$doc:meta])* $name:ident = $meaning:literal { $($(#[$item_doc:meta])* $item:ident = $key:literal, $zh:literal, $en:literal;)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
        #[schemars(extend("x-zh" = $meaning))]
        pub enum $name {
            $($(#[$item_doc])* #[schemars(extend("x-zh" = $zh))] #[serde(rename = $key)] $item,)*
        }

        impl $name {
            /// All of them, in the order of the axis.
            pub const ALL: &'static [$name] = &[$($name::$item),*];

            /// Place on the axis, from 0.
            pub const fn index(self) -> usize {
                self as usize
            }

            /// The word used in files.
            pub const fn key(self) -> &'static str {
                match self { $($name::$item => $key),* }
            }

            /// The one whose key this is.
            pub fn from_key(key: &str) -> Option<Self> {
                match key { $($key => Some($name::$item),)* _ => None }
            }

            /// Chinese name.
            pub const fn zh(self) -> &'static str {
                match self { $($name::$item => $zh),* }
            }

            /// English name.
            pub const fn en(self) -> &'static str {
                match self { $($name::$item => $en),* }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.key())
            }
        }
    };
}

axis! {
    /// Sex as the census records it.
    Sex = "性别，按普查口径。" {
        /// Men and boys.
        Male = "male", "男", "men";
        /// Women and girls.
        Female = "female", "女", "women";
    }
}

axis! {
    /// Category of disability on the certificate (GB/T 26341-2010).
    Category = "残疾人证上的残疾类别（GB/T 26341-2010）。" {
        /// Visual.
        Visual = "visual", "视力", "visual";
        /// Hearing.
        Hearing = "hearing", "听力", "hearing";
        /// Speech.
        Speech = "speech", "言语", "speech";
        /// Physical.
        Physical = "physical", "肢体", "physical";
        /// Intellectual.
        Intellectual = "intellectual", "智力", "intellectual";
        /// Psychiatric.
        Psychiatric = "psychiatric", "精神", "psychiatric";
        /// More than one.
        Multiple = "multiple", "多重", "multiple";
    }
}

axis! {
    /// Grade of disability on the certificate; the first is the most severe.
    Grade = "残疾人证上的残疾等级，一级最重。" {
        /// Most severe.
        One = "1", "一级", "grade 1";
        /// Severe.
        Two = "2", "二级", "grade 2";
        /// Moderate.
        Three = "3", "三级", "grade 3";
        /// Mild.
        Four = "4", "四级", "grade 4";
    }
}

/// A calendar year.
pub type Year = i32;
