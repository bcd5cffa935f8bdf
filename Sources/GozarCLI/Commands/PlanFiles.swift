import Diagnostics
import Foundation
import Reports
import ScheduleFiles

/// Calendar files of a plan in a folder, which follow those of the last plan.
struct PlanFiles {
  private let session: Session
  private let folder: String

  /// Makes the folder, if it is not there.
  init(_ session: Session, folder: String) throws(CommandFailure) {
    self.session = session
    self.folder = folder
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw CommandFailure(FileError(.cannotCreate, path: folder, reason: "expected a folder that can be written to"))
    }
  }

  func files(_ calendars: PlanCalendars) throws(CommandFailure) -> [(path: String, text: String)] {
    var files: [(path: String, text: String)] = []
    for name in calendars.names {
      let path = folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
      let published =
        FileManager.default.fileExists(atPath: path) ? try CalendarFileOptions.read(path) : nil
      files.append((path, calendars.file(name, after: published, stamp: session.surroundings.now)))
    }
    return files
  }
}
