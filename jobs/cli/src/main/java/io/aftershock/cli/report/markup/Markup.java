package io.aftershock.cli.report.markup;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * HTML that is XML too, written element by element. Whatever comes from the history is text or an attribute's value here, and
 * is escaped by the writer.
 */
public final class Markup {

    private static final char REPLACEMENT = '\uFFFD';

    private final StringWriter written = new StringWriter();
    private final XMLStreamWriter writer;

    public Markup() {
        try {
            // The JDK's own, whatever else is on the class path.
            writer = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(written);
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Begins an element; attributes are names and values in turn. */
    public Markup open(String element, String... attributes) {
        return write(() -> {
            writer.writeStartElement(element);
            attributes(attributes);
        });
    }

    /** Ends the element that was begun last. */
    public Markup close() {
        return write(writer::writeEndElement);
    }

    public Markup text(String text) {
        return write(() -> writer.writeCharacters(legal(text)));
    }

    /** A whole element with nothing but text in it. */
    public Markup leaf(String element, String text, String... attributes) {
        return open(element, attributes).text(text).close();
    }

    /** A whole element with nothing in it. */
    public Markup empty(String element, String... attributes) {
        return write(() -> {
            writer.writeEmptyElement(element);
            attributes(attributes);
        });
    }

    /** What belongs before the first element. */
    public Markup doctype() {
        return write(() -> writer.writeDTD("<!DOCTYPE html>"));
    }

    private void attributes(String... attributes) throws XMLStreamException {
        for (int i = 0; i < attributes.length; i += 2) {
            writer.writeAttribute(attributes[i], legal(attributes[i + 1]));
        }
    }

    /** All that has been written; every element has to be closed. */
    public String written() {
        write(writer::writeEndDocument);
        return written.toString();
    }

    /** Without characters that neither XML nor a reader can take: controls, halves of pairs, and what turns the direction. */
    private static String legal(String text) {
        if (text.codePoints().allMatch(Markup::isLegal)) {
            return text;
        }
        StringBuilder legal = new StringBuilder();
        text.codePoints().map(point -> isLegal(point) ? point : REPLACEMENT).forEach(legal::appendCodePoint);
        return legal.toString();
    }

    private static boolean isLegal(int point) {
        boolean control = Character.isISOControl(point) && point != '\n' && point != '\t';
        boolean turnsDirection = (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
        return !control
                && !turnsDirection
                && !(point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)
                && point != 0xFFFE
                && point != 0xFFFF;
    }

    private Markup write(Writing writing) {
        try {
            writing.write();
            return this;
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Writing {
        void write() throws XMLStreamException;
    }
}
