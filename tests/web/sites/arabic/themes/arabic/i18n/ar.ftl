# كلمات القالب بالعربية.
skip = انتقل إلى النص
nav_label = الرئيسية
nav_help = اطلب المساعدة
code_of_conduct = مدونة السلوك
for_staff = للفريق
languages_label = اللغات
breadcrumb_label = أنت هنا
toc_heading = في هذه الصفحة
site_home = البداية
audience_staff = للفريق. من فضلك لا تشاركها.
audience_responders = لفريق الاستجابة. من فضلك لا تشاركها.
foot_nav_label = كل الصفحات
nav_attendees = للحضور
nav_staff = للفريق
nav_organizers = للمنظمين

edition_past = هذه الصفحة عن { $name }، { $dates }.
edition_past_numbers = انتهى المؤتمر. قد تكون الأرقام والأسماء والغرف في هذه الصفحة قد تغيّرت.
edition_current_link = انتقل إلى { $name }

untranslated = لم تُترجم هذه الصفحة بعد. نصها باللغة: { $language }.

danger_label = في حالة الطوارئ
danger_question = هل أنت في خطر الآن؟
danger_call = اتصل بالرقم { $number }
danger_where = أنت في { $name }، { $address }.
danger_where_short = أنت في { $place }.
danger_if_at = إذا كنت في { $name }: { $address }.
danger_entrance = سيارات الإسعاف: { $entrance }.

help_title = { $name }: مساعدة
help_heading = اطلب المساعدة أو أبلغ عن شيء
help_lead = لا تحتاج إلى دليل. لا يلزم أن تكون متأكدًا. يمكن لأحدنا أن يرافقك.
home_links_label = اقرأ المزيد
way_call = اتصل
way_sms = أرسل رسالة
way_whatsapp = WhatsApp
way_signal = Signal
way_email = اكتب بريدًا إلكترونيًا
way_form = استخدم النموذج
way_in-person = تعال إلينا
no_channel = لا يوجد هنا رقم أو عنوان بعد. تحدث إلى أي شخص يعمل في المؤتمر.
form_anonymous = يمكنك ألا تذكر اسمك.
answered_by = يجيب: { $names }
extension = الرقم الداخلي { $number }
until = حتى { $date }
if_unanswered = لا أحد يجيب؟ { $what }
if_unanswered_call = لا أحد يجيب؟ اتصل بـ { $who }

talk_heading = تحدث إلى أحد هنا
talk_identification = كيف تعرف فريقنا: { $identification }.
talk_anyone = يمكنك أن تتحدث إلى أي شخص يعمل هنا. سيصغي إليك ويجد من يساعدك.
talk_any = يمكنك أن تتحدث إلى أي منهم. سيصغون إليك ويجدون من يساعدك.

independent_heading = هل الأمر يخص أحد أعضاء فريقنا؟
independent_text = يمكنك إذن أن تتحدث إلى جهة مستقلة عنه.
independent_short = ليس من فريقنا

quiet_link = ابحث عن غرفة هادئة.
quiet_heading = غرفة هادئة
quiet_text = لا يلزمك أن تذكر السبب.
open_hours = مفتوحة { $hours }
step_free_yes = الطريق بلا درجات
step_free_no = في الطريق درجات
staffed = يوجد أحد هناك: { $when }
fallback = إذا كانت مغلقة أو مشغولة: { $place }

next_heading = ماذا يحدث بعد ذلك
next_listen = نصغي إليك. أنت تقرر كم تخبرنا.
next_safe = نسألك ماذا تحتاج الآن لتكون في أمان.
next_answer = نخبرك أن بلاغك وصل.
next_answer_within = خلال { $time } نخبرك أن بلاغك وصل.
next_decision = نخبرك بما قررناه.
next_decision_within = خلال { $time } نخبرك بما قررناه أو إلى أين وصلنا.

guide_link = اقرأ دليل الإبلاغ كله

