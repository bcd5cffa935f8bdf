extension CalendarReport {
  /// The weeks as a picture, complete in itself: text stays text, and nothing is loaded.
  public func svg(_ language: ReportLanguage) -> String {
    let words = CalendarWords(language: language, network: network, clocks: clocks)
    var picture = CalendarPicture(self, words: words)
    return MarkupWriter.document(firstLine: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>", picture.document())
  }
}
