//! Which words of a text are of a kind: one look at each tells.

use std::ops::Range;

use super::{Shape, Word, Words};
use crate::detect::lexicon::Class;

impl Words {
    /// The words, by their numbers, that are of a class, or can begin a phrase of it.
    pub fn of_class(&self, class: Class) -> impl Iterator<Item = usize> {
        let all = if self.any(class) { self.len() } else { 0 };
        self.those(0..all, move |word| word.classes.has(class))
    }

    /// The words, by their numbers, that are at least so many letters of ASCII and nothing else.
    pub fn plain(&self, shortest: usize) -> impl Iterator<Item = usize> {
        self.those(0..self.len(), move |word| {
            word.is_plain && word.end - word.start >= shortest
        })
    }

    /// The words, by their numbers, that are written in a way.
    pub fn of_shape(&self, shape: Shape) -> impl Iterator<Item = usize> {
        self.those(0..self.len(), move |word| word.shape == shape)
    }

    /// The number of the first word, from one on, that is not small letters alone.
    #[must_use]
    pub fn next_large(&self, from: usize) -> Option<usize> {
        let behind = from.min(self.len())..self.len();
        self.those(behind, |word| word.shape != Shape::Lower).next()
    }

    /// The words of a range, by their numbers, of which something is true.
    #[inline]
    fn those(
        &self,
        range: Range<usize>,
        is_one: impl Fn(&Word) -> bool,
    ) -> impl Iterator<Item = usize> {
        let first = range.start;
        let words = self.places[range].iter().enumerate();
        words.filter_map(move |(index, word)| {
            #[cfg(test)]
            self.looks.count();
            is_one(word).then_some(first + index)
        })
    }
}