who_heading = من سيعرف
who_read = يقرأ بلاغك: { $names }.
who_read_unnamed = لا يقرأ بلاغك إلا من يتولون البلاغات.
who_decide = يقرر ما يلي: { $names }.
who_private = ما تخبرنا به يبقى خاصًا.
who_limits = تنتهي الخصوصية إذا كان أحد في خطر، أو إذا ألزمنا القانون، أو إذا تعلق الأمر بطفل.
who_limits_age = تنتهي الخصوصية إذا كان أحد في خطر، أو إذا ألزمنا القانون، أو إذا تعلق الأمر بمن هو دون { $age } سنة.
who_retention = نحتفظ بالبلاغات { $time }.

tell_heading = ما يمكنك أن تخبرنا به، إن أردت
tell_what = ماذا حدث، وأين ومتى
tell_who = من كان هناك
tell_need = ماذا تحتاج، وماذا تريد منا أن نفعل
tell_reach = كيف نصل إليك

anonymous_heading = دون ذكر اسمك
anonymous_text = يمكنك استخدام النموذج دون اسمك. عندئذ لا نستطيع أن نسألك عن شيء، ولا أن نخبرك بما قررناه.

outside_heading = مساعدة خارج المؤتمر
emergency_number = الطوارئ

pages_heading = كل الصفحات
cards_heading = بطاقات للطباعة
after_heading = بعد المؤتمر
after_text = ما زال بإمكانك الإبلاغ. تبقى هذه الصفحة على { $address }.
after_text_short = ما زال بإمكانك الإبلاغ. تبقى هذه الصفحة في مكانها.
facts_checked = رُوجعت المعلومات في { $date }.

column_day = اليوم
column_time = الوقت
column_room = الغرفة
column_who = من
column_place = أين
roster_caption = من يناوب ومتى
next_day = اليوم التالي

provenance_heading = عن هذه الصفحة
version = الإصدار
reviewed = آخر قراءة كاملة
confirmed = مراجعة المعلومات
seal = الختم
license = الرخصة
origin = مبنية على
origin_changes = التغييرات: { $changes }

editions_heading = كل الدورات
edition_is_current = الحالية
not_found_heading = لا توجد صفحة هنا
not_found_text = ربما انتقلت الصفحة، أو في العنوان خطأ.
not_found_home = انتقل إلى صفحة البداية
redirect_heading = انتقلت هذه الصفحة
redirect_link = انتقل إلى { $title }

# كلمات المعلومات
to-be-announced = يُعلن لاحقًا
always = على مدار الساعة
separator = {"، "}
names-and-others = { $names } و{ $count } آخرين
time-range = { $from }–{ $to }
room-on-days = { $room } في { $days }
pending-on-days = يُعلن لاحقًا عن { $days }
period-minutes = { $amount ->
    [one] دقيقة واحدة
    [two] دقيقتين
    [few] { $amount } دقائق
   *[other] { $amount } دقيقة
}
period-hours = { $amount ->
    [one] ساعة واحدة
    [two] ساعتين
    [few] { $amount } ساعات
   *[other] { $amount } ساعة
}
period-days = { $amount ->
    [one] يوم واحد
    [two] يومين
    [few] { $amount } أيام
   *[other] { $amount } يومًا
}
period-weeks = { $amount ->
    [one] أسبوع واحد
    [two] أسبوعين
    [few] { $amount } أسابيع
   *[other] { $amount } أسبوعًا
}
period-months = { $amount ->
    [one] شهر واحد
    [two] شهرين
    [few] { $amount } أشهر
   *[other] { $amount } شهرًا
}
period-years = { $amount ->
    [one] سنة واحدة
    [two] سنتين
    [few] { $amount } سنوات
   *[other] { $amount } سنة
}
language-ar = العربية
language-en = الإنجليزية
language-es = الإسبانية
text-permalink = رابط إلى هذا القسم
text-footnotes = حواشٍ
text-footnote-back = عُد إلى النص
text-table = جدول
text-note = ملاحظة
text-tip = نصيحة
text-important = مهم
text-warning = تنبيه
text-caution = حذارِ
