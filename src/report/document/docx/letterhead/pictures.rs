//! The numbers of the pictures in a head: in the whole text each number stands once.

/// How what says the number and the name of a picture, a drawn shape or a chart begins.
const PICTURE: &str = "<wp:docPr ";
/// How its number begins.
const NUMBER: &str = "id=\"";

/// A head whose pictures have the numbers after those of a text, which are numbered from 1.
pub(super) fn numbered_after(head: &str, text: &str) -> String {
    let known = text.matches(PICTURE).count();
    let mut parts = head.split(PICTURE);
    let mut out = parts.next().unwrap_or_default().to_string();
    for (number, part) in (known + 1..).zip(parts) {
        out.push_str(PICTURE);
        out.push_str(&numbered(part, number).unwrap_or_else(|| part.to_string()));
    }
    out
}

/// What follows such a beginning, with another number; nothing where it has none.
fn numbered(part: &str, number: usize) -> Option<String> {
    let own = &part[..part.find('>')?];
    // Other names may end alike.
    let starts = |at: &usize| *at == 0 || own[..*at].ends_with(char::is_whitespace);
    let mut places = own.match_indices(NUMBER).map(|(at, _)| at);
    let at = places.find(starts)? + NUMBER.len();
    let (_, behind) = part[at..].split_once('"')?;
    Some(format!("{}{number}\"{behind}", &part[..at]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pictures_of_a_head_come_after_those_of_the_text() {
        let text = "<wp:docPr id=\"1\" name=\"a\"/><wp:docPr id=\"2\" name=\"b\"/>";
        let head = "<w:p><wp:docPr id=\"1\" name=\"id=1\"><x id=\"1\"/></wp:docPr></w:p>\
                    <wp:docPr name=\"c\" wp:grid=\"5\" id=\"7\"/><wp:docPr name=\"d\"/><y id=\"9\"/>";
        let expected = "<w:p><wp:docPr id=\"3\" name=\"id=1\"><x id=\"1\"/></wp:docPr></w:p>\
                        <wp:docPr name=\"c\" wp:grid=\"5\" id=\"4\"/><wp:docPr name=\"d\"/><y id=\"9\"/>";
        assert_eq!(numbered_after(head, text), expected);
        assert_eq!(numbered_after("<w:p/>", text), "<w:p/>");
    }
}
