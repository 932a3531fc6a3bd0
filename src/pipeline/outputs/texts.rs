//! Pages and cards: their texts made once, and written to every site that holds them.

use std::collections::BTreeSet;

use super::Target;
use super::anchors::has_places;
use super::sink::{Outlet, Sink};
use crate::card::model::CardModel;
use crate::diagnostic::{Diagnostic, codes, did_you_mean};
use crate::error::Result;
use crate::link::{AnchorUse, ListAnchor};
use crate::markdown::placeholder::UNKNOWN;
use crate::output::{Content, Outgoing, OutputPath};
use crate::pipeline::cards::{self, Card};
use crate::pipeline::leaks::Leak;
use crate::pipeline::names::Names;
use crate::pipeline::pages::{self, Text, Workshop};
use crate::pipeline::prints::{self, Order, PrintFile, PrintShop, Prints};
use crate::pipeline::untranslated;
use crate::render::{self, FactsSource, Rendered};
use crate::site::Page;
use crate::source_map::Spanned;
use crate::theme::context::CardContext;

/// What the rest of the site needs to know of a page's text; the text itself is gone by then.
pub(in crate::pipeline) struct TextSummary {
    pub(in crate::pipeline) page: usize,
    pub(in crate::pipeline) is_good: bool,
    /// Whether its ids are all that it has.
    pub(in crate::pipeline) has_places: bool,
    /// Its ids, sorted.
    pub(in crate::pipeline) ids: Names,
    pub(in crate::pipeline) anchors: Vec<AnchorUse>,
    pub(in crate::pipeline) list_anchors: Vec<ListAnchor>,
    /// Addresses of other sites.
    pub(in crate::pipeline) external: Vec<Spanned<String>>,
    pub(in crate::pipeline) attachments: BTreeSet<usize>,
    /// The pages that it quotes.
    pub(in crate::pipeline) quotes: BTreeSet<usize>,
    /// Whether it prints pictures, which are in nobody's text.
    pub(in crate::pipeline) has_pictures: bool,
    /// What was found in it.
    pub(in crate::pipeline) diagnostics: Vec<Diagnostic>,
    /// What its files hold and must not.
    pub(in crate::pipeline) leaks: Vec<Leak>,
}

/// Makes a page, or a card with its prints, for every site that holds it.
pub(in crate::pipeline) fn one_page(
    workshop: &Workshop<'_>,
    targets: &[Target<'_>],
    index: usize,
    shop: Option<&PrintShop<'_>>,
    outlet: &Outlet<'_>,
) -> Result<TextSummary> {
    if let Some((summary, files)) = outlet.memory.page(index)
        && outlet.keeps(files)
    {
        return Ok(summary);
    }
    let sink = Sink::new(outlet);
    let mut summary = if workshop.site.pages[index].is_card {
        one_card(workshop, targets, index, shop, &sink)?
    } else {
        one_text(workshop, targets, index, &sink)?
    };
    let found = sink.into_found();
    summary.diagnostics = found.diagnostics;
    summary.leaks = found.leaks;
    outlet.memory.remember_page(&summary, found.receipts);
    Ok(summary)
}

fn one_text(
    workshop: &Workshop<'_>,
    targets: &[Target<'_>],
    index: usize,
    sink: &Sink<'_>,
) -> Result<TextSummary> {
    let mut text = pages::text(workshop, index, None);
    sink.report(unknown_template(workshop, index));
    let is_good = is_good(&text, [text.rendered.body.html.as_str()]);
    let has_places = is_good || has_places(&text, source_of(workshop, index));
    sink.report(text.diagnostics.drain(..));
    if is_good {
        write_page(targets, index, &text.rendered, None, sink)?;
        untranslated::pages(workshop, targets, index, sink)?;
    }
    Ok(TextSummary {
        has_places,
        ..TextSummary::new(index, is_good, text)
    })
}

/// A template that the page asks for and the theme does not have. A folder of another program names that program's.
fn unknown_template(workshop: &Workshop<'_>, index: usize) -> Option<Diagnostic> {
    let site = workshop.site;
    let wanted = site.document(&site.pages[index]).front.template.as_ref();
    let wanted = wanted.filter(|_| !site.is_plain)?;
    let name = render::template_file(&wanted.value);
    if workshop.theme.has_template(&name) {
        return None;
    }
    let message = format!("the theme has no template `{name}`");
    let help = did_you_mean(&name, workshop.theme.template_names())
        .unwrap_or_else(|| "write it into the theme's folder, or delete the key".to_owned());
    Some(Diagnostic::new(codes::UNKNOWN_THEME, wanted.span, message).help(help))
}

/// What the author wrote.
fn source_of<'a>(workshop: &Workshop<'a>, index: usize) -> &'a str {
    let page = &workshop.site.pages[index];
    workshop.sources.text(workshop.site.document(page).file)
}

