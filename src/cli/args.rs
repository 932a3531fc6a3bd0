//! The arguments of every command.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::vocabulary::{Audience, CardFormat};

/// Publishes a conference's code of conduct, reporting guide, staff procedure and pocket cards.
#[derive(Debug, Parser)]
#[command(name = "quietroom", version, max_term_width = 100)]
pub struct Arguments {
    #[command(flatten)]
    pub global: Global,
    #[command(subcommand)]
    pub command: Command,
}

/// What every command takes.
#[derive(Clone, Debug, Args)]
pub struct Global {
    /// The site's folder, with `content/` in it.
    #[arg(
        short = 'C',
        long,
        global = true,
        default_value = ".",
        value_name = "DIR"
    )]
    pub directory: PathBuf,
    /// When to use colours.
    #[arg(long, global = true, default_value = "auto", value_name = "WHEN")]
    pub color: Color,
    /// Show values that are not public, on a terminal.
    #[arg(long, global = true)]
    pub show_private: bool,
    /// Say nothing but findings.
    #[arg(short, long, global = true)]
    pub quiet: bool,
    /// Say more.
    #[arg(short, long, global = true, action = clap::ArgAction::Count)]
    pub verbose: u8,
    /// How many threads to use; as many as there are cores unless given.
    #[arg(long, global = true, value_name = "N", value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub jobs: Option<u16>,
}

/// When to use colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal, unless `NO_COLOR` is set.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Publish the site into a folder, or say everything that is wrong with it.
    Build(Build),
    /// Show the site in a browser, with its findings, anew after each change.
    Serve(Serve),
    /// Say everything that is wrong with the site, and write nothing.
    Check(Check),
    /// Print cards into a folder.
    Cards(Cards),
    /// Write the sheet on which a second person checks every fact before anything is printed.
    Proof(Proof),
    /// Make a site of policies that exist: Markdown, HTML, plain text, folders of Pelican.
    Adopt(Adopt),
    /// Print what the code of a finding means, why it matters, and an example.
    Explain(Explain),
}

/// What is published.
#[derive(Debug, Default, Args)]
pub struct Selection {
    /// Only these events.
    #[arg(long = "event", value_name = "SLUG")]
    pub events: Vec<String>,
    /// Only the sites of these audiences.
    #[arg(long = "audience", value_name = "A", value_parser = audience)]
    pub audiences: Vec<Audience>,
    /// Where the public site is published, instead of `base_url` in `site.yaml`.
    #[arg(long, value_name = "URL", value_parser = base_url)]
    pub base_url: Option<String>,
    /// Nothing may be pending any more.
    #[arg(long)]
    pub release: bool,
    /// Publish drafts too.
    #[arg(long)]
    pub drafts: bool,
}

/// `build`
#[derive(Debug, Args)]
pub struct Build {
    #[command(flatten)]
    pub selection: Selection,
    /// The folder that gets a folder for each audience; from the site's folder.
    #[arg(long, default_value = super::published::USUAL, value_name = "DIR")]
    pub out: PathBuf,
    /// Leave the cards out.
    #[arg(long)]
    pub no_cards: bool,
    /// Use nothing of earlier builds.
    #[arg(long)]
    pub no_cache: bool,
    /// Which findings count as errors: `warnings`, or a code such as `newly-public`.
    #[arg(long, value_name = "WHAT")]
    pub deny: Vec<String>,
}

/// `serve`
#[derive(Debug, Args)]
pub struct Serve {
    /// The port; if it is taken, the next one that is free.
    #[arg(long, default_value_t = 4000)]
    pub port: u16,
    /// Where to listen; 0.0.0.0 lets other machines in.
    #[arg(long, default_value = "127.0.0.1")]
    pub host: String,
    /// Only the sites of these audiences.
    #[arg(long = "audience", value_name = "A", value_parser = audience)]
    pub audiences: Vec<Audience>,
    /// Look through the folders again and again: for those of other machines, of whose changes this one is not told.
    #[arg(long)]
    pub poll: bool,
    /// Open the site in the browser.
    #[arg(long)]
    pub open: bool,
}

