//! Asks one site for one page.

use std::thread;

use ureq::{Agent, Error};

use super::{Answer, Patience};

/// Whoever reads the logs of a site may know who asks.
const NAME: &str = concat!("quietroom/", env!("CARGO_PKG_VERSION"), " (link check)");

/// Pages that lead on more often than this lead nowhere.
const FORWARDS: u32 = 8;

/// What asks. It follows forwards, and takes no answer for a failure.
pub(super) fn agent(patience: Patience) -> Agent {
    Agent::config_builder()
        .timeout_global(Some(patience.request))
        .max_redirects(FORWARDS)
        .max_redirects_will_error(true)
        .http_status_as_error(false)
        .user_agent(NAME)
        .build()
        .into()
}

/// Asks for a page until an answer tells the truth, or patience is over.
pub(super) fn ask(agent: &Agent, address: &str, patience: Patience) -> Answer {
    let mut pause = patience.pause;
    let mut answer = once(agent, address);
    for _ in 1..patience.tries {
        if !matches!(answer, Answer::Unreachable(_)) {
            break;
        }
        thread::sleep(pause);
        pause *= 2;
        answer = once(agent, address);
    }
    answer
}

/// Asks for the head of the page, and for the page itself where a site knows no such question.
fn once(agent: &Agent, address: &str) -> Answer {
    let head = agent.head(address).call();
    match head.map(|response| response.status().as_u16()) {
        Ok(status) if (200..300).contains(&status) => Answer::There,
        Ok(_) => judged(agent.get(address).call().map(|page| page.status().as_u16())),
        Err(error) => judged(Err(error)),
    }
}

fn judged(asked: Result<u16, Error>) -> Answer {
    match asked {
        // Who must sign in, and programs that are not wanted, are told so by a page that is there.
        Ok(200..300 | 401 | 403 | 407 | 451 | 999) => Answer::There,
        Ok(status @ (408 | 425 | 429 | 500..600)) => {
            Answer::Unreachable(format!("the site answers with status {status}"))
        }
        Ok(status) => Answer::Dead(format!("the site answers with status {status}")),
        Err(Error::TooManyRedirects) => {
            Answer::Dead("it leads on and on to other addresses".to_owned())
        }
        Err(Error::HostNotFound) => Answer::Unreachable("there is no such site".to_owned()),
        Err(Error::Timeout(_)) => Answer::Unreachable("the site takes too long".to_owned()),
        Err(Error::ConnectionFailed | Error::Io(_)) => {
            Answer::Unreachable("the site does not answer".to_owned())
        }
        Err(error) => Answer::Unreachable(error.to_string()),
    }
}
