//! What the scan finds, and what it leaves alone.

use super::*;

/// Looks for each kind of value; `|` separates what belongs to values of one kind.
fn finder() -> Finder {
    let words = [
        "Robin Example",
        "Room 1",
        "Room 11",
        "José García",
        "Sørensen",
        "Smith & Sons",
        "山田太郎次郎",
        "Дежурный",
    ];
    let mut patterns: Vec<(usize, Pattern)> = Vec::new();
    patterns.extend(
        Pattern::phone("1", Some("1"), "2165550187")
            .into_iter()
            .map(|pattern| (100, pattern)),
    );
    patterns.extend(
        Pattern::phone("49", Some("0"), "3023125000")
            .into_iter()
            .map(|pattern| (101, pattern)),
    );
    patterns.extend(
        Pattern::address("lead@example.org")
            .into_iter()
            .map(|pattern| (102, pattern)),
    );
    patterns.extend(
        Pattern::address("https://forms.example.org/report?a=1&b=two")
            .into_iter()
            .map(|pattern| (103, pattern)),
    );
    patterns.extend(
        Pattern::address("https://secret.example.org/")
            .into_iter()
            .map(|pattern| (104, pattern)),
    );
    patterns.extend(
        words
            .iter()
            .enumerate()
            .filter_map(|(index, text)| Some((index, Pattern::words(text, FEWEST_CHARACTERS)?))),
    );
    Finder::new(patterns)
}

fn check(bytes: impl AsRef<[u8]>, expected: &[usize]) {
    let bytes = bytes.as_ref();
    let found: Vec<usize> = finder()
        .find(bytes)
        .into_iter()
        .map(|hit| hit.value)
        .collect();
    assert_eq!(found, expected, "{:?}", String::from_utf8_lossy(bytes));
}

#[test]
fn numbers_are_found_across_separators() {
    for text in [
        "+1 216 555 0187",
        "+12165550187",
        "tel:+1-216-555-0187;ext=2",
        "(216) 555-0187",
        "216.555.0187",
        "1 216 555 0187",
        "2 1 6 5 5 5 0 1 8 7",
        "001 216 555 0187",
        "0111 216 555 0187",
        "216\u{a0}555\u{2011}0187",
        "216&nbsp;555&#x2011;0187",
        "216<b>555</b>0187",
        "216 <span class=\"x\">555</span>\n   0187",
        "%2B12165550187",
        "https://wa.me/12165550187?text=x",
        "&#50;165550187",
        "&#x32;16555018&#55;",
        r#""\u002b1216\u00355\u00350187""#,
        "٢١٦ ٥٥٥ ٠١٨٧",
        "２１６５５５０１８７",
        "_2165550187_",
        "2165\u{AD}550\u{200B}187",
        "MjE2NTU1MDE4Nw==",
        "KzEgKDIxNikgNTU1LTAxODc=",
        "+1&thinsp;216&hyphen;555&period;0187",
        "+1 (0) 216 555 0187",
        "{\"a\": [216, 555, \"0187\"]}",
        "%32%31%36%35%35%35%30%31%38%37",
        "216&#8203;5550187",
    ] {
        check(text, &[100]);
    }
    for text in [
        "+49 30 23125000",
        "030/23125-000",
        "0049 30 23125000",
        "+49 (0)30 23125 000",
    ] {
        check(text, &[101]);
    }
    for text in [
        "12165550187x",
        "x2165550187",
        "92165550187",
        "21655501870",
        "abc2165550187def",
        "2026-2165550188",
        "216 555 018",
        "216 555",
        "216 a 555 0187",
    ] {
        check(text, &[]);
    }
}

#[test]
fn addresses_are_found_whole() {
    for text in [
        "lead@example.org",
        "mailto:LEAD@Example.ORG?subject=x",
        "lead%40example.org",
        "lead&#64;example&#46;org",
        "<lead@example.org>.",
        "lead&commat;example.org",
        "lead@<wbr>example.org",
        "bGVhZEBleGFtcGxlLm9yZw",
        "\\u006cead\\u0040example.org",
        "mailto:%6c%65%61%64@example.org",
        "&amp;#108;ead@example.org",
        "%256cead@example.org",
    ] {
        check(text, &[102]);
    }
    for text in [
        "mislead@example.org",
        "team-lead@example.org",
        "lead@example.org.uk",
        "lead@example.organic",
        "a.lead@example.org",
        "lead at example.org",
    ] {
        check(text, &[]);
    }
    for text in [
        "https://forms.example.org/report?a=1&b=two",
        "https://forms.example.org/report?a=1&amp;b=two",
        "http://FORMS.example.org/report?a=1&b=two#x",
        "forms.example.org/report?a=1&b=two",
        "https%3A%2F%2Fforms.example.org%2Freport%3Fa%3D1%26b%3Dtwo",
        r"https:\/\/forms.example.org\/report?a=1\u0026b=two",
        "aHR0cHM6Ly9mb3Jtcy5leGFtcGxlLm9yZy9yZXBvcnQ/YT0xJmI9dHdv",
    ] {
        check(text, &[103]);
    }
    check(
        "https://forms.example.org/report?a=1&b=twofold https://forms.example.org/report",
        &[],
    );
    check(
        "https://secret.example.org https://secret.example.org/",
        &[104, 104],
    );
    check(
        "see secret.example.org, https://secret.example.org/other",
        &[],
    );
}