/// Whether a text can be published: nothing is wrong with it, and no fact that is wrong, as is said elsewhere, stands in it.
fn is_good<const N: usize>(text: &Text, parts: [&str; N]) -> bool {
    let is_firm = |found: &Diagnostic| found.code.is_firm();
    !text.diagnostics.iter().any(is_firm)
        && !parts.iter().any(|part| part.contains(UNKNOWN))
        && !text.rendered.title.contains(UNKNOWN)
}

/// A card is a page, and files for print beside it.
fn one_card(
    workshop: &Workshop<'_>,
    targets: &[Target<'_>],
    index: usize,
    shop: Option<&PrintShop<'_>>,
    sink: &Sink<'_>,
) -> Result<TextSummary> {
    let Card {
        mut text,
        mut context,
        model,
        quoted,
    } = cards::card(workshop, index);
    let page = &workshop.site.pages[index];
    let back = context.back_html.as_deref().unwrap_or_default();
    let is_good = is_good(&text, [context.front_html.as_str(), back]);
    let has_places = is_good || has_places(&text, source_of(workshop, index));
    sink.report(text.diagnostics.drain(..));
    if is_good {
        if let Some(shop) = shop {
            let locale = workshop.facts.locale(&page.language);
            let orders = prints::orders(workshop.site, page, &[]);
            let files = prints::files(&orders, locale);
            context.prints = files.prints;
            context.pictures = files.pictures;
            context.is_pictured = files.is_pictured;
            if let Some(qr) = &mut context.qr {
                qr.svg = PrintShop::qr_svg(&qr.url);
            }
            let orders = wanted(targets, index, orders, sink);
            match shop.print(page, &orders, false, &model)? {
                Ok(prints) => write_prints(targets, index, &prints, sink)?,
                Err(found) => sink.report(found),
            }
        }
        write_page(targets, index, &text.rendered, Some(&context), sink)?;
        if let Some(shop) = shop {
            hand_out(workshop, page, &model, shop, sink)?;
        }
    }
    Ok(TextSummary {
        has_places,
        quotes: quoted,
        has_pictures: !model.pictures().is_empty(),
        ..TextSummary::new(index, is_good, text)
    })
}

/// The orders of a card of which any file is to be printed now.
fn wanted(
    targets: &[Target<'_>],
    index: usize,
    mut orders: Vec<Order>,
    sink: &Sink<'_>,
) -> Vec<Order> {
    let Some(destination) = sink.outlet.destination else {
        return orders;
    };
    orders.retain(|order| {
        let names = prints::names(std::slice::from_ref(order));
        let mut is_wanted = false;
        for view in targets.iter().map(|target| target.renderer.view) {
            let page = view.page(index).into_iter();
            let paths = page.flat_map(|page| names.iter().filter_map(|name| beside(page, name)));
            for path in paths {
                // Each is asked about, for each is noted.
                is_wanted |= destination.prints(view.audience(), &path);
            }
        }
        is_wanted
    });
    orders
}

/// Prints a card once more as somebody asked for it on the command line.
fn hand_out(
    workshop: &Workshop<'_>,
    page: &Page,
    model: &CardModel,
    shop: &PrintShop<'_>,
    sink: &Sink<'_>,
) -> Result<()> {
    let Some(choice) = sink.outlet.choice else {
        return Ok(());
    };
    if !choice.cards.is_empty() && !choice.cards.contains(&page.slug) {
        return Ok(());
    }
    let orders = prints::orders(workshop.site, page, &choice.formats);
    match shop.print(page, &orders, choice.marks, model)? {
        Ok(prints) => {
            let event = page
                .edition
                .map(|edition| &workshop.site.editions[edition].slug);
            let event = event.map(|event| format!("{event}-")).unwrap_or_default();
            // Pictures are for pages.
            let files = prints.iter().flat_map(Prints::files);
            let pdfs = files.filter(|file| !file.is_picture);
            sink.hand_out(pdfs.map(|file| {
                let name = format!("{event}{}-{}", page.language, file.name);
                (name, file.bytes.to_vec())
            }));
        }
        Err(found) => sink.report(found),
    }
    Ok(())
}

fn write_prints(
    targets: &[Target<'_>],
    index: usize,
    prints: &[Prints],
    sink: &Sink<'_>,
) -> Result<()> {
    let files: Vec<PrintFile<'_>> = prints.iter().flat_map(Prints::files).collect();
    let contents = files.iter();
    let contents: Vec<Content<'_>> = contents
        .map(|file| Content::new(file.bytes, file.text))
        .collect();
    let mut outgoing = Vec::new();
    for view in targets.iter().map(|target| target.renderer.view) {
        let Some(page) = view.page(index) else {
            continue;
        };
        for (file, content) in files.iter().zip(&contents) {
            outgoing.extend(beside(page, file.name).map(|path| Outgoing {
                audience: view.audience(),
                path,
                content: *content,
            }));
        }
    }
    sink.prints(&outgoing)
}

/// Where a file beside a card's page is published.
pub(super) fn beside(page: &Page, name: &str) -> Option<OutputPath> {
    let folder = page.url.rsplit_once('/').map_or("", |(folder, _)| folder);
    OutputPath::new(&format!("{folder}/{name}")).ok()
}

fn write_page(
    targets: &[Target<'_>],
    index: usize,
    rendered: &Rendered,
    card: Option<&CardContext>,
    sink: &Sink<'_>,
) -> Result<()> {
    for target in targets {
        let view = target.renderer.view;
        if let Some(page) = view.page(index) {
            let html = render::page(&target.renderer, index, page, None, rendered, card);
            // A card's text stands in the page in other pieces.
            let body = card.is_none().then_some(rendered.body.html.as_str());
            sink.page(view.audience(), &page.path, html, body)?;
        }
    }
    Ok(())
}

impl TextSummary {
    /// The summary of a page of which nothing is known.
    pub(in crate::pipeline) fn of(page: usize) -> Self {
        Self {
            page,
            is_good: false,
            has_places: false,
            ids: Names::default(),
            anchors: Vec::new(),
            list_anchors: Vec::new(),
            external: Vec::new(),
            attachments: BTreeSet::new(),
            quotes: BTreeSet::new(),
            has_pictures: false,
            diagnostics: Vec::new(),
            leaks: Vec::new(),
        }
    }

    fn new(page: usize, is_good: bool, text: Text) -> Self {
        let ids = text.rendered.body.anchors.iter();
        let mut anchors = text.anchors;
        anchors.shrink_to_fit();
        Self {
            is_good,
            ids: Names::of(ids.map(String::as_str)),
            anchors,
            list_anchors: text.list_anchors,
            external: text.external,
            attachments: text.attachments,
            ..Self::of(page)
        }
    }
}
