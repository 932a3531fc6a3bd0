//! A preview that rebuilds a site in memory when its sources change, and shows it to browsers on this machine.

mod findings;
mod gather;
mod http;
mod rebuild;
mod sites;
mod state;
mod tree;
mod watch;

use std::io::ErrorKind;
use std::net::{IpAddr, SocketAddr, TcpListener, ToSocketAddrs};
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Sender, channel};
use std::thread;
use std::time::Duration;

use tokio::sync::watch::Receiver;

use crate::error::{Error, Result};
use crate::pipeline::{Outcome, Request};
pub use http::room_for_connections;
use http::{Doors, Guests, Service};
use rebuild::{Builder, Message};
use state::State;
use watch::Watch;
pub use watch::{GLANCE, Listener, MakeWatcher, Watching, system_watcher};

/// So many ports are tried after one that is taken.
const PORTS: u16 = 100;

/// What is served, and where.
pub struct Options {
    /// What is built; its audiences are those that can be chosen.
    pub request: Request,
    /// The name or address to listen at.
    pub host: String,
    /// The port; the next free one, if it is taken. Any free one for 0.
    pub port: u16,
    /// The threads that build, if not all there are.
    pub pool: Option<rayon::ThreadPool>,
    /// How changes are noticed.
    pub watching: Watching,
    /// So many connections are open at most.
    pub connections: usize,
}

/// What happens while a site is served.
pub enum News<'a> {
    /// There was a build.
    Built {
        /// What came of it.
        outcome: &'a Outcome,
        /// How long it took.
        took: Duration,
    },
    /// The machine failed at a build.
    Failed(&'a Error),
    /// The system does not tell of changes, for this reason; the folders are looked through again and again.
    Looking(&'a str),
}

/// Is told what happens.
pub trait Onlooker: Send {
    /// Takes one piece of news.
    fn hear(&mut self, news: &News<'_>);
}

/// A preview that has its port, and builds already.
pub struct Server {
    listener: TcpListener,
    address: SocketAddr,
    service: Service,
    messages: Sender<Message>,
    states: Receiver<Option<Arc<State>>>,
}

impl Server {
    /// Takes a port and begins to build and to watch. Nobody is answered until it is [run](Self::run).
    pub fn start(options: Options, mut onlooker: Box<dyn Onlooker>) -> Result<Self> {
        let root = &options.request.root;
        let found = std::fs::canonicalize(root).and_then(|_| std::path::absolute(root));
        // Whatever happens to the folder meanwhile, what is watched and what is built bear the same name.
        let root = found.map_err(|error| Error::io("open", root, error))?;
        let listener = listen(&options.host, options.port)?;
        let failed = |error| Error::io("listen at", Path::new(&options.host), error);
        let address = listener.local_addr().map_err(failed)?;
        let (messages, inbox) = channel();
        let changes = messages.clone();
        let listen = Listener(Box::new(move |event| {
            // Nobody listens any more at the end.
            let _ = changes.send(Message::Changed(event));
        }));
        let (watch, trouble) = Watch::new(&root, options.watching, listen);
        if let Some(trouble) = trouble {
            onlooker.hear(&News::Looking(&trouble));
        }
        let (sender, states) = tokio::sync::watch::channel(None);
        let service = Service {
            doors: Doors::new(&options.host, address.ip()),
            audiences: options.request.audiences.clone(),
            states: states.clone(),
            messages: messages.clone(),
            guests: Guests::new(options.connections),
        };
        let builder = Builder {
            request: Request {
                root,
                ..options.request
            },
            pool: options.pool,
            watch,
            is_stale: false,
            inbox,
            states: sender,
            onlooker,
        };
        thread::spawn(move || builder.run());
        Ok(Self {
            listener,
            address,
            service,
            messages,
            states,
        })
    }

    /// Where it listens.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Answers until `end` is done, and not a moment longer.
    pub fn run(self, end: impl Future<Output = ()>) -> Result<()> {
        let failed = |error| Error::io("listen at", Path::new("the port"), error);
        self.listener.set_nonblocking(true).map_err(failed)?;
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(failed)?;
        let guard = runtime.enter();
        let listener = tokio::net::TcpListener::from_std(self.listener).map_err(failed)?;
        drop(guard);
        runtime.spawn(http::accept(listener, self.service));
        runtime.block_on(end);
        // Streams that are open would keep it waiting.
        runtime.shutdown_background();
        let _ = self.messages.send(Message::Stop);
        drop(self.states);
        Ok(())
    }
}

/// Is done when somebody presses Ctrl-C.
pub async fn interrupted() {
    if tokio::signal::ctrl_c().await.is_err() {
        // Where nobody can tell, the system ends the program itself.
        std::future::pending::<()>().await;
    }
}

/// Whether only this machine can reach an address.
#[must_use]
pub fn is_loopback(address: IpAddr) -> bool {
    address.to_canonical().is_loopback()
}

/// Takes the port, or the next that is free.
fn listen(host: &str, port: u16) -> Result<TcpListener> {
    let failed = |error| {
        Error::io("listen at", Path::new(host), error)
            .with_help("give an address of this machine with --host, and a port with --port")
    };
    // An address in brackets is how it stands in a URL.
    let name = host.trim_start_matches('[').trim_end_matches(']');
    let addresses: Vec<IpAddr> = (name, 0)
        .to_socket_addrs()
        .map_err(failed)?
        .map(|address| address.ip())
        .collect();
    let Some(address) = addresses.first() else {
        return Err(failed(ErrorKind::AddrNotAvailable.into()));
    };
    let mut last = None;
    for port in port..=port.saturating_add(if port == 0 { 0 } else { PORTS }) {
        match TcpListener::bind((*address, port)) {
            Ok(listener) => return Ok(listener),
            Err(error) if error.kind() == ErrorKind::AddrInUse => last = Some(error),
            Err(error) => return Err(failed(error)),
        }
    }
    Err(failed(last.unwrap_or_else(|| ErrorKind::AddrInUse.into())))
}
