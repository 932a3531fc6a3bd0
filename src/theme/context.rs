//! The typed contract with templates: everything that a template can see, and nothing else.
//!
//! Facts come from a restricted view of the event: what its readers may not see is gone before it gets here, so it is
//! absent, never masked. A pending fact is the words "to be announced" without a link; a pending way to reach somebody is
//! left out.

mod card;
mod contact;
mod event;
mod fact;
mod help;
mod license;
mod listing;
mod page;
mod place;
mod proof;
mod reporting;
mod room;
mod shift;
mod site;

pub use card::{CardContext, CardFiles, PictureContext, PrintContext, QrContext};
pub use contact::{ContactContext, ContactKindName, OtherwiseContext, ReachContext, TeamContext};
pub use event::EventContext;
pub use fact::{DayContext, DialContext, LinkedText};
pub use license::{AttributionContext, LicenseContext};
pub use listing::{
    CardItem, CardLink, CardsContext, EditionLine, EditionsContext, HomeContext, RedirectContext,
    RobotsContext, SitemapAlternate, SitemapContext, SitemapUrl,
};
pub use page::{
    Crumb, EditionContext, KnownPages, NavGroup, NavGroupKind, NavItem, PageContext, TocEntry,
    Translation, UntranslatedContext,
};
pub use place::{EmergencyContext, PlaceContext, ProgrammeContext, ServiceContext, VenueContext};
pub use proof::{ProofColumns, ProofContext, ProofGroup, ProofRow, ProofUse, ProofValue};
pub use reporting::{AppealsContext, ReportingContext, SafeguardingContext};
pub use room::{RoomContext, RoomDay};
pub use shift::{OnDuty, ShiftContext};
pub use site::{LanguageContext, SiteContext, direction};
