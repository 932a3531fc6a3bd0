# English: every language without a word of its own uses these.

to-be-announced = to be announced
always = always
separator = {", "}
names-and-others = { $names } and { $count } others
time-range = { $from }–{ $to }

room-on-days = { $room } on { $days }
pending-on-days = to be announced for { $days }

period-minutes = { $amount ->
    [one] { $amount } minute
   *[other] { $amount } minutes
}
period-hours = { $amount ->
    [one] { $amount } hour
   *[other] { $amount } hours
}
period-days = { $amount ->
    [one] { $amount } day
   *[other] { $amount } days
}
period-weeks = { $amount ->
    [one] { $amount } week
   *[other] { $amount } weeks
}
period-months = { $amount ->
    [one] { $amount } month
   *[other] { $amount } months
}
period-years = { $amount ->
    [one] { $amount } year
   *[other] { $amount } years
}

language-ar = Arabic
language-ase = American Sign Language
language-bfi = British Sign Language
language-ca = Catalan
language-cs = Czech
language-da = Danish
language-de = German
language-el = Greek
language-en = English
language-es = Spanish
language-eu = Basque
language-fa = Persian
language-fi = Finnish
language-fr = French
language-gl = Galician
language-he = Hebrew
language-hi = Hindi
language-hu = Hungarian
language-id = Indonesian
language-it = Italian
language-ja = Japanese
language-ko = Korean
language-nl = Dutch
language-no = Norwegian
language-pl = Polish
language-pt = Portuguese
language-ro = Romanian
language-ru = Russian
language-ssp = Spanish Sign Language
language-sv = Swedish
language-tr = Turkish
language-uk = Ukrainian
language-vi = Vietnamese
language-zh = Chinese

text-permalink = Link to this section
text-footnotes = Footnotes
text-footnote-back = Back to the text
text-table = Table
text-note = Note
text-tip = Tip
text-important = Important
text-warning = Warning
text-caution = Caution
