//! The preview's HTTP: takes connections, and gives each request to those who can answer it.

mod address;
mod answer;
mod doors;
mod events;
mod guests;
mod inject;
mod media;
mod range;

use std::convert::Infallible;
use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::time::Duration;

use http_body_util::combinators::BoxBody;
use http_body_util::{BodyExt, Full};
use hyper::body::{Bytes, Incoming};
use hyper::header::HeaderValue;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Request, Response, StatusCode, header};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::TcpListener;
use tokio::sync::watch::Receiver;

use super::rebuild::Message;
use super::state::State;
use crate::output::OutputPath;
use crate::vocabulary::Audience;
use address::Address;
pub use doors::Doors;
pub use guests::{Guests, room_for_connections};

/// Where the preview's own files are, beside the site's.
const OWN: &str = "/.quietroom/";

/// How much a browser may say before it asks.
const LONGEST_HEAD: usize = 32 * 1024;

/// How long it may take to say it.
const PATIENCE: Duration = Duration::from_secs(30);

/// How long to wait before taking connections again when the machine has no room for more.
const BREATH: Duration = Duration::from_millis(50);

/// The script of the toolbar and the overlay.
const SCRIPT: &str = include_str!("../preview/preview.js");

/// What is sent back.
type Answer = Response<BoxBody<Bytes, Infallible>>;

/// What all connections share.
#[derive(Clone)]
pub struct Service {
    /// Who may come in.
    pub doors: Doors,
    /// Whose sites can be seen, the first unless another is chosen.
    pub audiences: Vec<Audience>,
    /// What is served.
    pub states: Receiver<Option<Arc<State>>>,
    /// The builder's ear.
    pub messages: Sender<Message>,
    /// Who is connected.
    pub guests: Guests,
}

/// Takes connections for ever. One that is slow waits by itself.
pub async fn accept(listener: TcpListener, service: Service) {
    loop {
        let Ok((stream, peer)) = listener.accept().await else {
            service.guests.part_with_one();
            tokio::time::sleep(BREATH).await;
            continue;
        };
        let _ = stream.set_nodelay(true);
        let peer = peer.ip();
        let own = stream.local_addr().ok();
        // Whoever calls from the address that is called sits at this machine.
        let is_here = super::is_loopback(peer) || own.is_some_and(|own| own.ip() == peer);
        let service = service.clone();
        let guests = service.guests.clone();
        guests.receive(|seat| async move {
            let answer = service_fn(|request| {
                seat.has_asked();
                let service = service.clone();
                async move { Ok::<_, Infallible>(service.answer(request, is_here).await) }
            });
            // A connection that breaks concerns nobody else.
            let _ = http1::Builder::new()
                .timer(TokioTimer::new())
                .header_read_timeout(PATIENCE)
                .max_buf_size(LONGEST_HEAD)
                .serve_connection(TokioIo::new(stream), answer)
                .await;
        });
    }
}

impl Service {
    async fn answer(mut self, request: Request<Incoming>, is_here: bool) -> Answer {
        let mut answer = self.route(&request, is_here).await;
        let headers = answer.headers_mut();
        for (name, value) in [
            (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
            (header::X_FRAME_OPTIONS, "SAMEORIGIN"),
            (header::CACHE_CONTROL, "no-cache"),
            (header::VARY, "Cookie"),
        ] {
            headers.insert(name, HeaderValue::from_static(value));
        }
        let policy = HeaderValue::from_static("same-origin");
        headers.insert("cross-origin-resource-policy", policy);
        answer
    }

    async fn route(&mut self, request: &Request<Incoming>, is_here: bool) -> Answer {
        if let Some((status, text)) = self.doors.refuse(request.uri(), request.headers()) {
            return plain(status, text);
        }
        if request.method() != Method::GET && request.method() != Method::HEAD {
            let mut answer = plain(
                StatusCode::METHOD_NOT_ALLOWED,
                "This preview can only be looked at: GET and HEAD.\n",
            );
            let allowed = HeaderValue::from_static("GET, HEAD");
            answer.headers_mut().insert(header::ALLOW, allowed);
            return answer;
        }
        let Some(address) = Address::read(request.uri()) else {
            return plain(StatusCode::BAD_REQUEST, "This address cannot be read.\n");
        };
        match address.path.strip_prefix(OWN) {
            Some("preview.js") => answer::script(SCRIPT, request.headers()),
            Some("events") => {
                let audience = address.value("audience").and_then(|name| name.parse().ok());
                let audience = self.allowed(audience);
                let page = address.value("page").unwrap_or_default();
                // Findings quote sources of every audience: they are for whoever sits here.
                events::stream(self.states.clone(), audience, page, is_here)
            }
            Some(_) => plain(StatusCode::NOT_FOUND, "There is nothing here.\n"),
            None => self.page(request, &address).await,
        }
    }

    /// A file of the site. The first build is waited for, and so is one that prints a card.
    async fn page(&mut self, request: &Request<Incoming>, address: &Address) -> Answer {
        let audience = self.allowed(answer::chosen(request.headers()));
        let view = answer::View {
            audience,
            audiences: &self.audiences,
            is_get: request.method() == Method::GET,
            headers: request.headers(),
            address,
        };
        let mut asked: Option<OutputPath> = None;
        loop {
            let state = self.states.borrow_and_update().clone();
            let is_tried =
                |state: &State| asked.as_ref().is_none_or(|path| state.tried.contains(path));
            if let Some(state) = state.filter(|state| is_tried(state)) {
                match answer::page(&state, &view, asked.is_some()) {
                    Ok(answer) => return answer,
                    Err(path) => {
                        let _ = self.messages.send(Message::Asked(path.clone()));
                        asked = Some(path);
                        if asked
                            .as_ref()
                            .is_some_and(|path| state.tried.contains(path))
                        {
                            continue;
                        }
                    }
                }
            }
            if self.states.changed().await.is_err() {
                return plain(StatusCode::SERVICE_UNAVAILABLE, "The preview has ended.\n");
            }
        }
    }

    /// An audience if its site is served, else the first that is.
    fn allowed(&self, audience: Option<Audience>) -> Audience {
        audience
            .filter(|audience| self.audiences.contains(audience))
            .or_else(|| self.audiences.first().copied())
            .unwrap_or(Audience::Public)
    }
}

/// A text and nothing else.
fn plain(status: StatusCode, text: &'static str) -> Answer {
    let mut answer = Response::new(whole(Bytes::from_static(text.as_bytes())));
    *answer.status_mut() = status;
    let kind = HeaderValue::from_static("text/plain; charset=utf-8");
    answer.headers_mut().insert(header::CONTENT_TYPE, kind);
    answer
}

/// A body that is there already.
fn whole(bytes: Bytes) -> BoxBody<Bytes, Infallible> {
    Full::new(bytes).boxed()
}
