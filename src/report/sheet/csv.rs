//! The fact sheet as comma-separated values (RFC 4180): a header, then a line a claim.

use super::{Entry, Said, Sheet};

const HEADER: &str = "fact,text,about,value,how,line,column,start,end,zone,voice\r\n";

pub(super) fn render(sheet: &Sheet) -> String {
    let mut out = HEADER.to_owned();
    // Acronyms have lines of their own.
    for named in sheet.names.iter().filter(|named| named.kind != "acronym") {
        for title in &named.titles {
            line(&mut out, "title", title, [&named.name, &title.text, ""]);
        }
        for mention in &named.mentions {
            line(&mut out, named.kind, mention, [&named.name, "", ""]);
        }
    }
    let kinds: [(&str, &[Entry]); 6] = [
        ("date", &sheet.dates),
        ("time", &sheet.times),
        ("duration", &sheet.durations),
        ("age", &sheet.ages),
        ("number", &sheet.numbers),
        ("quotation", &sheet.quotes),
    ];
    for (kind, entries) in kinds {
        for entry in entries {
            let (about, value) = (entry.about.as_deref(), entry.value.as_deref());
            line(&mut out, kind, &entry.said, [about.unwrap_or_default(), value.unwrap_or_default(), &entry.how]);
        }
    }
    for acronym in &sheet.acronyms {
        let Entry { said, value, how, .. } = &acronym.entry;
        let value = value.as_deref().unwrap_or_default();
        if how == "explained" {
            line(&mut out, "explained", said, ["", value, how]);
        }
        for place in &acronym.uses {
            line(&mut out, "acronym", place, ["", value, if how == "explained" { "used" } else { how }]);
        }
    }
    out
}

fn line(out: &mut String, kind: &str, said: &Said, [about, value, how]: [&str; 3]) {
    for field in [kind, &said.text, about, value, how] {
        out.push_str(&quoted(field));
        out.push(',');
    }
    let Said { line, column, start, end, zone, voice, .. } = said;
    out.push_str(&format!("{line},{column},{start},{end},{},{}\r\n", zone.name(), voice.name()));
}

/// A field; in quotation marks where it has to be. One that a spreadsheet would take for a formula gets an
/// apostrophe, which makes it text.
fn quoted(field: &str) -> String {
    let guard = if field.starts_with(['=', '+', '-', '@']) && field.parse::<f64>().is_err() { "'" } else { "" };
    match field.contains([',', '"', '\n', '\r']) {
        true => format!("\"{guard}{}\"", field.replace('"', "\"\"")),
        false => format!("{guard}{field}"),
    }
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn fields_are_quoted_where_they_must_be() {
        for (field, written) in [
            ("Reed", "Reed"),
            ("March 3, 2020", "\"March 3, 2020\""),
            ("\"Ann\" Reed", "\"\"\"Ann\"\" Reed\""),
            ("-4", "-4"),
            ("=SUM(A1)", "'=SUM(A1)"),
        ] {
            assert_eq!(quoted(field), written);
        }
    }
}
