import CivilTime

extension Vocabulary {
  /// Persian, with the letters ی and ک of Persian, and zero-width non-joiners where words are written in two parts.
  static let persian = Vocabulary(
    digits: Array("۰۱۲۳۴۵۶۷۸۹"), numberSigns: (point: "٫", group: "٬"), percent: "{0} درصد", lessThan: "کمتر از {0}",
    moreThan: "بیش از {0}",

    weekdays: ["دوشنبه", "سه‌شنبه", "چهارشنبه", "پنجشنبه", "جمعه", "شنبه", "یکشنبه"],
    gregorianMonths: [
      "ژانویه", "فوریه", "مارس", "آوریل", "مه", "ژوئن", "ژوئیه", "اوت", "سپتامبر", "اکتبر", "نوامبر", "دسامبر",
    ],
    solarHijriMonths: SolarHijriDate.persianMonthNames, hijriMonths: HijriDate.persianMonthNames,

    date: "{0} {1} {2}", dates: "{0} تا {1}", times: "{0} تا {1}", and: "{0} و {1}", comma: "، ", semicolon: "؛ ",
    separator: "؛ ",
    about: "{0}: {1}", remark: "{0} ({1})",

    isoWeek: "هفتهٔ {0} سال {1}", hours: "{0} ساعت", timeOf: "به وقت {0}", clockSame: "ساعت {0} همان است",
    clockBehind: "ساعت {0}، {1} عقب‌تر است", clockAhead: "ساعت {0}، {1} جلوتر است", fromDate: "از {0}",
    untilDate: "تا {0}", untilEndOf: "تا پایان {0}", betweenDates: "از روزی میان {0} و {1}", always: "همیشه",

    open: "باز", mayOpen: "شاید باز", mayOpenWithProbability: "به احتمال {0}", unknown: "نامعلوم",
    byMoon: "بسته به رؤیت هلال",
    closed: "بسته", holiday: "تعطیل رسمی", noOpening: "در این هفته باز نمی‌شود",
    noOpeningInPeriod: "باز نمی‌شود",
    quotas: (
      day: "سهمیه: {0} کامیون در روز", week: "سهمیه: {0} کامیون در هفته", slot: "سهمیه: {0} کامیون در هر {1} دقیقه"
    ),

    closedByRule: "{0}: طبق برنامه بسته", closedForHoliday: "{0}: تعطیل رسمی، {1}", closure: "بسته‌شدن مرز: {0}",
    closureOfSide: "بسته‌شدن مرز از سوی {0}: {1}", untilFurtherNotice: "تا اطلاع ثانوی",
    announced: "اعلام‌شده در {0}", noPhase: "{0}: برنامه‌ای در کار نیست",
    noOverlap: "دو طرف هم‌زمان باز نیستند",

    notes: "برنامه‌ها، سهمیه‌ها و منابع",
    noteColumns: (
      subject: "موضوع", rule: "برنامه یا سهمیه", validity: "اعتبار", source: "منبع", confidence: "اطمینان"
    ),
    ruleOf: "ساعت کار {0}", closureSubject: "بسته‌شدن مرز", quotaSubject: "سهمیه",
    confidences: (high: "زیاد", medium: "متوسط", low: "کم", assumption: "فرض"),
    noSource: "ذکر نشده",
    explanations: [
      "گذرگاه وقتی باز است که هر دو طرف باز باشند، هر یک بنا بر ساعت، آخر هفته و تعطیلات خود.",
      "هاشورخورده: باز بودن قطعی نیست؛ درصد، احتمال آن است.",
    ],
    hijriBySide: "تاریخ‌های هجری قمری بنا بر ماه‌های {0} است؛ آنچه با ≈ آمده برآورد است و ممکن است یک روز جابه‌جا شود.",
    secondReading: "* ساعت به عقب کشیده شده و این وقت را بار دوم نشان می‌دهد.",
    hijriByUmmAlQura:
      "تاریخ‌های هجری قمری محاسبه شده‌اند (تقویم ام‌القری)؛ با رؤیت هلال، ماه ممکن است یک روز دیرتر آغاز شود.",
    tableColumns: (day: "روز", openings: "ساعت‌های باز"))
}
