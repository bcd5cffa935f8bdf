/// The servers of a stage as a tournament: the least key at the root, found anew along one path when a server's changes.
///
/// Leaves are servers with the keys at which they get free (tick, and the number of the truck; a number beyond those of
/// the trucks for a server that has not served yet). Each inner node holds the lesser of its two children.
///
/// What a change costs, with 0.9 utilisation and random service times: 2 ns for 1 server, 5.5 for 8, 6.4 for 16, 9.4 for
/// 250. An ascending array into which the new key is bubbled without branches takes 5.4, 6.3, 6.6 and 38 ns, and only
/// if the keys pass as floating-point numbers; a binary heap 16 ns for 8.
///
/// Which server has the least key stands in the key's own low bits where they suffice (with 8 servers, a million trucks and
/// eight years they do); else it is looked up by the truck, in two bytes each.
///
/// Complexity: O(log n) for n servers.
struct ServerTree {
  /// Node i has the children 2i and 2i + 1; leaves are the second half; unused ones never get free.
  private var nodes = Slab(repeating: Int.max, count: 2)
  private var width = 1
  /// How many low bits of a node hold its server; 0 if they don't suffice.
  private var serverBits = 0
  private var isLookedUp = true
  /// The server of each truck or, beyond the trucks, of each server that has not served yet, if it is looked up.
  private var serverOf = Slab<UInt16>(repeating: 0, count: 0)

  /// The most servers.
  static let mostServers = 65_535

  /// Sets up servers that are all free from tick 0 on; server s has the number `trucks` + s until it serves.
  ///
  /// - Parameter keyBits: how many low bits hold the greatest key.
  mutating func reset(servers: Int, trucks: Int, keyBits: Int) {
    precondition((1...Self.mostServers).contains(servers), "\(servers) servers")
    makeRoom(servers: servers, numbers: trucks + servers, keyBits)
    for server in 0..<servers {
      nodes[width + server] = node(trucks + server, of: trucks + server, UInt16(truncatingIfNeeded: server))
    }
    for node in stride(from: width - 1, through: 1, by: -1) {
      nodes[node] = min(nodes[2 * node], nodes[2 * node + 1])
    }
  }

  /// Sets up servers that are all idle: their keys are the greatest.
  mutating func reset(idleServers servers: Int, trucks: Int, keyBits: Int) {
    precondition((0...Self.mostServers).contains(servers), "\(servers) servers")
    makeRoom(servers: servers, numbers: trucks, keyBits)
  }

  private mutating func makeRoom(servers: Int, numbers: Int, _ keyBits: Int) {
    width = 1
    while width < servers { width *= 2 }
    if nodes.count < 2 * width { nodes = Slab(repeating: Int.max, count: 2 * width) }
    nodes.fill(Int.max, count: 2 * width)
    serverBits = width.trailingZeroBitCount
    isLookedUp = keyBits + serverBits > 62
    if isLookedUp { serverBits = 0 }
    if isLookedUp, serverOf.count < numbers { serverOf = Slab(repeating: 0, count: numbers) }
  }

  /// The least key.
  var least: Int {
    @inline(__always) get { nodes[1] &>> serverBits }
  }

  /// The server with the least key, which is that of `truck`.
  @inline(__always)
  private func leastServer(of truck: Int) -> UInt16 {
    isLookedUp ? serverOf[truck] : UInt16(truncatingIfNeeded: nodes[1] & (width &- 1))
  }

  /// What a server's leaf holds when its key is that of `truck`.
  @inline(__always)
  private func node(_ key: Int, of truck: Int, _ server: UInt16) -> Int {
    if isLookedUp { serverOf[truck] = server }
    return isLookedUp ? key : (key &<< serverBits) | Int(server)
  }

  /// Gives the server with the least key, which was that of `from`, the key of truck `to`.
  @inline(__always)
  mutating func replaceLeast(from: Int, with key: Int, of to: Int) {
    set(leastServer(of: from), to: key, of: to)
  }

  /// Gives a server the key of a truck.
  @inline(__always)
  mutating func set(_ server: UInt16, to key: Int, of truck: Int) {
    update(server, node(key, of: truck, server))
  }

  /// Makes the server with the least key, which is that of `truck`, idle; returns the server.
  @inline(__always)
  mutating func removeLeast(of truck: Int) -> UInt16 {
    let server = leastServer(of: truck)
    update(server, .max)
    return server
  }

  @inline(__always)
  private mutating func update(_ server: UInt16, _ key: Int) {
    var least = key
    var node = width + Int(server)
    nodes[node] = least
    while node > 1 {
      // Two instructions a level, and the addresses don't depend on the keys.
      least = min(least, nodes[node ^ 1])
      node >>= 1
      nodes[node] = least
    }
  }

  /// All keys in ascending order.
  var sorted: [Int] {
    (width..<(2 * width)).map { nodes[$0] }.filter { $0 != Int.max }.sorted().map { $0 &>> serverBits }
  }
}
