package io.hastack.pacemaker;

import io.hastack.spi.problem.ErrorCode;
import io.hastack.spi.problem.HaException;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Text to elements and back, the way Pacemaker's tools print them: two spaces a level. */
public final class Xml {
    private Xml() {}

    /**
     * Reads a document.
     *
     * @param origin what it is, for the message
     * @throws HaException {@code PACEMAKER_REJECTED} if it is not well-formed
     */
    public static Element parse(String text, String origin) {
        try {
            SAXParserFactory factory = SAXParserFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            Reading reading = new Reading();
            factory.newSAXParser().parse(new InputSource(new StringReader(text)), reading);
            return reading.root;
        } catch (SAXException | IOException e) {
            throw new HaException(
                    ErrorCode.PACEMAKER_REJECTED, origin + " is not the XML that was expected: " + e.getMessage(), e);
        } catch (ParserConfigurationException e) {
            throw new HaException(ErrorCode.INTERNAL, "this Java has no XML parser: " + e.getMessage(), e);
        }
    }

    /** Returns the text of an element that stands {@code depth} levels deep. */
    public static String print(Element element, int depth) {
        StringBuilder text = new StringBuilder();
        print(element, depth, text);
        return text.toString();
    }

    private static void print(Element element, int depth, StringBuilder to) {
        String indent = "  ".repeat(depth);
        to.append(indent).append('<').append(element.name());
        element.attributes().forEach((k, v) -> to.append(' ')
                .append(k)
                .append("=\"")
                .append(escaped(v))
                .append('"'));
        if (element.children().isEmpty()) {
            to.append("/>\n");
            return;
        }
        to.append(">\n");
        element.children().forEach(c -> print(c, depth + 1, to));
        to.append(indent).append("</").append(element.name()).append(">\n");
    }

    private static String escaped(String value) {
        return value.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("\n", "&#10;")
                .replace("\t", "&#9;");
    }

    /** Builds elements as they are met: a tree of the parser's own between would be the dearest part of a proof. */
    private static final class Reading extends DefaultHandler {
        private final Deque<Element> open = new ArrayDeque<>();
        private Element root;

        @Override
        public void startElement(String uri, String local, String name, Attributes attributes) {
            Element element = new Element(name);
            for (int i = 0; i < attributes.getLength(); i++) {
                element.with(attributes.getQName(i), attributes.getValue(i));
            }
            if (open.isEmpty()) {
                root = element;
            } else {
                open.peek().with(element);
            }
            open.push(element);
        }

        @Override
        public void endElement(String uri, String local, String name) {
            open.pop();
        }
    }
}
