# The words of the default theme. A theme that wants others writes the same names in its own i18n/en.ftl.

### Around every page
skip = Skip to the text
nav_label = Main
nav_help = Get help
code_of_conduct = Code of conduct
for_staff = For staff
languages_label = Languages
breadcrumb_label = You are here
toc_heading = On this page
site_home = Start
audience_staff = For staff. Please do not pass it on.
audience_responders = For responders. Please do not pass it on.
foot_nav_label = All pages
nav_attendees = For attendees
nav_staff = For staff
nav_organizers = For organizers

### An edition that is over
edition_past = This page is about { $name }, { $dates }.
edition_past_numbers = It is over. Numbers, names and rooms on this page may no longer be right.
edition_current_link = Go to { $name }

### A page that is not translated
untranslated = This page is not translated yet. Its text is in { $language }.

### Danger
danger_label = In an emergency
danger_question = In danger now?
danger_call = Call { $number }
danger_where = You are at { $name }, { $address }.
danger_where_short = You are at { $place }.
danger_if_at = If you are at { $name }: { $address }.
danger_entrance = Ambulances: { $entrance }.

### Getting help
help_title = { $name }: help
help_heading = Get help or report something
help_lead = You do not need proof. You do not have to be sure. Someone can come with you.
home_links_label = Read more
way_call = Call
way_sms = Text
way_whatsapp = WhatsApp
way_signal = Signal
way_email = Write an e-mail
way_form = Use the form
way_in-person = Come and see us
no_channel = There is no number or address here yet. Talk to anyone who works at the event.
form_anonymous = You can leave out your name.
answered_by = Answered by { $names }
extension = On-site extension { $number }
until = Until { $date }
if_unanswered = No answer? { $what }
if_unanswered_call = No answer? Call { $who }

talk_heading = Talk to someone here
talk_identification = How to recognize our staff: { $identification }.
talk_anyone = You can go to anyone who works here. They listen, and they find the right person for you.
talk_any = You can go to any of them. They listen, and they find the right person for you.

independent_heading = Is it about someone on our team?
independent_text = Then you can go to someone who is not part of it.
independent_short = Not part of our team

quiet_link = Find a quiet room.
quiet_heading = A quiet room
quiet_text = You do not have to say why.
open_hours = Open { $hours }
step_free_yes = No steps on the way
step_free_no = There are steps on the way
staffed = Somebody is there: { $when }
fallback = If it is closed or taken: { $place }

next_heading = What happens next
next_listen = We listen. You decide how much you tell us.
next_safe = We ask what you need now to be safe.
next_answer = We tell you that we have your report.
next_answer_within = Within { $time }, we tell you that we have your report.
next_decision = We tell you what we decided.
next_decision_within = Within { $time }, we tell you what we decided, or how far we are.

guide_link = Read the whole reporting guide

who_heading = Who will know
who_read = { $names } will read your report.
who_read_unnamed = Only the people who handle reports read yours.
who_decide = { $names } will decide what follows.
who_private = We keep what you tell us private.
who_limits = Privacy ends where someone is in danger, where the law says so, or where a child is concerned.
who_limits_age = Privacy ends where someone is in danger, where the law says so, or where a person under { $age } is concerned.
who_retention = We keep reports for { $time }.

tell_heading = What you can tell us, if you want to
tell_what = What happened, where and when
tell_who = Who was there
tell_need = What you need, and what you would like us to do
tell_reach = How we can reach you

anonymous_heading = Without giving your name
anonymous_text = You can use the form without your name. Then we cannot ask you anything, and we cannot tell you what we decided.

outside_heading = Help outside the event
emergency_number = Emergency

pages_heading = All pages
cards_heading = Cards to print
cards_all = All of them with pictures, files and how to print them
after_heading = After the event
after_text = You can still report. This page stays at { $address }.
after_text_short = You can still report. This page stays where it is.
facts_checked = Facts checked on { $date }.

### Tables
column_day = Day
column_time = Time
column_room = Room
column_who = Who
column_place = Where
roster_caption = Who is on duty when
next_day = next day

### A page's foot
provenance_heading = About this page
version = Version
reviewed = Last read through
confirmed = Facts checked
seal = Seal
license = License
origin = Based on
origin_changes = Changes: { $changes }

### Lists of editions, pages that are not there
editions_heading = All editions
edition_is_current = current
not_found_heading = There is no page here
not_found_text = The page may have moved, or the address has a typing error.
not_found_home = Go to the start page
redirect_heading = This page has moved
redirect_link = Go to { $title }

### Cards
card_print_heading = To print
card_text_heading = What it says
card_valid_until = Valid until { $date }
card_band_staff = STAFF ONLY · do not photograph or copy
card_band_responders = RESPONDERS · do not photograph or copy
card_found = Found? Return to the registration desk.
card_seal = Seal { $seal }
card_origin = From “{ $title }”, { $license }
card_based_on = Based on { $origin }
card_side_a = Side A
card_side_b = Side B
card_page_number = Page { $number }
card_format_pocket = Pocket card, 85 × 55 mm
card_format_pocket-us = Pocket card, 3.5 × 2 in
card_format_badge = Badge card, 4 × 3 in
card_format_a6 = Card, A6
card_format_handout = Handout
card_format_poster = Poster
card_sheet = { $format }: sheet to cut, { $paper }
card_one_up = { $format }: for a print shop
paper_letter = Letter
card_paper = { $format }, { $paper }
card_hint_one_up = One side a page, at its own size with room to trim.
card_hint_sheet = Print on both sides, flip on the long edge, at 100 %. Then cut along the marks.
card_hint_page = Print at 100 %.

### The sheet of facts
proof_title = Facts to check: { $name }
proof_band = For staff. This sheet holds private facts: do not photograph, post or leave it, and destroy it when you are done.
proof_step_check = Dial every number, write to every address, open every link and walk to every room. Do not ring emergency numbers: look them up.
proof_step_initials = Two people check each row: one does it, the other looks on. Both write their initials in the boxes.
proof_step_write = Then write the day into the event’s file: “tested” beside each number, and “confirmed” for all of it.
proof_column_fact = Fact
proof_column_printed = Printed on
proof_column_dial = Dial
proof_column_initials = Initials
proof_phones = Phone numbers
proof_addresses = Addresses and links
proof_rooms = Rooms
proof_dates = Dates and times
proof_words = Names and other words
proof_shifts = Shifts
proof_teams = Teams
proof_settings = Languages, yes or no, who does what
proof_published = Where it is published: { $site }
proof_yes = Yes
proof_no = No
proof_pending = Still to be announced
proof_start_page = Start page
proof_card = Card
proof_unprinted = Nothing prints this.
proof_audience_public = For everybody
proof_audience_staff = For staff
proof_audience_responders = For responders
proof_signed_first = First person
proof_signed_second = Second person
proof_signed_day = Day
