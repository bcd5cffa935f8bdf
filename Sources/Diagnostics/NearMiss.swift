/// The candidate that a mistyped word most likely meant, or nil if none is near.
///
/// Near is an optimal string alignment distance (insertion, deletion, substitution, neighbours swapped) of at most a
/// third of the word's length, and at least 1; case does not count, and something of the word must be left.
/// Ties go to the first candidate.
///
/// Complexity: O(n · m) for each candidate of about the word's length.
public func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
  let letters = Array(word.lowercased())
  let limit = max(1, letters.count / 3)
  var best: (distance: Int, candidate: String)?
  for candidate in candidates {
    let candidateLetters = Array(candidate.lowercased())
    // Each letter more or less costs one, so that a word of any size is compared with few candidates.
    guard abs(candidateLetters.count - letters.count) <= limit else { continue }
    let distance = alignmentDistance(letters, candidateLetters)
    if distance <= limit, distance < letters.count, distance < best?.distance ?? Int.max {
      best = (distance, candidate)
    }
  }
  return best?.candidate
}

/// Optimal string alignment distance.
///
/// Complexity: O(n · m).
func alignmentDistance(_ left: [Character], _ right: [Character]) -> Int {
  var beforePrevious: [Int] = []
  var previous = Array(0...right.count)
  for row in left.indices {
    var current = [row + 1]
    for column in right.indices {
      let substitution = previous[column] + (left[row] == right[column] ? 0 : 1)
      var distance = min(substitution, previous[column + 1] + 1, current[column] + 1)
      if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
        distance = min(distance, beforePrevious[column - 1] + 1)
      }
      current.append(distance)
    }
    beforePrevious = previous
    previous = current
  }
  return previous[right.count]
}
