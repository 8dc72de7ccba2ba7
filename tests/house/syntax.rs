//! As much of Rust's syntax as is needed to see which names a file uses.

/// Names, `::` and single signs, without comments, texts and lifetimes.
pub fn tokens(text: &str) -> Vec<String> {
    let code: Vec<char> = text.chars().collect();
    let mut tokens = Vec::new();
    let mut at = 0;
    let word = |c: char| c.is_alphanumeric() || c == '_';
    while at < code.len() {
        let rest = &code[at..];
        let begins = |sign: &str| {
            sign.chars()
                .enumerate()
                .all(|(i, c)| rest.get(i) == Some(&c))
        };
        if begins("//") {
            at += rest.iter().position(|c| *c == '\n').unwrap_or(rest.len());
        } else if begins("/*") {
            let end = rest.windows(2).position(|pair| pair == ['*', '/']);
            at += end.map_or(rest.len(), |end| end + 2);
        } else if let Some(length) = text_length(rest) {
            at += length;
        } else if begins("::") {
            tokens.push("::".to_string());
            at += 2;
        } else if word(rest[0]) {
            let name: String = rest.iter().take_while(|c| word(**c)).collect();
            at += name.chars().count();
            tokens.push(name);
        } else {
            if !rest[0].is_whitespace() {
                tokens.push(rest[0].to_string());
            }
            at += 1;
        }
    }
    tokens
}

/// Length of the text, character or lifetime that begins here, if one does.
fn text_length(rest: &[char]) -> Option<usize> {
    let plain = |open: usize, end: char| {
        let mut at = open;
        while at < rest.len() && rest[at] != end {
            at += if rest[at] == '\\' { 2 } else { 1 };
        }
        at + 1
    };
    match rest {
        ['"', ..] => Some(plain(1, '"')),
        ['b', '"', ..] => Some(plain(2, '"')),
        ['r', '"' | '#', ..] | ['b', 'r', '"' | '#', ..] => {
            let open = rest.iter().position(|c| *c == '"')?;
            let hashes = rest[..open].iter().filter(|c| **c == '#').count();
            let closes = |at: usize| {
                rest[at] == '"'
                    && rest[at + 1..]
                        .iter()
                        .take(hashes)
                        .filter(|c| **c == '#')
                        .count()
                        == hashes
            };
            let end = (open + 1..rest.len()).find(|at| closes(*at))?;
            Some(end + 1 + hashes)
        }
        ['\'', '\\', ..] => Some(plain(1, '\'')),
        ['\'', _, '\'', ..] => Some(3),
        ['\'', ..] => Some(1),
        _ => None,
    }
}

/// Every path with `::` that the tokens use, with the groups of `use` written out.
pub fn paths(tokens: &[String]) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let begins = is_name(&tokens[at])
            && tokens.get(at + 1).is_some_and(|next| next == "::")
            && (at == 0 || tokens[at - 1] != "::");
        if begins {
            at = follow(tokens, at, &[], &mut found);
        } else {
            at += 1;
        }
    }
    found
}

/// Whether a token is a name or a word of the language.
pub fn is_name(token: &str) -> bool {
    token.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

/// Reads a path or a group that begins at `at`; the place after it.
fn follow(tokens: &[String], at: usize, before: &[String], found: &mut Vec<Vec<String>>) -> usize {
    let Some(token) = tokens.get(at) else {
        return at;
    };
    if token == "{" {
        let mut at = at + 1;
        while tokens.get(at).is_some_and(|token| token != "}") {
            at = if tokens[at] == "," {
                at + 1
            } else {
                follow(tokens, at, before, found).max(at + 1)
            };
        }
        return at + 1;
    }
    let mut path = before.to_vec();
    if !(is_name(token) || token == "*") {
        // `a::<B>` and the like: the path ends here.
        found.push(path);
        return at;
    }
    path.push(token.clone());
    if tokens.get(at + 1).is_some_and(|next| next == "::") {
        return follow(tokens, at + 2, &path, found);
    }
    found.push(path);
    at + 1
}

/// A path as seen from the crate's root, where it leads into the crate.
pub fn resolved(path: &[String], module: &[String]) -> Option<Vec<String>> {
    let ups = path.iter().take_while(|name| *name == "super").count();
    match path.first().map(String::as_str) {
        Some("crate") => Some(path[1..].to_vec()),
        Some("super") => {
            let above = module.len().checked_sub(ups)?;
            Some([&module[..above], &path[ups..]].concat())
        }
        _ => None,
    }
}

#[test]
fn names_are_seen_through_comments_and_texts() {
    let text = "use crate::{a::b, c::{d, e}, f}; // crate::no\nfn x<'a>() { super::y::<T>(\"crate::no\"); r#\"crate::\"no\"#; '\\''; ':' }";
    let joined: Vec<String> = paths(&tokens(text))
        .iter()
        .map(|path| path.join("::"))
        .collect();
    assert_eq!(
        joined,
        [
            "crate::a::b",
            "crate::c::d",
            "crate::c::e",
            "crate::f",
            "super::y"
        ]
    );
    let here = ["p", "q"].map(String::from);
    let up = ["super", "super", "z"].map(String::from);
    assert_eq!(resolved(&up, &here), Some(vec!["z".to_string()]));
}
