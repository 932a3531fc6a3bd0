//! A fact's state: set, pending, not applicable, withheld from a reader.

use crate::source_map::{Span, Spanned};
use crate::vocabulary::Audience;

/// A fact that an event may state.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Fact<T> {
    /// The file says nothing.
    #[default]
    Unset,
    /// `none`: the organizers say that it does not apply.
    NotApplicable(Span),
    /// `pending`: to be announced.
    Pending(Span),
    /// Stated, but wrong; there is a finding already, and no other rule reports its consequence.
    Invalid(Span),
    /// Stated, and above the audience of this view: the value is gone.
    Withheld(Audience),
    /// Stated.
    Set(Spanned<T>),
}

impl<T> Fact<T> {
    /// The value, where there is one.
    pub fn get(&self) -> Option<&T> {
        match self {
            Self::Set(spanned) => Some(&spanned.value),
            Self::Unset
            | Self::NotApplicable(_)
            | Self::Pending(_)
            | Self::Invalid(_)
            | Self::Withheld(_) => None,
        }
    }

    /// The value with its place, where there is one.
    pub fn spanned(&self) -> Option<&Spanned<T>> {
        match self {
            Self::Set(spanned) => Some(spanned),
            _ => None,
        }
    }

    /// Where the file speaks of the fact.
    pub fn span(&self) -> Option<Span> {
        match self {
            Self::Unset | Self::Withheld(_) => None,
            Self::NotApplicable(span) | Self::Pending(span) | Self::Invalid(span) => Some(*span),
            Self::Set(spanned) => Some(spanned.span),
        }
    }

    /// Whether there is a value.
    pub fn is_set(&self) -> bool {
        matches!(self, Self::Set(_))
    }

    /// Whether the file says nothing.
    pub fn is_unset(&self) -> bool {
        matches!(self, Self::Unset)
    }

    /// Whether the value is still to be announced.
    pub fn is_pending(&self) -> bool {
        matches!(self, Self::Pending(_))
    }

    /// The fact as readers of `reader` may see it, if it is meant for `audience`.
    #[must_use]
    pub fn restricted(&self, audience: Audience, reader: Audience) -> Self
    where
        T: Clone,
    {
        if audience <= reader || self.is_unset() {
            self.clone()
        } else {
            Self::Withheld(audience)
        }
    }
}
