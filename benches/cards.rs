//! What printing cards costs: one pocket card cold, then a thousand different ones, in processor time of this process.
//!
//! `cargo bench --bench cards`; `benches/cards.sh` puts headless Chromium beside it.

#[path = "../tests/support/cards.rs"]
#[allow(dead_code, reason = "each program uses a part of it")]
mod cards;

use std::fs;
use std::time::{Duration, Instant};

use quietroom::card::formats::{self, Paper};
use quietroom::card::print::{Date, Press, PrintRequest, render};
use rustix::time::{ClockId, clock_gettime};

/// How many different cards are printed.
const CARDS: u32 = 1000;

fn main() {
    let card = cards::card("responder");
    let images = cards::no_images();
    let format = formats::find("pocket").expect("a format");
    let started = Instant::now();
    let before = cpu_milliseconds();
    let press = Press::new(&[], &[]).expect("the fonts of the binary");
    let print = |model: &_, sheets: &[Paper]| {
        let request = PrintRequest {
            press: &press,
            model,
            images: &images,
            format,
            paper: Paper::A4,
            sheets,
            marks: false,
            date: Date {
                year: 2026,
                month: 4,
                day: 20,
            },
        };
        render(&request).expect("a card that fits")
    };
    print(&card.model, &[]);
    println!(
        "one pocket card, cold, both sides: {:.0} ms of processor time, {:.0} ms",
        cpu_milliseconds() - before,
        started.elapsed().as_secs_f64() * 1000.0
    );

    let started = Instant::now();
    let before = cpu_milliseconds();
    for number in 0..CARDS {
        let mut model = card.model.clone();
        model.seal = format!("Seal {number:08}");
        model.event = format!("Example Conf {number}");
        print(&model, &[]);
    }
    let spent = cpu_milliseconds() - before;
    println!(
        "{CARDS} different cards: {:.1} s of processor time, {:.1} s, {:.1} ms a card, at most {} MB",
        spent / 1000.0,
        started.elapsed().as_secs_f64(),
        spent / f64::from(CARDS),
        peak_megabytes()
    );

    let started = Instant::now();
    print(&card.model, &Paper::SHEETS);
    println!(
        "one card with sheets for A4 and Letter: {:.0} ms",
        started.elapsed().as_secs_f64() * 1000.0
    );
}

/// The processor time of this process, with all threads that it had: each card is set on one of its own, in milliseconds.
fn cpu_milliseconds() -> f64 {
    let spent = clock_gettime(ClockId::ProcessCPUTime);
    let spent = Duration::try_from(spent).expect("time goes forward");
    spent.as_secs_f64() * 1e3
}

/// The most memory that this process held.
fn peak_megabytes() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    peak.and_then(|peak| peak.trim().trim_end_matches(" kB").parse::<u64>().ok())
        .unwrap_or_default()
        / 1024
}
