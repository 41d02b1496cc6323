package org.weft.mail;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads mails that come in; none of them is trusted. */
final class Reading {
    private static final Logger LOG = LoggerFactory.getLogger(Reading.class);
    private static final int MOST_BYTES = 500_000;
    private static final int MOST_PARTS = 50;
    private static final Set<String> LISTS = Set.of("bulk", "list", "junk", "auto_reply");
    private static final String QUOTES = "blockquote, .gmail_quote, .gmail_signature, .yahoo_quoted, #divRplyFwdMsg,"
            + " #divRplyFwdMsg ~ *, #appendonsend, #appendonsend ~ *, .moz-cite-prefix, .moz-signature, style, script, title";

    private final MailSettings settings;
    private final Pattern address;
    private final Quotes quotes;
    private final Reports reports;

    /** @param settings with an address for replies */
    Reading(MailSettings settings) {
        this.settings = settings;
        var around = Objects.requireNonNull(settings.reply()).split("\\{token}", 2);
        address = Pattern.compile(
                Pattern.quote(around[0]) + "(\\d{1,19}-[0-9a-f]{32})" + Pattern.quote(around[1]),
                Pattern.CASE_INSENSITIVE);
        quotes = new Quotes(settings, address);
        reports = new Reports(settings);
    }

    /** @throws MessagingException when the mail server doesn't give it */
    Received read(Message message) throws MessagingException {
        var from = from(message);
        var content = new Content();
        if (token(message) != null && !automatic(message, from)) {
            content.look(message, 0);
        }
        return new Received(
                id(message),
                from,
                message.getSubject(),
                token(message),
                automatic(message, from),
                content.text == null ? null : quotes.without(content.text),
                content.files,
                reports.read(message).orElse(null));
    }

    private static String id(Message message) throws MessagingException {
        var given = header(message, "Message-ID");
        return given.isBlank()
                ? header(message, "Date")
                        + header(message, "From")
                        + header(message, "Subject")
                        + header(message, "Received")
                : given;
    }

    private static String from(Message message) throws MessagingException {
        try {
            var from = message.getFrom();
            return from != null && from.length == 1 && from[0] instanceof InternetAddress one
                    ? Objects.requireNonNullElse(one.getAddress(), "")
                    : "";
        } catch (jakarta.mail.internet.AddressException e) {
            return "";
        }
    }

    private @Nullable String token(Message message) throws MessagingException {
        for (var name : List.of("To", "Cc", "Delivered-To", "X-Original-To", "Envelope-To", "X-Envelope-To")) {
            var found = address.matcher(header(message, name));
            if (found.find()) {
                return found.group(1).toLowerCase(Locale.ROOT);
            }
        }
        return null;
    }

    /** RFC 3834, and what programs did before and beside it. */
    private boolean automatic(Message message, String from) throws MessagingException {
        var submitted = header(message, "Auto-Submitted").strip();
        var sender = from.toLowerCase(Locale.ROOT);
        return !(submitted.isEmpty() || submitted.equalsIgnoreCase("no"))
                || LISTS.contains(header(message, "Precedence").strip().toLowerCase(Locale.ROOT))
                || header(message, "Return-Path").replace(" ", "").equals("<>")
                || !header(message, "X-Autoreply").isEmpty()
                || !header(message, "X-Autorespond").isEmpty()
                || !header(message, "List-Id").isEmpty()
                || message.isMimeType("multipart/report")
                || sender.isEmpty()
                || sender.startsWith("mailer-daemon@")
                || sender.startsWith("postmaster@")
                || sender.equalsIgnoreCase(settings.from())
                || address.matcher(sender).find()
                || id(message).contains(".weft@" + settings.domain());
    }

    private static String header(Message message, String name) throws MessagingException {
        var values = message.getHeader(name);
        return values == null ? "" : String.join(", ", values);
    }

    /** Plain text before HTML. */
    private static final class Content {
        private @Nullable String text;
        private boolean plain;
        private boolean files;
        private int parts;

        void look(Part part, int depth) throws MessagingException {
            if (++parts > MOST_PARTS || depth > 10) {
                return;
            }
            try {
                if (Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
                    files = true;
                } else if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart several) {
                    for (int i = 0; i < several.getCount(); i++) {
                        look(several.getBodyPart(i), depth + 1);
                    }
                } else if (part.getSize() <= MOST_BYTES) {
                    take(part);
                }
            } catch (IOException e) {
                LOG.debug("mail: a part can't be read", e);
            }
        }

        private void take(Part part) throws MessagingException, IOException {
            if (part.isMimeType("text/plain") && !plain && part.getContent() instanceof String words) {
                text = words;
                plain = true;
            } else if (part.isMimeType("text/html") && text == null && part.getContent() instanceof String html) {
                text = words(html);
            }
        }

        private static String words(String html) {
            var page = Jsoup.parse(html);
            page.select(QUOTES).remove();
            page.outputSettings(new Document.OutputSettings().prettyPrint(false));
            page.select("br").after("\n");
            page.select("p, div, li, tr, h1, h2, h3, h4, h5, h6, pre").before("\n");
            page.select("p, h1, h2, h3, h4, h5, h6").after("\n");
            var lines = new ArrayList<String>();
            Arrays.stream(page.body().wholeText().split("\n", -1))
                    .map(String::strip)
                    .forEach(lines::add);
            return String.join("\n", lines).replaceAll("\n{3,}", "\n\n");
        }
    }
}
