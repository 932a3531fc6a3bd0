//! What is wrong is told to pages, and what was good last stays.

use super::preview::{EVENT, GUIDE, Preview};

/// The findings of the state in which there are so many errors.
fn with_errors(preview: &Preview, errors: usize, change: impl FnOnce(&Preview)) -> String {
    let mut events = preview.events(GUIDE);
    events.state();
    change(preview);
    let expected = format!("{{\"errors\":{errors},");
    while !events.findings.starts_with(&expected) {
        events.state();
    }
    events.findings
}

#[test]
fn an_error_comes_and_goes_and_the_last_good_page_stays() {
    let preview = Preview::of(&[]);
    let page = preview.get(GUIDE);
    assert_eq!(page.status, 200);
    let bad = "# Guide\n\nNew, and {{ contacts.hotlin.phone }}.\n";
    let found = with_errors(&preview, 1, |preview| preview.save("content/guide.md", bad));
    for said in [
        "\"code\":\"unknown-name\"",
        "\"file\":\"content/guide.md\",\"line\":3,\"column\":22",
        "\"excerpt\":[\"New, and {{ contacts.\",\"hotlin\",\".phone }}.\"]",
        "\"help\":\"did you mean `hotline`?\"",
    ] {
        assert!(found.contains(said), "{said}\n{found}");
    }
    assert_eq!(preview.get(GUIDE).body, page.body);
    let good = "# Guide\n\nNew, and {{ contacts.hotline.phone }}.\n";
    with_errors(&preview, 0, |preview| {
        preview.save("content/guide.md", good);
    });
    assert!(preview.get(GUIDE).shows("New, and"));
}

#[test]
fn a_site_that_was_never_good_shows_what_it_has() {
    let preview = Preview::of(&[("content/bad.md", "# Bad\n\n{{ nothing }}\n")]);
    let found = with_errors(&preview, 1, |_| ());
    assert!(found.contains("content/bad.md"), "{found}");
    assert_eq!(preview.get(GUIDE).status, 200);
    assert_eq!(preview.get("/2026/bad/").status, 404);
}

#[test]
fn private_values_are_masked() {
    let preview = Preview::of(&[]);
    let event = EVENT.replace("0131\"}", "0131\", rol: Keeper of Robin Example}");
    let found = with_errors(&preview, 1, |preview| {
        preview.save("content/events/2026/event.yaml", &event);
    });
    assert!(
        found.contains("unknown-key") && found.contains("rol"),
        "{found}"
    );
    assert!(
        !found.contains("0131") && !found.contains("Robin") && found.contains('•'),
        "{found}"
    );
}

#[test]
fn a_leak_is_not_served() {
    let preview = Preview::of(&[]);
    let leaking = "# Guide\n\nCall 503 555 0131.\n";
    let found = with_errors(&preview, 1, |preview| {
        preview.save("content/guide.md", leaking);
    });
    assert!(found.contains("\"code\":\"leak\""), "{found}");
    assert!(preview.get(GUIDE).shows("216 555 0187"));
    // Nor where there was nothing good before.
    let preview = Preview::of(&[("content/guide.md", leaking)]);
    with_errors(&preview, 1, |_| ());
    assert_eq!(preview.get(GUIDE).status, 404);
}
