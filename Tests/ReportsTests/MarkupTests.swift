import Testing

@testable import Reports

struct MarkupTests {
  struct Escape: CustomTestStringConvertible {
    let text: String
    let escaped: String
    var testDescription: String { escaped }
  }

  @Test(arguments: [
    Escape(text: "plain, text; of 'many' kinds", escaped: "plain, text; of 'many' kinds"),
    Escape(text: "<script>alert(1)</script>", escaped: "&lt;script&gt;alert(1)&lt;/script&gt;"),
    Escape(text: "Ali & Sons &amp;", escaped: "Ali &amp; Sons &amp;amp;"),
    Escape(text: "a \"quoted\" name", escaped: "a &quot;quoted&quot; name"),
    Escape(text: "two\nlines\r\nand\ta tab", escaped: "two&#10;lines&#13;&#10;and&#9;a tab"),
    Escape(text: "]]> and -->", escaped: "]]&gt; and --&gt;"),
    Escape(text: "bell\u{7} nul\u{0} C1\u{85} \u{FFFE}", escaped: "bell\u{FFFD} nul\u{FFFD} C1\u{FFFD} \u{FFFD}"),
    Escape(text: "مهران می‌رود 🚚", escaped: "مهران می‌رود 🚚"),
  ])
  func textStaysText(_ example: Escape) {
    #expect(MarkupWriter.escaped(example.text) == example.escaped)
    let written = MarkupWriter.document(
      firstLine: "<!DOCTYPE html>", Element("p", ["title": example.text]) { example.text })
    #expect(written == "<!DOCTYPE html>\n<p title=\"\(example.escaped)\">\(example.escaped)</p>\n")
  }

  @Test func elementsStandOnLinesOfTheirOwnOnlyWhereWhiteSpaceMeansNothing() {
    let absent: Element? = nil
    let page = Element("section", ["id": "a", "hidden": nil]) {
      Element("p") {
        "from "
        Element("bdi") { "Mehran" }
      }
      Element("p") {
        Element("span") { "one" }
        Element("span") { "two" }
      }
      for height in ["1", "2"] { Element("rect", ["height": height]) }
      Element("td")
      absent
    }
    #expect(
      MarkupWriter.document(firstLine: "<!DOCTYPE html>", page) == """
        <!DOCTYPE html>
        <section id="a">
         <p>from <bdi>Mehran</bdi></p>
         <p><span>one</span><span>two</span></p>
         <rect height="1"/>
         <rect height="2"/>
         <td></td>
        </section>

        """)
  }

  @Test func aStyleSheetIsNotEscaped() {
    let sheet = Element("style") { [.styleSheet("a > b { content: \"&\" }")] }
    #expect(MarkupWriter.document(firstLine: "", sheet) == "\n<style>a > b { content: \"&\" }</style>\n")
  }
}
