package io.omnidepth.api.depth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;

/** Reads pictures as any reader of XML does. */
public final class Pictures {
  private Pictures() {}

  /** The document of a picture, which must be well-formed SVG. */
  public static Document parsed(String svg) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      Document document =
          factory.newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
      assertEquals("http://www.w3.org/2000/svg", document.getDocumentElement().getNamespaceURI());
      assertEquals("svg", document.getDocumentElement().getLocalName());
      return document;
    } catch (Exception broken) {
      throw new AssertionError(svg, broken);
    }
  }

  static List<Element> elements(Document document, String name) {
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < document.getElementsByTagName(name).getLength(); i++) {
      Node node = document.getElementsByTagName(name).item(i);
      elements.add((Element) node);
    }
    return elements;
  }

  /** All texts of a picture. */
  static List<String> texts(Document document) {
    return elements(document, "text").stream().map(Element::getTextContent).toList();
  }
}
