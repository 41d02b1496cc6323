package org.weft.practice;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/**
 * {@code /mail}: the mails of whoever is signed in; {@code /mail/3} one of them, {@code /mail/3/html} as it came, alone in
 * its frame. Posting to one answers it.
 */
final class MailServlet extends HttpServlet {
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; "
            + "form-action 'none'; frame-ancestors 'self'; "
            + "sandbox allow-top-navigation-by-user-activation allow-popups allow-popups-to-escape-sandbox";

    private final transient PracticeMail mail;

    MailServlet(PracticeMail mail) {
        this.mail = mail;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var person = SignIn.person(request);
        if (person.isEmpty()) {
            Pages.redirect(response, SignIn.address(request));
            return;
        }
        var path = Objects.requireNonNullElse(request.getPathInfo(), "/").split("/", 3);
        if (path.length < 2 || path[1].isEmpty()) {
            list(request, response, person.get());
            return;
        }
        var message = message(person.get(), path[1]);
        if (message.isEmpty()) {
            Pages.refuse(response, 404, "There is no such mail", "It is gone when the practice LMS stops.");
        } else if (path.length == 3) {
            alone(response, message.get());
        } else {
            show(request, response, path[1], message.get());
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var person = SignIn.person(request);
        var id = Objects.requireNonNullElse(request.getPathInfo(), "/").substring(1);
        var message = person.flatMap(known -> message(known, id));
        if (message.isEmpty()) {
            Pages.refuse(response, 404, "There is no such mail", "It is gone when the practice LMS stops.");
            return;
        }
        try {
            mail.send(
                    answer(person.get(), message.get(), Objects.requireNonNullElse(request.getParameter("text"), "")));
        } catch (MessagingException e) {
            throw new IOException(e);
        }
        Pages.redirect(response, "/mail/" + id + "?sent=yes");
    }

    private void list(HttpServletRequest request, HttpServletResponse response, Person person) throws IOException {
        var mails = mail.of(person);
        var body = Html.fill(
                "mails.html",
                Map.of(
                        "name", Html.text(person.name()),
                        "mails", Html.each(mails, MailServlet::entry),
                        "none", mails.isEmpty() ? Html.resource("templates/mails-none.html") : Html.NOTHING));
        Pages.send(response, 200, Pages.layout("Mails", Pages.signedIn(request), body));
    }

    private static Html entry(PracticeMail.Received received) {
        return Html.fill(
                "mail-entry.html",
                Map.of(
                        "href", Html.text("/mail/" + received.id()),
                        "from", Html.text(from(received.message())),
                        "subject", Html.text(subject(received.message()))));
    }

    private static void show(HttpServletRequest request, HttpServletResponse response, String id, MimeMessage message)
            throws IOException {
        var body = Html.fill(
                "mail.html",
                Map.of(
                        "subject", Html.text(subject(message)),
                        "from", Html.text(from(message)),
                        "frame", Html.text("/mail/" + id + "/html"),
                        "action", Html.text("/mail/" + id),
                        "sent",
                                request.getParameter("sent") == null
                                        ? Html.NOTHING
                                        : Html.resource("templates/mail-sent.html")));
        Pages.send(response, 200, Pages.layout("Mail", Pages.signedIn(request), body));
    }

    /** Its links lead out of the frame. */
    private static void alone(HttpServletResponse response, MimeMessage message) throws IOException {
        response.setHeader("Content-Security-Policy", POLICY);
        Pages.send(response, 200, new Html(html(message).replace("<a href=", "<a target=\"_top\" href=")));
    }

    private Optional<MimeMessage> message(Person person, String id) {
        return id.matches("\\d{1,9}") ? mail.of(person, Long.parseLong(id)) : Optional.empty();
    }

    private static MimeMessage answer(Person person, MimeMessage original, String text) throws MessagingException {
        var answer = new MimeMessage(Session.getInstance(new Properties()));
        answer.setFrom(new InternetAddress(person.email()));
        answer.setRecipients(Message.RecipientType.TO, original.getReplyTo());
        answer.setSubject("Re: " + original.getSubject(), "UTF-8");
        answer.setHeader("In-Reply-To", original.getMessageID());
        answer.setText(text, "UTF-8");
        answer.saveChanges();
        return answer;
    }

    private static String subject(MimeMessage message) {
        try {
            return Objects.requireNonNullElse(message.getSubject(), "");
        } catch (MessagingException e) {
            throw new IllegalStateException("Our own mail can be read", e);
        }
    }

    private static String from(MimeMessage message) {
        try {
            var from = (InternetAddress) message.getFrom()[0];
            return Objects.requireNonNullElse(from.getPersonal(), from.getAddress());
        } catch (MessagingException e) {
            throw new IllegalStateException("Our own mail can be read", e);
        }
    }

    private static String html(MimeMessage message) throws IOException {
        try {
            return message.getContent() instanceof Multipart parts
                    ? (String) parts.getBodyPart(parts.getCount() - 1).getContent()
                    : "<pre style=\"white-space:pre-wrap\">"
                            + Html.text((String) message.getContent()).markup() + "</pre>";
        } catch (MessagingException e) {
            throw new IllegalStateException("Our own mail can be read", e);
        }
    }
}
