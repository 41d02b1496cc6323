package org.weft.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Properties;
import javax.net.ssl.SSLContext;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** T17, T18: mails and answers go encrypted wherever they leave this machine, to whom a certificate proves to be it. */
class EncryptionTest {
    private static final Certificate CERTIFICATE = Certificate.make();
    /** This machine by a name that isn't known as such. */
    private static final String ELSEWHERE = "127.1";

    private static SSLContext usual;
    private static MailServer plain;
    private static MailServer encrypted;
    private static SmtpFront front;

    @BeforeAll
    static void start() throws NoSuchAlgorithmException {
        usual = SSLContext.getDefault();
        System.setProperty("greenmail.tls.keystore.file", CERTIFICATE.file.toString());
        System.setProperty("greenmail.tls.keystore.password", Certificate.PASSWORD);
        plain = new MailServer();
        encrypted = new MailServer(true);
        front = new SmtpFront(plain.smtpPort(), CERTIFICATE.ofServer());
    }

    @AfterAll
    static void stop() {
        SSLContext.setDefault(usual);
        front.close();
        encrypted.close();
        plain.close();
    }

    @BeforeEach
    void theCertificateIsTrusted() {
        SSLContext.setDefault(CERTIFICATE.ofClient());
        plain.empty();
        encrypted.empty();
    }

    private static void send(Smtp smtp, String to) throws MessagingException {
        var message = new MimeMessage(Session.getInstance(new Properties()));
        message.setFrom(MailServer.FROM);
        message.setRecipients(Message.RecipientType.TO, to);
        message.setText("Hello");
        message.saveChanges();
        try (var trip = smtp.open()) {
            trip.carry(message);
        }
    }

    private static Smtp smtp(String host, int port, boolean encrypted) {
        return new Smtp(host, port, encrypted, "weft", "secret");
    }

    private static Mailbox mailbox(String host, int port, boolean encrypted) {
        return new Mailbox(host, port, encrypted, "weft", "secret", "INBOX");
    }

    private static void fails(ThrowableAssert.ThrowingCallable act, String... words) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        MessagingException.class,
                        e -> assertThat(Trouble.of(e)).contains(words).doesNotContain("weft", "secret"));
    }

    @Test
    void smtps_encryptsFromTheFirstByte() throws Exception {
        send(smtp("127.0.0.1", encrypted.smtpPort(), true), "ana@school.example");

        assertThat(encrypted.to("ana@school.example")).hasSize(1);
    }

    @Test
    void smtp_isEncryptedAsSoonAsItIsOffered() throws Exception {
        for (var user : List.of("weft", "")) {
            plain.empty();
            var smtp = new Smtp(
                    "127.0.0.1", front.port(), false, user.isEmpty() ? null : user, user.isEmpty() ? null : "secret");
            send(smtp, "ana@school.example");

            assertThat(plain.to("ana@school.example")).hasSize(1);
        }
    }

    @Test
    void imaps_encryptsFromTheFirstByte() throws Exception {
        send(smtp("127.0.0.1", encrypted.smtpPort(), true), "weft+x@weft.example");

        try (var store = mailbox("127.0.0.1", encrypted.imapPort(), true).open();
                var inbox = store.getFolder("INBOX")) {
            inbox.open(jakarta.mail.Folder.READ_ONLY);
            assertThat(inbox.getMessage(1).getContent().toString()).contains("Hello");
        }
    }

    @Test
    void aServerElsewhereThatDoesNotEncrypt_isToldNoPassword() {
        for (var wrong : List.of("secret", "not it")) {
            fails(
                    () -> new Smtp(ELSEWHERE, plain.smtpPort(), false, "weft", wrong).open(),
                    "offers no encryption",
                    "smtps://");
            fails(
                    () -> new Mailbox(ELSEWHERE, plain.imapPort(), false, "weft", wrong, "INBOX").open(),
                    "offers no encryption",
                    "imaps://");
        }
    }

    @Test
    void whoNobodyVouchesFor_isNotTalkedTo() {
        SSLContext.setDefault(usual);

        fails(() -> smtp("127.0.0.1", encrypted.smtpPort(), true).open(), "its certificate");
        fails(() -> smtp("127.0.0.1", front.port(), false).open(), "its certificate");
        fails(() -> mailbox("127.0.0.1", encrypted.imapPort(), true).open(), "its certificate");
    }

    @Test
    void aCertificateForAnotherName_isNone() {
        fails(() -> smtp("localhost", encrypted.smtpPort(), true).open(), "another name");
        fails(() -> smtp("localhost", front.port(), false).open(), "another name");
        fails(() -> mailbox("localhost", encrypted.imapPort(), true).open(), "another name");
    }

    @Test
    void whatIsSetUpWrongly_isSaid() throws IOException {
        fails(() -> smtp("127.0.0.1", plain.smtpPort(), true).open(), "write smtp://");
        fails(() -> mailbox("127.0.0.1", plain.imapPort(), true).open(), "write smtp:// or imap://");
        fails(
                () -> new Mailbox("127.0.0.1", plain.imapPort(), false, "weft", "wrong", "INBOX").open(),
                "doesn't take the user");
        fails(() -> smtp("mail.invalid", 25, true).open(), "no host of this name");
        fails(() -> mailbox("mail.invalid", 25, true).open(), "no host of this name");
        int unused;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            unused = socket.getLocalPort();
        }
        fails(() -> smtp("127.0.0.1", unused, false).open(), "nothing listens");
        fails(() -> mailbox("127.0.0.1", unused, true).open(), "nothing listens");
    }
}
