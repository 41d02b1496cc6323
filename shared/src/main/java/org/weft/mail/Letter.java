package org.weft.mail;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.weft.people.PersonId;

/**
 * A mail to somebody, not yet sent.
 *
 * @param sender the name that it comes from
 * @param id without angle brackets, the same whenever it is made again from the same news
 * @param headers what else machines read
 * @param issued what it lets its reader do; null for nothing
 * @param news ids of the notifications that it tells
 */
record Letter(
        PersonId person,
        String email,
        String sender,
        String subject,
        Body body,
        String id,
        Map<String, String> headers,
        @Nullable Issued issued,
        List<Long> news) {

    /** The same twice. */
    record Body(String text, String html) {}

    /** As a standard message (RFC 5322). @throws MessagingException also when it is for no address */
    MimeMessage message(String from, Instant at) throws MessagingException {
        var message = new Named("<" + id + ">");
        try {
            message.setFrom(new InternetAddress(from, sender, "UTF-8"));
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("Every Java has UTF-8", e);
        }
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(email, true));
        message.setSubject(subject, "UTF-8");
        message.setSentDate(Date.from(at));
        for (var header : headers.entrySet()) {
            message.setHeader(header.getKey(), header.getValue());
        }
        var parts = new MimeMultipart("alternative", part(body.text(), "plain"), part(body.html(), "html"));
        message.setContent(parts);
        message.saveChanges();
        return message;
    }

    private static MimeBodyPart part(String text, String type) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(text, "UTF-8", type);
        return part;
    }

    /** Keeps the name it was given. */
    private static final class Named extends MimeMessage {
        private final String id;

        Named(String id) {
            super(Session.getInstance(new Properties()));
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
