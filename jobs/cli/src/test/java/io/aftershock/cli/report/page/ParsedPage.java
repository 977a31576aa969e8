package io.aftershock.cli.report.page;

import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathExpressionException;
import javax.xml.xpath.XPathFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** A page as an XML parser reads it, which refuses what is not well-formed. */
record ParsedPage(Document document) {

    static ParsedPage of(String html) {
        try {
            return new ParsedPage(DocumentBuilderFactory.newDefaultNSInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(html))));
        } catch (Exception e) {
            throw new AssertionError("not well-formed: " + e.getMessage(), e);
        }
    }

    List<Element> all(String path) {
        try {
            NodeList nodes = (NodeList)
                    XPathFactory.newDefaultInstance().newXPath().evaluate(path, document, XPathConstants.NODESET);
            return IntStream.range(0, nodes.getLength())
                    .mapToObj(place -> (Element) nodes.item(place))
                    .toList();
        } catch (XPathExpressionException e) {
            throw new AssertionError(e);
        }
    }

    List<String> texts(String path) {
        return all(path).stream().map(Element::getTextContent).toList();
    }

    /** Rows of the table in a section, cells side by side. */
    List<String> rows(String section) {
        return all("//section[@id='" + section + "']//tbody/tr").stream()
                .map(row -> {
                    NodeList cells = row.getElementsByTagName("td");
                    return IntStream.range(0, cells.getLength())
                            .mapToObj(place -> cells.item(place).getTextContent())
                            .reduce((left, right) -> left + "|" + right)
                            .orElse("");
                })
                .toList();
    }
}
