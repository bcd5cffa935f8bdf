import CivilTime
import CrossingModel
import SlotPlanning

extension PlanReport {
  /// One document with everything that is known of the plan.
  public func json() -> String { JSONText.snakeCaseText(document) }

  private var document: Document {
    let cost = plan.cost
    return Document(
      network: context.network.id, currency: context.network.currency, scenarios: context.scenarios,
      now: context.now.map(clock.text), shipments: task.problem.shipments.count, trucks: truckCount,
      placedTrucks: plan.placedTrucks, leftOutTrucks: plan.leftOutTrucks,
      placements: placed.map(placement),
      leftOut: leftOut.map {
        Document.Staying(
          shipment: $0.shipment.id, trucks: $0.trucks, reason: $0.reason.code, text: words($0),
          neededUsd: $0.neededCents.map(Self.dollars), room: $0.force.map(room))
      },
      bookings: Document.Bookings(
        kept: revision.kept.map(\.id),
        moved: moves.map {
          Document.Move(
            shipment: $0.shipment, bookings: $0.bookings,
            from: Document.Place(crossing: $0.from.crossing, slotStart: clock.text(of: $0.from.start)),
            to: Document.Place(crossing: $0.to.crossing, slotStart: clock.text(of: $0.to.start)),
            laterMinutes: $0.laterMinutes, extraUsd: $0.extraCents.map(Self.dollars))
        }, givenUp: givenUp.map(givenUp), new: revision.new.map(\.id), gone: task.gone.map(\.id),
        ofOthers: task.othersCount),
      frontier: frontier.map {
        Document.Point(
          movePriceUsd: Self.dollars($0.movePenaltyCents), moved: $0.movedTrucks,
          leftOut: truckCount - $0.placedTrucks, costUsd: Self.dollars($0.costWithoutMovesCents))
      },
      placeValues: prices.map {
        Document.Price(
          crossing: $0.crossing, truckClasses: $0.truckClasses, quota: $0.quota,
          firstSlotStart: clock.text(of: $0.start),
          lastSlotStart: clock.text(of: $0.last), usd: Self.dollars($0.cents))
      },
      periodValues: periodPrices.map {
        Document.PeriodPrice(
          crossing: $0.crossing, period: $0.isWeek ? "week" : "day", firstDay: "\($0.days.lowerBound)",
          lastDay: "\($0.days.upperBound)", slots: $0.slots, usd: Self.dollars($0.cents))
      },
      shippers: shippers.map {
        Document.Shipper(
          shipper: $0.shipper, trucks: $0.trucks, placed: $0.placed, onTime: $0.onTime, leftOut: $0.leftOut,
          lateMinutes: $0.lateMinutes, costUsd: Self.dollars($0.costCents))
      },
      cost: Document.Cost(
        totalCents: cost.totalCents, placedCents: cost.placedCents, unplacedCents: cost.unplacedCents,
        levelCents: cost.levelCents, fairnessCents: cost.fairnessCents, moveCents: cost.moveCents),
      certificate: Document.Certificate(
        isByPriority: isByPriority, isOptimal: plan.certificate.isOptimal, costCents: plan.certificate.costCents,
        boundCents: plan.certificate.boundCents, gapCents: plan.certificate.gapCents, pivots: plan.pivots,
        verified: verification.map(\.provesOptimality)))
  }

  private func placement(_ row: PlacedRow) -> Document.Placement {
    Document.Placement(
      shipment: row.shipment.id, shipper: row.shipment.shipper, truckClass: truckClass(row.shipment),
      priority: row.shipment.priority, trucks: row.trucks, bookedBefore: row.keptTrucks, crossing: row.crossing,
      slotStart: clock.text(of: row.start),
      slotEnd: clock.text(of: row.end), utcStart: TimeText.inUTC(row.start), delivery: clock.text(of: row.delivery),
      lateMinutes: row.lateMinutes, costUsd: Self.dollars(row.costCents),
      next: row.next.map {
        Document.Next(
          crossing: $0.slot?.crossing, slotStart: $0.slot.map { clock.text(of: $0.start) },
          extraUsd: Self.dollars($0.extraCents))
      })
  }

