import CivilTime

extension Vocabulary {
  /// Arabic, with the names of months that are used in Iraq.
  static let arabic = Vocabulary(
    digits: Array("٠١٢٣٤٥٦٧٨٩"), numberSigns: (point: "٫", group: "٬"), percent: "{0}٪", lessThan: "أقل من {0}",
    moreThan: "أكثر من {0}",

    weekdays: ["الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد"],
    gregorianMonths: [
      "كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران",
      "تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني", "كانون الأول",
    ],
    solarHijriMonths: [
      "فروردين", "أرديبهشت", "خرداد", "تير", "مرداد", "شهريور", "مهر", "آبان", "آذر", "دي", "بهمن", "إسفند",
    ],
    hijriMonths: HijriDate.arabicMonthNames,

    date: "{0} {1} {2}", dates: "{0} إلى {1}", times: "{0} إلى {1}", and: "{0} و{1}", comma: "، ", semicolon: "؛ ",
    separator: "؛ ",
    about: "{0}: {1}", remark: "{0} ({1})",

    isoWeek: "الأسبوع {0} من سنة {1}", hours: "{0} ساعة", timeOf: "بتوقيت {0}", clockSame: "توقيت {0} هو نفسه",
    clockBehind: "توقيت {0} متأخر {1}", clockAhead: "توقيت {0} متقدم {1}", fromDate: "من {0}", untilDate: "حتى {0}",
    untilEndOf: "حتى نهاية {0}",
    betweenDates: "من يوم بين {0} و{1}", always: "دائمًا",

    open: "مفتوح", mayOpen: "قد يُفتح", mayOpenWithProbability: "احتمال الفتح {0}", unknown: "غير معلوم",
    byMoon: "بحسب رؤية الهلال",
    closed: "مغلق", holiday: "عطلة رسمية", noOpening: "لا يُفتح في هذا الأسبوع",
    noOpeningInPeriod: "لا يُفتح",
    quotas: (
      day: "الحصة اليومية بالشاحنات: {0}", week: "الحصة الأسبوعية بالشاحنات: {0}",
      slot: "حصة كل {1} دقيقة بالشاحنات: {0}"
    ),

    closedByRule: "{0}: مغلق بحسب الجدول", closedForHoliday: "{0}: عطلة رسمية، {1}", closure: "إغلاق: {0}",
    closureOfSide: "إغلاق من جانب {0}: {1}", untilFurtherNotice: "حتى إشعار آخر", announced: "أعلن في {0}",
    noPhase: "{0}: لا جدول نافذ", noOverlap: "الجانبان لا يفتحان في وقت واحد",

    notes: "الجداول والحصص والمصادر",
    noteColumns: (
      subject: "الموضوع", rule: "الجدول أو الحصة", validity: "السريان", source: "المصدر", confidence: "الثقة"
    ),
    ruleOf: "ساعات عمل {0}", closureSubject: "إغلاق", quotaSubject: "حصة",
    confidences: (high: "عالية", medium: "متوسطة", low: "منخفضة", assumption: "افتراض"),
    noSource: "لم يُذكر",
    explanations: [
      "المعبر مفتوح حين يكون الجانبان مفتوحين، كلٌّ بحسب توقيته وعطلته الأسبوعية وعطله الرسمية.",
      "المخطَّط: الفتح غير مؤكد، والنسبة المئوية هي احتماله.",
    ],
    hijriBySide: "التواريخ الهجرية بحسب أشهر {0}؛ وما سبقته علامة ≈ تقدير قد يختلف يومًا.",
    secondReading: "* أُخِّرت الساعة، فتتكرر هذه الساعة للمرة الثانية.",
    hijriByUmmAlQura: "التواريخ الهجرية محسوبة (تقويم أم القرى)؛ وحيث يُرصد الهلال قد يبدأ الشهر متأخرًا يومًا.",
    tableColumns: (day: "اليوم", openings: "ساعات الفتح"))
}
