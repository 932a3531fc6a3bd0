//! Cards are printed when somebody asks for them.

use super::preview::{EVENT, Preview};

const CARD: (&str, &str) = (
    "content/cards/help.md",
    "---\ntitle: Help\nformats: [pocket]\naudience: public\n---\n# Need help?\n\nCall {{ contacts.hotline.phone }}.\n",
);

#[test]
fn a_card_is_printed_when_it_is_asked_for_and_kept_up_to_date() {
    let preview = Preview::of(&[CARD]);
    let page = "/2026/cards/help/";
    let mut events = preview.events(page);
    assert_eq!(events.state().revision, 1);
    let html = preview.get(page);
    assert!(html.shows("help-pocket.pdf") && html.shows("help-pocket-a.svg"));
    let pdf = preview.get("/2026/cards/help/help-pocket.pdf");
    assert_eq!(pdf.header("content-type"), "application/pdf");
    assert!(pdf.body.starts_with(b"%PDF-"));
    let printed = events.state();
    assert_eq!(printed.revision, 2);
    assert!(printed.mark.ends_with("\"files\":{}}"), "{}", printed.mark);
    let picture = preview.get("/2026/cards/help/help-pocket-a.svg");
    assert_eq!(picture.header("content-type"), "image/svg+xml");
    // Another number, and pages learn that the picture is another one.
    preview.save(
        "content/events/2026/event.yaml",
        &EVENT.replace("0187", "0188"),
    );
    let changed = events.state();
    assert!(
        changed.mark.contains("help-pocket-a.svg"),
        "{}",
        changed.mark
    );
    let anew = preview.get("/2026/cards/help/help-pocket-a.svg");
    assert!(anew.status == 200 && anew.body != picture.body);
    // Parts of it, as viewers ask for them.
    let tag = preview
        .get("/2026/cards/help/help-pocket.pdf")
        .header("etag")
        .to_owned();
    let part = |headers: &[(&str, &str)]| {
        let reply = preview.ask("GET", "/2026/cards/help/help-pocket.pdf", headers);
        (
            reply.status,
            reply.header("content-range").to_owned(),
            reply.body,
        )
    };
    let (status, range, bytes) = part(&[("Range", "bytes=0-4")]);
    assert_eq!((status, &bytes[..]), (206, &b"%PDF-"[..]));
    let length = range.rsplit_once('/').expect("a length").1.to_owned();
    assert_eq!(range, format!("bytes 0-4/{length}"));
    let (status, range, _) = part(&[("Range", "bytes=999999999-")]);
    assert_eq!((status, range), (416, format!("bytes */{length}")));
    assert_eq!(part(&[("Range", "bytes=0-4"), ("If-Range", &tag)]).0, 206);
    assert_eq!(
        part(&[("Range", "bytes=0-4"), ("If-Range", "\"old\"")]).0,
        200
    );
    assert_eq!(part(&[("If-None-Match", &tag)]).0, 304);
    // Of a head there are no parts.
    let head = preview.ask(
        "HEAD",
        "/2026/cards/help/help-pocket.pdf",
        &[("Range", "bytes=0-4")],
    );
    assert_eq!(
        (head.status, head.header("content-length")),
        (200, &*length)
    );
}

#[test]
fn a_card_that_cannot_be_printed_says_so_and_is_tried_again() {
    let long = CARD.1.replace("Call", &"Many words to call. ".repeat(200));
    let preview = Preview::of(&[(CARD.0, &long)]);
    let pdf = "/2026/cards/help/help-pocket.pdf";
    let mut events = preview.events("/2026/cards/help/");
    events.state();
    assert!(events.findings.starts_with("{\"errors\":0,"));
    let reply = preview.get(pdf);
    assert_eq!(reply.status, 503);
    assert_eq!(events.state().revision, 2);
    assert!(
        events.findings.contains("card-overflow"),
        "{}",
        events.findings
    );
    preview.save(CARD.0, CARD.1);
    events.state();
    assert!(preview.get(pdf).body.starts_with(b"%PDF-"));
}
