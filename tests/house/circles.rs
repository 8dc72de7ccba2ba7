//! No circles of files: what a file uses is declared in files that do not use it in turn.
//!
//! A name counts for the file that declares it, however many files hand it on with `pub use`. Methods that are called
//! through a value name no file and are not seen.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::syntax::{is_name, tokens};
use super::tree::{File, none, sources};

/// Words before the name of what is declared.
const DECLARE: [&str; 7] = ["const", "enum", "fn", "static", "struct", "trait", "type"];

/// Hands that a name may go through.
const HANDS: usize = 20;

/// What a file declares, imports and says.
struct Code {
    path: String,
    module: Vec<String>,
    /// Names declared outside any braces.
    items: BTreeSet<String>,
    /// Modules whose code is in another file.
    children: BTreeSet<String>,
    imports: Vec<Import>,
    /// Everything but the imports.
    rest: Vec<String>,
}

struct Import {
    path: Vec<String>,
    /// The name by which the file knows it.
    name: String,
    /// Whether it is handed on.
    public: bool,
}

impl Code {
    fn of(file: &File) -> Self {
        let all = tokens(file.before_tests());
        let mut code = Code {
            path: file.path.clone(),
            module: file.module(),
            items: BTreeSet::new(),
            children: BTreeSet::new(),
            imports: Vec::new(),
            rest: Vec::new(),
        };
        let (mut at, mut depth) = (0, 0_usize);
        while at < all.len() {
            let token = all[at].as_str();
            let before = at.checked_sub(1).map(|before| all[before].as_str());
            let begins = matches!(before, None | Some(";" | "{" | "}" | "]" | ")" | "pub"));
            if token == "use" && begins {
                let public = matches!(before, Some("pub" | ")"));
                at = import(&all, at + 1, &[], public, &mut code.imports);
                continue;
            }
            let next = all.get(at + 1).filter(|next| is_name(next));
            match token {
                "{" => depth += 1,
                "}" => depth = depth.saturating_sub(1),
                "mod" if all.get(at + 2).is_some_and(|end| end == ";") => {
                    code.children.extend(next.cloned());
                }
                "macro_rules" => code.items.extend(all.get(at + 2).cloned()),
                // A lifetime is no declaration.
                "static" if !begins => {}
                _ if depth == 0 && DECLARE.contains(&token) => code.items.extend(next.cloned()),
                _ => {}
            }
            code.rest.push(token.to_string());
            at += 1;
        }
        code
    }

    /// Whether the file itself uses a name that it hands on; the name of a function only where it is called, since its
    /// module may have the same.
    fn uses(&self, name: &str) -> bool {
        let is_type = name.starts_with(char::is_uppercase);
        self.rest.iter().enumerate().any(|(at, token)| {
            let before = at.checked_sub(1).map(|before| self.rest[before].as_str());
            let after = self.rest.get(at + 1).map(String::as_str);
            let called =
                matches!(after, Some("(" | "::")) && !matches!(before, Some("." | "fn" | "::"));
            token == name && (is_type || called)
        })
    }

    /// Paths with `::` outside the imports.
    fn paths(&self) -> Vec<Vec<String>> {
        let mut found = Vec::new();
        let mut at = 0;
        let joins = |at: usize| self.rest.get(at).is_some_and(|token| token == "::");
        while at < self.rest.len() {
            if !is_name(&self.rest[at]) || !joins(at + 1) {
                at += 1;
                continue;
            }
            let goes_on = at > 0 && joins(at - 1);
            let mut path = vec![self.rest[at].clone()];
            at += 1;
            while joins(at) && self.rest.get(at + 1).is_some_and(|name| is_name(name)) {
                path.push(self.rest[at + 1].clone());
                at += 2;
            }
            if !goes_on {
                found.push(path);
            }
        }
        found
    }
}

/// Reads what is imported from a place on; the place after it.
fn import(
    all: &[String],
    from: usize,
    above: &[String],
    public: bool,
    found: &mut Vec<Import>,
) -> usize {
    let (mut at, mut path) = (from, above.to_vec());
    loop {
        let Some(token) = all.get(at) else { return at };
        at += 1;
        if token == "{" {
            while all.get(at).is_some_and(|token| token != "}") {
                at = if all[at] == "," {
                    at + 1
                } else {
                    import(all, at, &path, public, found)
                };
            }
            return at + 1;
        }
        path.push(token.clone());
        if all.get(at).is_none_or(|next| next != "::") {
            break;
        }
        at += 1;
    }
    if path.last().is_some_and(|name| name == "self") {
        path.pop();
    }
    let mut name = path.last().cloned().unwrap_or_default();
    if all.get(at).is_some_and(|next| next == "as") {
        name = all.get(at + 1).cloned().unwrap_or_default();
        at += 2;
    }
    found.push(Import { path, name, public });
    at
}

/// All files, by the modules that they are.
struct House {
    codes: Vec<Code>,
    places: BTreeMap<Vec<String>, usize>,
}

impl House {
    fn of(files: &[File]) -> Self {
        let own = files
            .iter()
            .filter(|file| !file.is_tests() && file.path != "main.rs");
        let codes: Vec<Code> = own.map(Code::of).collect();
        let places = codes.iter().enumerate();
        let places = places.map(|(place, code)| (code.module.clone(), place));
        House {
            places: places.collect(),
            codes,
        }
    }

