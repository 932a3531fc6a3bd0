//! What is wrong with a text is found at its place.
