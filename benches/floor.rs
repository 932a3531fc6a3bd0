//! The least that any generator must do: reads the same sources and writes the same output bytes, with a plain loop.
//!
//! `floor SOURCES OUTPUT NEW` reads every file of `SOURCES` and writes every file of `OUTPUT` into the folder `NEW`, which
//! it deletes before and afterwards. What is in `OUTPUT` is loaded before the clock starts. It prints the seconds that
//! passed, the seconds of CPU, and the numbers of files and bytes read and written.

use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

fn main() -> io::Result<()> {
    let folders: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let [sources, output, new] = folders.as_slice() else {
        // `cargo bench` calls every benchmark without folders.
        println!("usage: floor SOURCES OUTPUT NEW; `benches/run` calls it");
        return Ok(());
    };
    let sources = files(sources)?;
    let mut outputs = Vec::new();
    for path in files(output)? {
        let name = path.strip_prefix(output).map_err(io::Error::other)?;
        outputs.push((new.join(name), std::fs::read(&path)?));
    }
    remove(new)?;

    let (began, cpu_before) = (Instant::now(), cpu_seconds());
    let mut bytes_read = 0;
    for path in &sources {
        bytes_read += std::fs::read(path)?.len();
    }
    for (path, bytes) in &outputs {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        std::fs::write(path, bytes)?;
    }
    let wall = began.elapsed().as_secs_f64();
    // Where the system does not count it, one thread that never waits has used as much CPU as time.
    let cpu = cpu_before
        .zip(cpu_seconds())
        .map_or(wall, |(before, after)| after - before);

    remove(new)?;
    let bytes_written: usize = outputs.iter().map(|(_, bytes)| bytes.len()).sum();
    println!(
        "{wall:.6} {cpu:.6} {} {bytes_read} {} {bytes_written}",
        sources.len(),
        outputs.len()
    );
    Ok(())
}

/// All files of a folder and its folders, sorted.
fn files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder)? {
            let entry = entry?;
            if entry.file_type()?.is_dir() {
                folders.push(entry.path());
            } else {
                found.push(entry.path());
            }
        }
    }
    found.sort_unstable();
    Ok(found)
}

/// The CPU that this process has used: Linux counts it in nanoseconds here, and only in hundredths of a second elsewhere.
fn cpu_seconds() -> Option<f64> {
    // The account of a running thread is as old as its last pause.
    std::thread::sleep(Duration::from_micros(1));
    let text = std::fs::read_to_string("/proc/self/schedstat").ok()?;
    let nanoseconds = text.split(' ').next()?.parse().ok()?;
    Some(Duration::from_nanos(nanoseconds).as_secs_f64())
}

fn remove(folder: &Path) -> io::Result<()> {
    match std::fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}