/// `check`
#[derive(Debug, Args)]
pub struct Check {
    #[command(flatten)]
    pub selection: Selection,
    /// How findings are written.
    #[arg(long, default_value = "human", value_name = "FORMAT")]
    pub format: Format,
    /// Which findings count as errors: `warnings`, or a code.
    #[arg(long, value_name = "WHAT")]
    pub deny: Vec<String>,
    /// Ask other sites whether the pages that are linked to are still there.
    #[arg(long)]
    pub external: bool,
    /// Mend in the sources what can be mended with certainty, and say what is left.
    #[arg(long)]
    pub fix: bool,
}

/// `adopt`
#[derive(Debug, Args)]
pub struct Adopt {
    /// Files and folders of policies; all of them become pages of one event.
    #[arg(required = true, value_name = "SOURCE")]
    pub sources: Vec<String>,
    /// The folder that gets the new site; nothing in it is overwritten.
    #[arg(long, value_name = "DIR")]
    pub into: String,
    /// How facts and findings are written.
    #[arg(long, default_value = "human", value_name = "FORMAT")]
    pub format: AdoptFormat,
}

/// How facts and findings of an adoption are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum AdoptFormat {
    /// Findings for people, on standard error; the report is in the new folder.
    Human,
    /// Every fact and finding as JSON, on standard output.
    Json,
}

/// How findings are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people, on standard error.
    Human,
    /// JSON, on standard output.
    Json,
    /// Annotations of GitHub Actions, on standard output.
    Github,
    /// SARIF 2.1.0, on standard output: for services that collect findings.
    Sarif,
}

/// `cards`
#[derive(Debug, Args)]
pub struct Cards {
    /// Only these cards, by their slugs.
    #[arg(value_name = "CARD")]
    pub slugs: Vec<String>,
    #[command(flatten)]
    pub selection: Selection,
    /// In these formats, whatever the cards say: pocket, pocket-us, badge, a6, handout, poster.
    #[arg(long = "format", value_name = "F", value_parser = card_format)]
    pub formats: Vec<CardFormat>,
    /// The folder that gets the PDFs; from the site's folder.
    #[arg(long, default_value = "cards", value_name = "DIR")]
    pub out: PathBuf,
    /// A second PDF of each, with crop marks.
    #[arg(long)]
    pub marks: bool,
}

/// `proof`
#[derive(Debug, Args)]
pub struct Proof {
    /// The event; the current one unless given.
    #[arg(long, value_name = "SLUG")]
    pub event: Option<String>,
    /// The file, from the site's folder, which ends in .html or .pdf; proof-SLUG.html unless given. It holds private facts,
    /// and only its owner can read it.
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
}

/// `explain`
#[derive(Debug, Args)]
pub struct Explain {
    /// The code, as findings show it; without one, all codes are listed.
    pub code: Option<String>,
}

/// An absolute address that paths can be added to.
fn base_url(text: &str) -> Result<String, String> {
    let is_good = url::Url::parse(text).is_ok_and(|url| {
        matches!(url.scheme(), "http" | "https")
            && url.has_host()
            && url.query().is_none()
            && url.fragment().is_none()
    });
    if is_good && !text.contains(char::is_whitespace) {
        Ok(text.to_owned())
    } else {
        Err("write an address such as https://example.org/conduct".to_owned())
    }
}

fn card_format(text: &str) -> Result<CardFormat, String> {
    text.parse().map_err(|()| {
        let names = CardFormat::ALL.map(CardFormat::name).join(", ");
        format!("there is no format `{text}`; there are {names}")
    })
}

fn audience(text: &str) -> Result<Audience, String> {
    text.parse().map_err(|()| {
        let names = Audience::ALL.map(Audience::name).join(", ");
        format!("there is no audience `{text}`; there are {names}")
    })
}