  private func givenUp(_ row: GivenUpRow) -> Document.GivenUp {
    Document.GivenUp(
      shipment: row.shipment, bookings: row.bookings,
      from: Document.Place(crossing: row.from.crossing, slotStart: clock.text(of: row.from.start)), text: row.why)
  }

  private func room(_ force: LeftOutRow.Force) -> Document.Room {
    Document.Room(
      crossing: force.crossing, slotStart: clock.text(of: force.start), extraUsd: Self.dollars(force.costCents),
      displaced: force.displaced.map {
        Document.Displaced(
          shipment: $0.shipment, crossing: $0.to?.crossing, slotStart: $0.to.map { clock.text(of: $0.start) },
          extraUsd: Self.dollars($0.extraCents))
      })
  }

  private static func dollars(_ cents: Int) -> Double { Double(cents) / 100 }

  private struct Document: Encodable {
    struct Next: Encodable {
      let crossing: String?
      let slotStart: String?
      let extraUsd: Double
    }
    struct Displaced: Encodable {
      let shipment: String
      let crossing: String?
      let slotStart: String?
      let extraUsd: Double
    }
    struct Room: Encodable {
      let crossing: String
      let slotStart: String
      let extraUsd: Double
      let displaced: [Displaced]
    }
    struct Placement: Encodable {
      let shipment: String
      let shipper: String
      let truckClass: String
      let priority: Int
      let trucks: Int
      let bookedBefore: Int
      let crossing: String
      let slotStart: String
      let slotEnd: String
      let utcStart: String
      let delivery: String
      let lateMinutes: Int
      let costUsd: Double
      let next: Next?
    }
    struct Staying: Encodable {
      let shipment: String
      let trucks: Int
      let reason: String
      let text: String
      let neededUsd: Double?
      let room: Room?
    }
    struct Place: Encodable {
      let crossing: String
      let slotStart: String
    }
    struct Move: Encodable {
      let shipment: String
      let bookings: [String]
      let from: Place
      let to: Place
      let laterMinutes: Int
      let extraUsd: Double?
    }
    struct GivenUp: Encodable {
      let shipment: String
      let bookings: [String]
      let from: Place
      let text: String
    }
    struct Point: Encodable {
      let movePriceUsd: Double
      let moved: Int
      let leftOut: Int
      let costUsd: Double
    }
    struct Bookings: Encodable {
      let kept: [String]
      let moved: [Move]
      let givenUp: [GivenUp]
      let new: [String]
      let gone: [String]
      let ofOthers: Int
    }
    struct Price: Encodable {
      let crossing: String
      let truckClasses: [String]
      let quota: String?
      let firstSlotStart: String
      let lastSlotStart: String
      let usd: Double
    }
    struct PeriodPrice: Encodable {
      let crossing: String
      let period: String
      let firstDay: String
      let lastDay: String
      let slots: Int
      let usd: Double
    }
    struct Shipper: Encodable {
      let shipper: String
      let trucks: Int
      let placed: Int
      let onTime: Int
      let leftOut: Int
      let lateMinutes: Int
      let costUsd: Double
    }
    struct Cost: Encodable {
      let totalCents: Int
      let placedCents: Int
      let unplacedCents: Int
      let levelCents: Int
      let fairnessCents: Int
      let moveCents: Int
    }
    struct Certificate: Encodable {
      let isByPriority: Bool
      let isOptimal: Bool
      let costCents: Int
      let boundCents: Int
      let gapCents: Int
      let pivots: Int
      let verified: Bool?
    }
    let network: String
    let currency: String
    let scenarios: [String]
    let now: String?
    let shipments: Int
    let trucks: Int
    let placedTrucks: Int
    let leftOutTrucks: Int
    let placements: [Placement]
    let leftOut: [Staying]
    let bookings: Bookings
    let frontier: [Point]
    let placeValues: [Price]
    let periodValues: [PeriodPrice]
    let shippers: [Shipper]
    let cost: Cost
    let certificate: Certificate
  }
}
