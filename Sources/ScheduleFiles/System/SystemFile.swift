#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The few calls to the operating system that files need, each with its error number.
///
/// The only file of this module that hands out pointers; every pointer is to an array or a string that outlives the call.
enum SystemFile {
  /// An error number of the operating system.
  struct Failure: Error {
    let number: Int32

    init() { number = errno }

    var reason: String { unsafe String(cString: strerror(number)) }
    var meansNotFound: Bool { number == ENOENT || number == ENOTDIR }
    var meansExists: Bool { number == EEXIST }
  }

  /// What stands at a path, links followed.
  enum Kind {
    case regular
    case folder
    case other
  }

  /// What is at a path, with its permission bits; nil if there is nothing or it can't be looked at.
  static func status(_ path: String) -> (kind: Kind, permissions: mode_t)? {
    var record = stat()
    guard unsafe stat(path, &record) == 0 else { return nil }
    let permissions = record.st_mode & 0o7777
    switch record.st_mode & S_IFMT {
    case S_IFREG: return (.regular, permissions)
    case S_IFDIR: return (.folder, permissions)
    default: return (.other, permissions)
    }
  }

  /// The path with all links followed, or nil if there is nothing.
  static func resolved(_ path: String) -> String? {
    guard let buffer = unsafe realpath(path, nil) else { return nil }
    defer { unsafe free(buffer) }
    return unsafe String(cString: buffer)
  }

  static func openForReading(_ path: String) throws(Failure) -> Int32 {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Failure() }
    return descriptor
  }

  /// Opens what is there, a device or a pipe.
  static func openForWriting(_ path: String) throws(Failure) -> Int32 {
    let descriptor = unsafe open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Failure() }
    return descriptor
  }

  /// Creates a file that must not be there yet.
  static func create(_ path: String, permissions: mode_t) throws(Failure) -> Int32 {
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, permissions)
    guard descriptor >= 0 else { throw Failure() }
    return descriptor
  }

  /// Creates a file that must not be there yet, to write and to read.
  static func createForChange(_ path: String, permissions: mode_t) throws(Failure) -> Int32 {
    let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, permissions)
    guard descriptor >= 0 else { throw Failure() }
    return descriptor
  }

  /// Opens a file to write over it, or to add at its end, and creates it if need be.
  static func openForChange(_ path: String, appending: Bool = false) throws(Failure) -> Int32 {
    let mode = O_RDWR | O_CREAT | O_CLOEXEC | (appending ? O_APPEND : 0)
    let descriptor = unsafe open(path, mode, 0o666)
    guard descriptor >= 0 else { throw Failure() }
    return descriptor
  }

  /// Takes the lock of an open file for this process; false if another one has it.
  ///
  /// The system lets go of it when the descriptor is closed or the process ends, however it does.
  static func lock(_ descriptor: Int32) throws(Failure) -> Bool {
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      switch errno {
      case EINTR: continue
      case EWOULDBLOCK: return false
      default: throw Failure()
      }
    }
    return true
  }

  /// Bytes in an open file.
  static func size(of descriptor: Int32) throws(Failure) -> Int {
    var record = stat()
    guard unsafe fstat(descriptor, &record) == 0 else { throw Failure() }
    return Int(record.st_size)
  }

  /// Up to `count` bytes of an open file from an offset.
  static func bytes(of descriptor: Int32, from offset: Int, count: Int) throws(Failure) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var filled = 0
    while filled < count {
      let got = unsafe bytes[filled...].withUnsafeMutableBytes { buffer in
        unsafe pread(descriptor, buffer.baseAddress, buffer.count, off_t(offset + filled))
      }
      if got < 0 {
        if errno == EINTR { continue }
        throw Failure()
      }
      if got == 0 { break }
      filled += got
    }
    return Array(bytes[..<filled])
  }

  /// Cuts an open file off after some bytes.
  static func truncate(_ descriptor: Int32, to size: Int) throws(Failure) {
    guard ftruncate(descriptor, off_t(size)) == 0 else { throw Failure() }
  }

  /// Lets other processes run for some milliseconds.
  static func pause(milliseconds: UInt32) {
    usleep(milliseconds * 1_000)
  }

  /// Everything up to the end, or one byte more than `limit`.
  static func readAll(_ descriptor: Int32, limit: Int) throws(Failure) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65_536)
    while bytes.count <= limit {
      let count = unsafe read(descriptor, &chunk, chunk.count)
      if count < 0 {
        if errno == EINTR { continue }
        throw Failure()
      }
      if count == 0 { break }
      bytes += chunk[..<count]
    }
    return bytes
  }

  /// Writes all bytes.
  static func writeAll(_ bytes: [UInt8], to descriptor: Int32) throws(Failure) {
    var written = 0
    while written < bytes.count {
      let count = unsafe bytes[written...].withUnsafeBytes { buffer in
        unsafe write(descriptor, buffer.baseAddress, buffer.count)
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw Failure()
      }
      written += count
    }
  }

  /// Waits until everything written is on the disk.
  static func synchronize(_ descriptor: Int32) throws(Failure) {
    guard fsync(descriptor) == 0 else { throw Failure() }
  }

  /// Closes a descriptor; some file systems report a failed write only here.
  static func closeDescriptor(_ descriptor: Int32) throws(Failure) {
    guard close(descriptor) == 0 else { throw Failure() }
  }

  static func setPermissions(_ permissions: mode_t, of descriptor: Int32) throws(Failure) {
    guard fchmod(descriptor, permissions) == 0 else { throw Failure() }
  }

  /// Puts a file in the place of another in one step.
  static func move(_ path: String, to target: String) throws(Failure) {
    guard unsafe rename(path, target) == 0 else { throw Failure() }
  }

  static func remove(_ path: String) {
    _ = unsafe unlink(path)
  }

  static var processNumber: Int32 { getpid() }
}
