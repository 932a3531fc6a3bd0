//! Answers with files of the site: whole, in part, or not again.

use hyper::body::Bytes;
use hyper::header::{self, HeaderMap, HeaderName, HeaderValue};
use hyper::{Response, StatusCode};

use super::address::Address;
use super::inject::{inject, snippet};
use super::media::media_type;
use super::range::{Part, part};
use super::{Answer, plain, whole};
use crate::output::OutputPath;
use crate::serve::sites::{File, Found};
use crate::serve::state::{State, short};
use crate::vocabulary::Audience;

/// The cookie that keeps the chosen audience.
const COOKIE: &str = "quietroom-audience";

/// The page where the site has none of its own to say that there is nothing.
const BARE: &str = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\">\
    <meta name=\"viewport\" content=\"width=device-width\"><title>Nothing here</title>\
    <body><h1>There is nothing here</h1><p><a href=\"/\">To the start page</a></p></body></html>";

/// The page for a card that could not be printed.
const UNPRINTED: &str = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\">\
    <meta name=\"viewport\" content=\"width=device-width\"><title>Not printed</title>\
    <body><h1>This card was not printed</h1><p>The findings say why. It is tried again after each change.</p></body></html>";

/// Who looks at what.
pub struct View<'a> {
    /// Whose site it is.
    pub audience: Audience,
    /// All that can be chosen.
    pub audiences: &'a [Audience],
    /// Whether the file is asked for and not only its head, of which there are no parts.
    pub is_get: bool,
    /// What else the request says.
    pub headers: &'a HeaderMap,
    /// What it asks for.
    pub address: &'a Address,
}

/// The audience that was chosen in the toolbar.
pub fn chosen(headers: &HeaderMap) -> Option<Audience> {
    let cookies = headers.get_all(header::COOKIE).iter();
    let mut pairs = cookies
        .filter_map(|value| value.to_str().ok())
        .flat_map(|cookies| cookies.split(';'))
        .filter_map(|pair| pair.split_once('='));
    let (_, name) = pairs.find(|(name, _)| name.trim() == COOKIE)?;
    name.trim().parse().ok()
}

/// The answer to a request for a file; the path of one that has to be printed first, unless that was tried.
pub fn page(state: &State, view: &View<'_>, was_tried: bool) -> Result<Answer, OutputPath> {
    Ok(match state.sites.find(view.audience, &view.address.path) {
        Found::File(path, file) if path.extension() == "html" => {
            html(StatusCode::OK, &file.bytes, state, view)
        }
        Found::File(path, found) => file(path, found, view),
        Found::Elsewhere(address) => redirect(&format!("{address}{}", view.address.query())),
        Found::Later(path) if !was_tried => return Err(path),
        Found::Later(_) => html(
            StatusCode::SERVICE_UNAVAILABLE,
            UNPRINTED.as_bytes(),
            state,
            view,
        ),
        Found::Nothing(page) => {
            let page = page.map_or(BARE.as_bytes(), |page| &page.bytes);
            html(StatusCode::NOT_FOUND, page, state, view)
        }
    })
}

/// The preview's own script.
pub fn script(text: &'static str, headers: &HeaderMap) -> Answer {
    let tag = format!("\"{}\"", short(blake3::hash(text.as_bytes())));
    if is_known(headers, &tag) {
        return unchanged(&tag);
    }
    let mut answer = Response::new(whole(Bytes::from_static(text.as_bytes())));
    set(&mut answer, header::CONTENT_TYPE, media_type("js"));
    set(&mut answer, header::ETAG, &tag);
    answer
}

/// A page with the toolbar's script in it.
fn html(status: StatusCode, page: &[u8], state: &State, view: &View<'_>) -> Answer {
    let mark = state.mark(view.audience, &view.address.path);
    let page = inject(page, &snippet(view.audience, view.audiences, &mark));
    let tag = format!("\"{}\"", short(blake3::hash(&page)));
    if status == StatusCode::OK && is_known(view.headers, &tag) {
        return unchanged(&tag);
    }
    let mut answer = Response::new(whole(page.into()));
    *answer.status_mut() = status;
    set(&mut answer, header::CONTENT_TYPE, media_type("html"));
    if status == StatusCode::OK {
        set(&mut answer, header::ETAG, &tag);
    }
    answer
}

/// Any other file, or a part of it.
fn file(path: &OutputPath, file: &File, view: &View<'_>) -> Answer {
    let headers = view.headers;
    let tag = format!("\"{}\"", short(file.hash));
    if is_known(headers, &tag) {
        return unchanged(&tag);
    }
    let length = file.bytes.len();
    let text = |name: HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    // A part of a file that has changed meanwhile would not fit to the rest.
    let is_same = text(header::IF_RANGE).is_none_or(|known| known == tag);
    let range = text(header::RANGE).filter(|_| is_same && view.is_get);
    let mut answer = match part(range, length) {
        Part::Whole => Response::new(whole(file.bytes.clone())),
        Part::Bytes(range) => {
            let said = format!("bytes {}-{}/{length}", range.start, range.end - 1);
            let mut answer = Response::new(whole(file.bytes.slice(range)));
            *answer.status_mut() = StatusCode::PARTIAL_CONTENT;
            set(&mut answer, header::CONTENT_RANGE, &said);
            answer
        }
        Part::Outside => {
            let mut answer = plain(StatusCode::RANGE_NOT_SATISFIABLE, "The file ends before.\n");
            set(
                &mut answer,
                header::CONTENT_RANGE,
                &format!("bytes */{length}"),
            );
            return answer;
        }
    };
    set(
        &mut answer,
        header::CONTENT_TYPE,
        media_type(path.extension()),
    );
    set(&mut answer, header::ETAG, &tag);
    set(&mut answer, header::ACCEPT_RANGES, "bytes");
    answer
}

fn redirect(to: &str) -> Answer {
    let mut answer = plain(
        StatusCode::TEMPORARY_REDIRECT,
        "This is at another address.\n",
    );
    set(&mut answer, header::LOCATION, to);
    answer
}

fn unchanged(tag: &str) -> Answer {
    let mut answer = Response::new(whole(Bytes::new()));
    *answer.status_mut() = StatusCode::NOT_MODIFIED;
    set(&mut answer, header::ETAG, tag);
    answer
}

/// Whether the browser has this already.
fn is_known(headers: &HeaderMap, tag: &str) -> bool {
    let known = headers.get_all(header::IF_NONE_MATCH).iter();
    known
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .map(|known| known.trim().trim_start_matches("W/"))
        .any(|known| known == tag || known == "*")
}

/// Sets a header, unless its value is nothing that a header can hold.
fn set(answer: &mut Answer, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        answer.headers_mut().insert(name, value);
    }
}