    /// A path from the crate's root on, where it leads into the crate.
    fn absolute(&self, code: &Code, path: &[String]) -> Option<Vec<String>> {
        let first = path.first()?;
        match first.as_str() {
            "crate" | "plancast" => Some(path[1..].to_vec()),
            "self" => Some([&code.module[..], &path[1..]].concat()),
            "super" => {
                let ups = path.iter().take_while(|name| *name == "super").count();
                let above = code.module.len().checked_sub(ups)?;
                Some([&code.module[..above], &path[ups..]].concat())
            }
            _ if code.children.contains(first) => Some([&code.module[..], path].concat()),
            _ => None,
        }
    }

    /// The file that declares what a path from the root leads to; nothing for a module, and outside the crate.
    fn declares(&self, path: &[String], hands: usize) -> Option<usize> {
        let hands = hands.checked_sub(1)?;
        let mut deep = 0;
        while deep < path.len() && self.places.contains_key(&path[..=deep]) {
            deep += 1;
        }
        // What leads to a module may lead to something of the same name beside it.
        let is_module = deep == path.len();
        let deep = if is_module {
            deep.checked_sub(1)?
        } else {
            deep
        };
        let (above, name, below) = (&path[..deep], &path[deep], &path[deep + 1..]);
        let place = *self.places.get(above)?;
        let code = &self.codes[place];
        if code.items.contains(name) {
            return Some(place);
        }
        for import in code.imports.iter().filter(|import| import.name == *name) {
            match self.absolute(code, &import.path) {
                Some(there) if there == path => {}
                Some(there) => return self.declares(&[&there[..], below].concat(), hands),
                None => return None,
            }
        }
        for import in code.imports.iter().filter(|import| import.name == "*") {
            let all = import.path.len() - 1;
            let found = self
                .absolute(code, &import.path[..all])
                .and_then(|there| self.declares(&[&there[..], &path[deep..]].concat(), hands));
            if found.is_some() {
                return found;
            }
        }
        // What is left is made by a macro, or stands in a module within the file.
        (!is_module && !code.children.contains(name)).then_some(place)
    }

    /// The files whose names a file uses.
    fn used_by(&self, place: usize) -> BTreeSet<usize> {
        let code = &self.codes[place];
        let mut used = BTreeSet::new();
        let mut known: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for import in &code.imports {
            let Some(path) = self.absolute(code, &import.path) else {
                continue;
            };
            if import.name == "*" {
                let other = self.places.get(&path[..path.len() - 1]);
                let says = |other: &&usize| {
                    let items = &self.codes[**other].items;
                    code.rest.iter().any(|token| items.contains(token))
                };
                used.extend(other.filter(says).copied());
                continue;
            }
            if !import.public || code.uses(&import.name) {
                used.extend(self.declares(&path, HANDS));
            }
            known.insert(&import.name, path);
        }
        for path in code.paths() {
            let inside = self.absolute(code, &path).or_else(|| {
                let above = known.get(path[0].as_str())?;
                Some([&above[..], &path[1..]].concat())
            });
            used.extend(inside.and_then(|path| self.declares(&path, HANDS)));
        }
        used.remove(&place);
        used
    }

    /// The shortest circle on which each file lies, if it lies on one; files from the first on.
    fn circles(&self) -> Vec<Vec<usize>> {
        let uses: Vec<BTreeSet<usize>> = (0..self.codes.len()).map(|at| self.used_by(at)).collect();
        let circle = |from: usize| {
            let mut before: Vec<Option<usize>> = vec![None; uses.len()];
            let mut next = VecDeque::from([from]);
            while let Some(here) = next.pop_front() {
                if uses[here].contains(&from) {
                    let mut way = vec![here];
                    while let Some(earlier) = before[way[way.len() - 1]] {
                        way.push(earlier);
                    }
                    way.reverse();
                    return Some(way);
                }
                for there in &uses[here] {
                    if before[*there].is_none() {
                        before[*there] = Some(here);
                        next.push_back(*there);
                    }
                }
            }
            None
        };
        (0..uses.len()).filter_map(circle).collect()
    }
}

#[test]
fn no_circle_of_files() {
    let house = House::of(&sources());
    let mut faults = Vec::new();
    for circle in house.circles() {
        let names: Vec<&str> = circle
            .iter()
            .map(|at| house.codes[*at].path.as_str())
            .collect();
        faults.push(format!("{} → {}", names.join(" → "), names[0]));
    }
    none(
        &faults,
        "what two files need of each other belongs into a third",
    );
}

#[test]
fn circles_are_seen_through_what_is_handed_on() {
    let circles = |files: &[(&str, &str)]| {
        let files: Vec<File> = files
            .iter()
            .map(|(path, text)| File {
                path: path.to_string(),
                text: text.to_string(),
            })
            .collect();
        House::of(&files).circles().len()
    };
    let lib = ("lib.rs", "mod a;");
    let child = ("a/b.rs", "use super::A;\npub struct B(A);\n");
    let parent = "mod b;\npub use b::B;\npub struct A;\nfn f() -> B { b::B::new() }\n";
    assert_eq!(circles(&[lib, ("a/mod.rs", parent), child]), 2);
    let parent = "mod b;\nmod c;\npub use b::B;\npub use c::A;\nfn f() -> B { b::B::new() }\n";
    let third = ("a/c.rs", "pub struct A;\n");
    assert_eq!(circles(&[lib, ("a/mod.rs", parent), child, third]), 0);
    // Who only hands a name on does not use it.
    let parent = "mod b;\npub use b::B;\npub struct A;\n";
    assert_eq!(circles(&[lib, ("a/mod.rs", parent), child]), 0);
}
