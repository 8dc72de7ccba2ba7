//! Errors say themselves in both languages: what was found, what is expected, what to do.

use std::io;

use super::Words;

/// What can be said to a person, in each language of the program.
pub trait InWords {
    /// One sentence in both languages, without a full stop at its end.
    fn words(&self) -> Words;
}

impl<T: InWords + ?Sized> InWords for &T {
    fn words(&self) -> Words {
        (**self).words()
    }
}

impl InWords for Words {
    fn words(&self) -> Words {
        self.clone()
    }
}

impl Words {
    /// A text in both languages, the Chinese first.
    pub fn both(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Words {
            zh: zh.into(),
            en: en.into(),
        }
    }

    /// Whether it reads so in either language.
    pub fn reads(&self, text: &str) -> bool {
        self.zh == text || self.en == text
    }

    /// Both texts in one line, as errors show themselves to programmers.
    pub fn in_one(&self) -> String {
        format!("{} · {}", self.zh, self.en)
    }
}

/// Linux's number for links in a circle, of which the library has no kind.
const CIRCLE: i32 = 40;

/// What the system says of a file; kinds that it does not tell apart are said as it says them.
impl InWords for io::Error {
    fn words(&self) -> Words {
        use io::ErrorKind::*;
        let (zh, en) = match self.kind() {
            NotFound => ("没有这个文件或文件夹", "there is no such file or folder"),
            PermissionDenied => ("没有权限", "permission is denied"),
            AlreadyExists => ("已经存在", "it is there already"),
            InvalidFilename => (
                "名字太长，或有不能用的符号",
                "the name is too long or has signs that it cannot have",
            ),
            NotADirectory => ("路径中有一段不是文件夹", "a part of the path is no folder"),
            IsADirectory => ("是文件夹，不是文件", "it is a folder, not a file"),
            DirectoryNotEmpty => ("文件夹不是空的", "the folder is not empty"),
            ReadOnlyFilesystem => ("磁盘只读", "the disk is read-only"),
            StorageFull => ("磁盘已满", "the disk is full"),
            QuotaExceeded => ("超出磁盘配额", "the quota of the disk is used up"),
            FileTooLarge => ("文件太大", "the file is too large"),
            InvalidData => ("文字不是 UTF-8 编码", "the text is not in UTF-8"),
            ResourceBusy | ExecutableFileBusy => {
                ("正被其他程序使用", "another program is using it")
            }
            OutOfMemory => ("内存不足", "there is not enough memory"),
            _ if cfg!(target_os = "linux") && self.raw_os_error() == Some(CIRCLE) => (
                "符号链接互相指向，绕成了圈",
                "links lead to each other in a circle",
            ),
            _ => {
                return Words::both(
                    format!("系统报错：{self}"),
                    format!("the system says: {self}"),
                );
            }
        };
        Words::both(zh, en)
    }
}

/// A number in digits, a very large one with a power of ten.
pub fn digits(value: f64) -> String {
    const FULL: f64 = 1e15;
    if value.abs() >= FULL && value.is_finite() {
        format!("{value:e}")
    } else {
        value.to_string()
    }
}

/// A number that was added up or multiplied, without what binary fractions leave behind: 0.1 and 0.2 are 0.3.
pub fn added_up(value: f64) -> String {
    const KEPT: i32 = 12;
    significant(value, KEPT)
}

/// A part or a rate that was worked out, in a few digits: a third is 0.3333, and 1234.56 is 1235.
pub fn few_digits(value: f64) -> String {
    const KEPT: i32 = 4;
    significant(value, KEPT)
}

/// A part in a few digits, and in all where those would make it the whole that it is not: 1.00002 is not told as 1.
pub fn part_in_digits(part: f64, whole: f64) -> String {
    let few = few_digits(part);
    match part != whole && few == few_digits(whole) {
        true => added_up(part),
        false => few,
    }
}

/// A number in so many digits from the first that is not 0; digits before the point are all kept.
fn significant(value: f64, kept: i32) -> String {
    const FULL: f64 = 1e15;
    const MOST: i32 = 15;
    if value == 0.0 || !value.is_finite() || value.abs() >= FULL {
        return digits(value + 0.0);
    }
    let first = libm::floor(libm::log10(value.abs())) as i32;
    let decimals = (kept - 1 - first).clamp(0, MOST) as usize;
    let text = format!("{value:.decimals$}");
    match text.contains('.') {
        true => text.trim_end_matches('0').trim_end_matches('.').to_string(),
        false => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_system_is_understood_in_both_languages() {
        if cfg!(target_os = "linux") {
            let circle = io::Error::from_raw_os_error(CIRCLE).words();
            assert!(circle.zh.contains("绕成了圈") && circle.en.contains("circle"));
        }
        let none = std::fs::read("/nothing/is/here").unwrap_err().words();
        assert_eq!(none.zh, "没有这个文件或文件夹");
        assert_eq!(none.en, "there is no such file or folder");
        let odd = io::Error::other("odd").words();
        assert_eq!(odd.zh, "系统报错：odd");
    }

    #[test]
    fn numbers_that_were_worked_out_have_few_digits() {
        for (value, all, few) in [
            (0.1 + 0.2, "0.3", "0.3"),
            (1.07 * 100.0, "107", "107"),
            (100.0 / 3.0, "33.3333333333", "33.33"),
            (1.0 / 3.0, "0.333333333333", "0.3333"),
            (-2.0 / 3.0, "-0.666666666667", "-0.6667"),
            (31_234.5, "31234.5", "31234"),
            (0.99999, "0.99999", "1"),
            (120.0, "120", "120"),
            (0.0, "0", "0"),
            (-0.0, "0", "0"),
        ] {
            assert_eq!(added_up(value), all);
            assert_eq!(few_digits(value), few);
        }
        assert_eq!(few_digits(1e300), "1e300");
        assert_eq!(few_digits(f64::NAN), "NaN");
        assert_eq!(part_in_digits(99.996, 100.0), "99.996");
        assert_eq!(part_in_digits(100.0, 100.0), "100");
        assert_eq!(part_in_digits(100.0 / 3.0, 100.0), "33.33");
    }

    #[test]
    fn large_numbers_do_not_fill_the_line() {
        assert_eq!(digits(-1.5), "-1.5");
        assert_eq!(digits(1e300), "1e300");
        assert_eq!(digits(f64::INFINITY), "inf");
    }
}