#[test]
fn texts_are_found_as_whole_words() {
    for text in [
        "Robin Example",
        "robin example's",
        "ROBIN\n\t EXAMPLE.",
        "robin-example",
        "Robin_Example.png",
        "Robin&nbsp;Example",
        "robin%20example",
        "next=%2Frobin-example%2F",
        "Robin</b> <i>Example",
        "Rob<b>in</b> Exam\u{AD}ple",
        "Um9iaW4gRXhhbXBsZQ==",
        "Rób\u{301}in Example",
        "&#82;obin Example",
        r"\52 obin Example",
        "R\0o\0b\0i\0n\0 \0E\0x\0a\0m\0p\0l\0e\0",
        "<a title=\"Robin Example\">",
        "robin+example",
        "cm9iaW4gZXhhbXBsZQ",
        r#"{"n":"\nRobin Example"}"#,
        "<!-- Robin Example -->",
        "Robin&ensp;Example",
    ] {
        check(text, &[0]);
    }
    for text in [
        "RobinExample",
        "Robin Examples",
        "Probin Example",
        "Robin. Example",
        "Robin and Example",
        "Robin",
    ] {
        check(text, &[]);
    }
    check("Room 1, Room 11, Room 111, Bedroom 1, room 1a", &[1, 2]);
    check("room-11 Room%2011 Room&#32;11", &[2, 2, 2]);
    check(
        "jose garcia, Jose\u{301} Garci\u{301}a, jos&eacute; garc&iacute;a, Jos%C3%A9%20Garc%C3%ADa Sørensen s%C3%B8rensen",
        &[3, 3, 3, 3, 4, 4],
    );
    check(
        "Smith & Sons, Smith &amp; Sons, Smith &#38; Sons, Smith Sons",
        &[5, 5, 5, 5],
    );
    check(
        "私は山田太郎次郎です ДЕЖУРНЫЙ дежурный! подежурный",
        &[6, 7, 7],
    );
    check("0JTQtdC20YPRgNC90YvQuQ==", &[7]);
}

#[test]
fn a_name_inside_an_address_is_one_finding() {
    let name = Pattern::words("leader", 6).expect("long enough");
    let finder = Finder::new([
        (0, name),
        (1, Pattern::address("leader@example.org").remove(0)),
    ]);
    let found = finder.find(b"leader@example.org, leader");
    assert_eq!(
        found,
        [
            Hit {
                value: 1,
                range: 0..18
            },
            Hit {
                value: 0,
                range: 20..26
            }
        ]
    );
}

#[test]
fn only_what_passes_can_be_staged() {
    let path = |text: &str| OutputPath::new(text).expect("a good path");
    let scan: BTreeMap<Audience, Finder> = [(Audience::Public, finder())].into();
    let check =
        |scan: &dyn Scan, path: &OutputPath, bytes: &[u8], expected: &[usize]| match Scanned::pass(
            scan,
            Audience::Public,
            path,
            bytes,
        ) {
            Ok(scanned) => assert_eq!((scanned.bytes(), expected.len()), (bytes, 0)),
            Err(found) => assert_eq!(
                found.iter().map(|found| found.value).collect::<Vec<_>>(),
                expected
            ),
        };
    check(&NoSecrets, &path("a"), b"Robin Example", &[]);
    check(&scan, &path("a"), b"Nobody", &[]);
    check(
        &scan,
        &path("a"),
        b"Robin Example lead@example.org",
        &[0, 102],
    );
    check(
        &scan,
        &path("2026/robin-example/index.html"),
        b"Nobody",
        &[0],
    );
    assert!(Scanned::pass(&scan, Audience::Staff, &path("a"), b"Robin Example").is_ok());
}
