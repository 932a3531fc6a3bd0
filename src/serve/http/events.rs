//! The stream that tells a page of each new state.

use std::convert::Infallible;
use std::fmt::Write;
use std::sync::Arc;
use std::time::Duration;

use http_body_util::BodyExt;
use http_body_util::channel::{Channel, Sender};
use hyper::Response;
use hyper::body::{Bytes, Frame};
use hyper::header::{self, HeaderValue};
use tokio::sync::watch::Receiver;
use tokio::time::timeout;

use super::Answer;
use crate::serve::state::State;
use crate::vocabulary::Audience;

/// After so long a sign of life shows whether anybody still listens.
const SIGN_OF_LIFE: Duration = Duration::from_secs(15);

/// So many events wait for a slow reader; newer states take the place of older ones after that.
const WAITING: usize = 2;

/// An open stream for the page at an address.
pub fn stream(
    states: Receiver<Option<Arc<State>>>,
    audience: Audience,
    page: String,
    with_findings: bool,
) -> Answer {
    let (sender, body) = Channel::<Bytes, Infallible>::new(WAITING);
    tokio::spawn(tell(states, sender, audience, page, with_findings));
    let mut answer = Response::new(body.boxed());
    let kind = HeaderValue::from_static("text/event-stream; charset=utf-8");
    answer.headers_mut().insert(header::CONTENT_TYPE, kind);
    answer
}

/// Tells until nobody listens.
async fn tell(
    mut states: Receiver<Option<Arc<State>>>,
    mut listener: Sender<Bytes, Infallible>,
    audience: Audience,
    page: String,
    with_findings: bool,
) {
    let mut said: Arc<str> = "".into();
    loop {
        let state = states.borrow_and_update().clone();
        if let Some(state) = state {
            let mut text = String::new();
            if with_findings && said != state.findings {
                said = Arc::clone(&state.findings);
                event(&mut text, "findings", &said);
            }
            // Writing to a text does not fail.
            let _ = writeln!(text, "id: {}", state.revision);
            event(&mut text, "state", &state.mark(audience, &page));
            if listener.send(Frame::data(text.into())).await.is_err() {
                return;
            }
        }
        match timeout(SIGN_OF_LIFE, states.changed()).await {
            Ok(Ok(())) => {}
            Ok(Err(_)) => return,
            Err(_) => {
                let sign = Frame::data(Bytes::from_static(b":\n\n"));
                if listener.send(sign).await.is_err() {
                    return;
                }
            }
        }
    }
}

/// One event; its data is JSON, which has no line breaks of its own.
fn event(text: &mut String, name: &str, data: &str) {
    for part in ["event: ", name, "\ndata: ", data, "\n\n"] {
        text.push_str(part);
    }
}
