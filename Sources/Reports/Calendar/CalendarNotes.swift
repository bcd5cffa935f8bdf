/// The notes below a grid, each with a letter of its own, in the order of first use.
struct CalendarNotes {
  private var notes: [String] = []

  /// The letter of a note: a to z, A to Z, then two letters.
  mutating func letter(for note: String) -> String {
    if let known = notes.firstIndex(of: note) { return Self.letters(known) }
    notes.append(note)
    return Self.letters(notes.count - 1)
  }

  /// The notes, wrapped to a width under their own beginning; an empty line before them if there are any.
  func lines(width: Int) -> [String] {
    let lines = notes.enumerated().flatMap { number, note in
      note.wrapped(to: width - 3).enumerated().map { line, text in
        (line == 0 ? Self.letters(number) : "").padded(to: 3) + text
      }
    }
    return lines.isEmpty ? [] : [""] + lines
  }

  private static func letters(_ number: Int) -> String {
    let alphabet = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return number < alphabet.count
      ? String(alphabet[number])
      : letters(number / alphabet.count - 1) + String(alphabet[number % alphabet.count])
  }
}
