package org.weft.feeds;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.weft.discussion.Discussion;
import org.weft.discussion.Latest;
import org.weft.session.Secrets;
import org.weft.text.Texts;

/**
 * {@code GET /feeds/{secret}}: the newest posts of a placement, or of its threads with a tag, as Atom. Holds what
 * everyone in the place may see and nothing private, since who asks is whoever has the address; without those whom its
 * person muted.
 */
public final class FeedServlet extends HttpServlet {
    private static final long serialVersionUID = 1;
    private static final String ATOM = "http://www.w3.org/2005/Atom";

    private final transient Feeds feeds;
    private final transient Discussion discussion;
    private final transient URI publicUrl;

    public FeedServlet(Feeds feeds, Discussion discussion, URI publicUrl) {
        this.feeds = feeds;
        this.discussion = discussion;
        this.publicUrl = publicUrl;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var path = String.valueOf(request.getPathInfo());
        var feed = feeds.find(path.substring(Math.min(1, path.length())));
        if (feed.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        var xml = xml(feed.get());
        var tag = '"' + new BigInteger(1, Secrets.hash(new String(xml, StandardCharsets.UTF_8))).toString(36) + '"';
        response.setHeader("Cache-Control", "private, max-age=300");
        response.setHeader("ETag", tag);
        if (tag.equals(request.getHeader("If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType("application/atom+xml; charset=utf-8");
        response.getOutputStream().write(xml);
    }

    private byte[] xml(Feeds.Feed feed) {
        var posts = discussion.latest(new Latest.Wanted(
                feed.organizationId(), feed.placeId(), feed.placementId(), feed.personId(), feed.tag()));
        var bytes = new ByteArrayOutputStream();
        try {
            var xml = XMLOutputFactory.newInstance().createXMLStreamWriter(bytes, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("feed");
            xml.writeDefaultNamespace(ATOM);
            write(
                    xml,
                    "id",
                    "urn:weft:placement:" + feed.key() + (feed.tag() == null ? "" : ":tag:" + address(feed.tag())));
            write(xml, "title", feed.tag() == null ? feed.title() : feed.title() + " #" + feed.tag());
            write(xml, "updated", updated(posts));
            for (var post : posts) {
                entry(xml, feed, post);
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("Memory can always be written to", e);
        }
        return bytes.toByteArray();
    }

    private void entry(XMLStreamWriter xml, Feeds.Feed feed, Latest post) throws XMLStreamException {
        xml.writeStartElement("entry");
        write(
                xml,
                "id",
                "urn:weft:post:" + feed.organizationId().text() + ":"
                        + post.id().text());
        write(xml, "title", post.number() == 1 ? post.title() : post.title() + " (#" + post.number() + ")");
        write(xml, "published", post.createdAt().toString());
        write(xml, "updated", post.updatedAt().toString());
        xml.writeStartElement("author");
        write(xml, "name", post.author());
        xml.writeEndElement();
        xml.writeEmptyElement("link");
        xml.writeAttribute(
                "href",
                publicUrl.resolve("/go/" + feed.key() + "/" + post.id().text()).toString());
        xml.writeStartElement("content");
        xml.writeAttribute("type", "html");
        xml.writeCharacters(Texts.withoutUploads(post.html()));
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private static String address(String tag) {
        return URLEncoder.encode(tag, StandardCharsets.UTF_8);
    }

    private static String updated(List<Latest> posts) {
        return posts.stream()
                .map(Latest::updatedAt)
                .max(java.util.Comparator.naturalOrder())
                .orElse(java.time.Instant.EPOCH)
                .toString();
    }

    private static void write(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }
}
