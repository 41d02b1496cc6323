package org.weft.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.weft.product.Course;
import org.weft.product.TestProduct;

/** Ana has got a mail about Ben's "Because" to her "Why?", and answers it. */
final class Answering {
    static final String ANA = TestProduct.address("Ana");

    final Mailed mailed;
    final Course course;
    final String thread;
    final String replyTo;
    private final MailServer server;

    Answering(TestProduct weft, MailServer server, String name) {
        this.server = server;
        mailed = new Mailed(weft, server, name);
        course = mailed.course;
        thread = course.ask(course.ana, "Why?");
        course.reply(course.ben, thread, "Because");
        replyTo = Objects.requireNonNull(MailServer.header(mailed.one("Ana"), "Reply-To"));
        server.empty();
        // So that what Ana gets back is told from what is news.
        mailed.rhythm(course.ana, "{\"often\":\"never\",\"zone\":\"Europe/Berlin\"}");
        mailed.rhythm(course.ben, "{\"often\":\"never\"}");
    }

    static MimeMessage message(String from, String to, String text) {
        try {
            var message = new MimeMessage(Session.getInstance(new Properties()));
            message.setFrom(new InternetAddress(from));
            message.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
            message.setSubject("Re: Why?");
            message.setText(text, "UTF-8");
            message.saveChanges();
            return message;
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }

    void answer(String text) {
        send(message(ANA, replyTo, text));
    }

    void send(MimeMessage message) {
        mailed.receive(message);
    }

    List<String> posts() {
        return posts(thread);
    }

    /** What they say, the oldest first, without the one that opens the thread. */
    List<String> posts(String thread) {
        var posts = new ArrayList<String>();
        all(thread).forEach(post -> posts.add(post.get("html").asText().replaceAll("<[^>]*>", "")));
        return posts;
    }

    JsonNode all(String thread) {
        return course.get(course.carla, "/api/threads/" + thread + "/posts?view=linear&order=oldest")
                .get("posts");
    }

    /** What Ana is told of her answer. */
    String note() {
        var mails = server.to(ANA);
        assertThat(mails).hasSize(1);
        assertThat(MailServer.header(mails.get(0), "Auto-Submitted")).isEqualTo("auto-replied");
        return MailServer.text(mails.get(0));
    }
}
