import CivilTime
import CrossingModel
import Diagnostics
import OpeningRules

/// What can be used and probably does not mean what its author meant.
func networkDoubts(_ network: Network, document: JSONNode, figures: [FigureSite]) -> [Finding] {
  []
}
