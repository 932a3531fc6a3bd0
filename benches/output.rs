//! What staging, publishing and minifying cost: `cargo bench --bench output [FOLDER]`, best on a memory disk.

use std::fs;
use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

use quietroom::output::{
    CommitError, Lock, NoSecrets, OutputPath, Owner, Plan, Scanned, Stage, minify,
};
use quietroom::vocabulary::Audience::Public;
use rayon::prelude::*;

const FILES: usize = 10_000;

fn main() -> Result<(), CommitError> {
    let folder = std::env::args().skip(1).find(|arg| !arg.starts_with('-'));
    let root = Path::new(folder.as_deref().unwrap_or("/dev/shm"));
    let (plain, out) = (root.join("quietroom-plain"), root.join("quietroom-dist"));
    for folder in [&plain, &out] {
        let _ = fs::remove_dir_all(folder);
    }
    let page = page();
    measure("a plain loop of writes", || plain_loop(&plain, &page));
    measure("a first build", || build(&out, &page, |_| 0))?;
    measure("a build without a change", || build(&out, &page, |_| 0))?;
    measure("a build with one change", || {
        build(&out, &page, |index| usize::from(index == 7))
    })?;
    measure("a build in which all changes", || build(&out, &page, |_| 2))?;
    for folder in [&plain, &out] {
        let _ = fs::remove_dir_all(folder);
    }
    println!(
        "minifying {} bytes to {}",
        page.len(),
        minify(page.clone()).len()
    );
    measure("minifying as often", || {
        for _ in 0..FILES {
            black_box(minify(black_box(page.clone())));
        }
    });
    Ok(())
}

fn page() -> String {
    let item = "    <li class=\"contact\">\n      <a href=\"../hotline/\">Incident hotline</a> is open\n      \
                every day, <b>also</b> at night &amp; on the way home.\n    </li>\n";
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<title>Page</title>\n</head>\n<body>\n<main>\n<ul>\n{}</ul>\n\
         </main>\n</body>\n</html>\n",
        item.repeat(70)
    )
}

fn path(index: usize) -> String {
    format!("{}/page-{index}/index.html", 2020 + index % 7)
}

fn plain_loop(folder: &Path, page: &str) {
    (0..FILES).into_par_iter().for_each(|index| {
        let file = folder.join(path(index));
        let _ = file.parent().map(fs::create_dir_all);
        let _ = fs::write(file, format!("{page}{index:6} 0"));
    });
}

fn build(
    out: &Path,
    page: &str,
    version: impl Fn(usize) -> usize + Sync,
) -> Result<(), CommitError> {
    let lock = Lock::acquire(out)?;
    let stage = Stage::begin(&lock, &[Public])?;
    let mut plan = Plan::default();
    let paths: Vec<OutputPath> = (0..FILES)
        .filter_map(|index| OutputPath::new(&path(index)).ok())
        .collect();
    for path in &paths {
        let owner = Owner::new(path.to_string());
        plan.claim(Public, path.clone(), owner);
    }
    assert!(plan.collisions().is_empty());
    paths.par_iter().enumerate().try_for_each(|(index, path)| {
        let text = format!("{page}{index:6} {}", version(index));
        match Scanned::pass(&NoSecrets, Public, path, text.as_bytes()) {
            Ok(scanned) => stage.put(&scanned).map(drop),
            Err(_) => Ok(()),
        }
    })?;
    stage.commit(&plan).map(drop)
}

fn measure<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let (started, cpu) = (Instant::now(), cpu_ticks());
    let done = work();
    let (wall, cpu) = (started.elapsed(), cpu_ticks() - cpu);
    let each = cpu * 10_000 / FILES as u64;
    println!(
        "{what:30} {:6} ms, of processors {:5} ms, {each:3} µs a file",
        wall.as_millis(),
        cpu * 10
    );
    done
}

/// The time of all processors that this process took, in hundredths of a second; 0 where the system does not say.
fn cpu_ticks() -> u64 {
    let stat = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    stat.split_whitespace()
        .skip(13)
        .take(2)
        .filter_map(|ticks| ticks.parse::<u64>().ok())
        .sum()
}
