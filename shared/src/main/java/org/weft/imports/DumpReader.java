package org.weft.imports;

import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads the rows of a dump's files as a stream. No document type is let in, and so no entity that grows or reaches out. */
final class DumpReader {
    private final Dump dump;
    private final List<SkippedRow> skipped;

    /** @param skipped gets the rows that {@link Rows#take} refuses */
    DumpReader(Dump dump, List<SkippedRow> skipped) {
        this.dump = dump;
        this.skipped = skipped;
    }

    interface Rows {
        void take(Row row) throws RowBroken;
    }

    /** @throws DumpBroken when the file is missing, isn't XML or is something else */
    void read(String file, Rows rows) {
        try (var in = dump.open(file)) {
            read(file, in, rows);
        } catch (NoSuchFileException e) {
            throw new DumpBroken(file, 0, "is missing");
        } catch (IOException e) {
            throw new DumpBroken(file, 0, "can't be read: " + e.getMessage());
        }
    }

    private void read(String file, InputStream in, Rows rows) {
        try {
            var xml = factory().createXMLStreamReader(in);
            for (int depth = 0; xml.hasNext(); ) {
                int event = xml.next();
                if (event == XMLStreamConstants.DTD) {
                    throw new DumpBroken(file, line(xml), "a document type is not let in");
                } else if (event == XMLStreamConstants.END_ELEMENT) {
                    depth--;
                } else if (event == XMLStreamConstants.START_ELEMENT) {
                    element(new Row(file, line(xml), new HashMap<>()), depth++, xml, rows);
                }
            }
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
            throw new DumpBroken(file, line, reason(e));
        }
    }

    private void element(Row row, int depth, XMLStreamReader xml, Rows rows) {
        var root = row.file().replace(".xml", "").toLowerCase(Locale.ROOT);
        if (depth == 0 && !xml.getLocalName().equals(root)) {
            throw new DumpBroken(
                    row.file(), row.line(), "starts with <" + xml.getLocalName() + ">, not <" + root + ">");
        }
        if (depth == 0 || !xml.getLocalName().equals("row")) {
            return;
        }
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            row.attributes().put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
        }
        try {
            rows.take(row);
        } catch (RowBroken e) {
            skipped.add(row.spot().skipped(String.valueOf(e.getMessage())));
        }
    }

    private static XMLInputFactory factory() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        return factory;
    }

    private static int line(XMLStreamReader xml) {
        return xml.getLocation().getLineNumber();
    }

    /** The parser says where before it says what; we have said where. */
    private static String reason(XMLStreamException e) {
        if (e.getNestedException() instanceof CharConversionException) {
            return "isn't UTF-8, on this line or below";
        }
        var message = Objects.toString(e.getMessage(), "unreadable");
        return "isn't well-formed XML: "
                + message.substring(message.indexOf("Message: ") < 0 ? 0 : message.indexOf("Message: ") + 9);
    }
}
