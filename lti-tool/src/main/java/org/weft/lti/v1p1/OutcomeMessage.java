package org.weft.lti.v1p1;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.weft.base.Markup;
import org.xml.sax.SAXException;

/** The XML that is sent and answered (LTI 1.1.1, section 6, "POX"). */
final class OutcomeMessage {
    private static final String NAMESPACE = "http://www.imsglobal.org/services/ltiv1p1/xsd/imsoms_v1p0";

    private OutcomeMessage() {}

    /**
     * A request.
     *
     * @param operation for example {@code replaceResult}
     * @param result what stands beside the sourced id, as XML
     */
    static byte[] request(String id, String operation, String sourcedId, String result) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <imsx_POXEnvelopeRequest xmlns="%1$s">
                <imsx_POXHeader><imsx_POXRequestHeaderInfo><imsx_version>V1.0</imsx_version>\
                <imsx_messageIdentifier>%2$s</imsx_messageIdentifier></imsx_POXRequestHeaderInfo></imsx_POXHeader>
                <imsx_POXBody><%3$sRequest><resultRecord>\
                <sourcedGUID><sourcedId>%4$s</sourcedId></sourcedGUID>%5$s</resultRecord></%3$sRequest></imsx_POXBody>
                </imsx_POXEnvelopeRequest>
                """.formatted(NAMESPACE, Markup.escape(id), operation, Markup.escape(sourcedId), result)
                .getBytes(StandardCharsets.UTF_8);
    }

    static String score(String decimal) {
        return "<result><resultScore><language>en</language><textString>%s</textString></resultScore></result>"
                .formatted(decimal);
    }

    /** Empty for what is no XML, or XML that would make us read something else. */
    static Optional<Document> parse(byte[] answer) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setNamespaceAware(true);
            var builder = factory.newDocumentBuilder();
            builder.setErrorHandler(null);
            return Optional.of(builder.parse(new ByteArrayInputStream(answer)));
        } catch (SAXException | IOException e) {
            return Optional.empty();
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("This Java can't read XML safely", e);
        }
    }

    /** The first element of that name, whatever namespace it has; empty when it is absent or blank. */
    static Optional<String> text(Document answer, String element) {
        var found = answer.getElementsByTagNameNS("*", element);
        return found.getLength() == 0
                ? Optional.empty()
                : Optional.of(found.item(0).getTextContent().strip()).filter(text -> !text.isEmpty());
    }
}
