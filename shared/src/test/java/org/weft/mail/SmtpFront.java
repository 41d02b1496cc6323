package org.weft.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** Stands before a mail server that knows neither: refuses addresses, and takes mails only after STARTTLS. */
final class SmtpFront implements AutoCloseable {
    private final ServerSocket front;
    private final int behind;
    private final @Nullable SSLContext tls;
    private final Map<String, String> refused = new ConcurrentHashMap<>();

    /** @param tls by which it can be encrypted, and must be; null for never */
    SmtpFront(int behind, @Nullable SSLContext tls) {
        this.behind = behind;
        this.tls = tls;
        try {
            front = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        thread(this::listen);
    }

    int port() {
        return front.getLocalPort();
    }

    /** @param answer for example {@code 550 5.1.1 No such user} */
    void refuse(String address, String answer) {
        refused.put(address.toLowerCase(Locale.ROOT), answer);
    }

    void takeAll() {
        refused.clear();
    }

    private static void thread(Runnable act) {
        var thread = new Thread(act, "smtp front");
        thread.setDaemon(true);
        thread.start();
    }

    private void listen() {
        while (!front.isClosed()) {
            try {
                var socket = front.accept();
                thread(() -> talk(socket));
            } catch (IOException e) {
                // It was closed.
            }
        }
    }

    private void talk(Socket socket) {
        try (socket;
                var server = new Line(new Socket(InetAddress.getLoopbackAddress(), behind))) {
            var client = new Line(socket);
            client.say(server.answer());
            for (var said = client.hear(); said != null; said = client.hear()) {
                var word = said.toUpperCase(Locale.ROOT);
                var no = word.startsWith("RCPT TO:") ? refused.get(address(said)) : null;
                if (no != null) {
                    client.say(no);
                } else if (tls != null && word.equals("STARTTLS")) {
                    client.say("220 Go ahead");
                    client = client.encrypted(tls);
                } else if (tls != null && word.startsWith("MAIL") && !client.encrypted()) {
                    client.say("530 5.7.0 Must issue a STARTTLS command first");
                } else {
                    pass(said, client, server);
                }
            }
        } catch (IOException e) {
            // The other side went away.
        }
    }

    private void pass(String said, Line client, Line server) throws IOException {
        server.say(said);
        var answer = server.answer();
        boolean offer = tls != null && said.toUpperCase(Locale.ROOT).startsWith("EHLO") && !client.encrypted();
        client.say(offer ? "250-before it is encrypted\r\n250 STARTTLS" : answer);
        if (answer.startsWith("354")) {
            for (var line = client.hear(); line != null; line = client.hear()) {
                server.say(line);
                if (line.equals(".")) {
                    break;
                }
            }
            client.say(server.answer());
        }
    }

    private static String address(String said) {
        return said.substring(said.indexOf('<') + 1, said.indexOf('>')).toLowerCase(Locale.ROOT);
    }

    @Override
    public void close() {
        try {
            front.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A connection, line by line. */
    private record Line(Socket socket, BufferedReader reader) implements AutoCloseable {
        Line(Socket socket) throws IOException {
            this(socket, new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8)));
        }

        @Nullable
        String hear() throws IOException {
            return reader.readLine();
        }

        /** All lines of one. */
        String answer() throws IOException {
            var all = new StringBuilder();
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                all.append(all.isEmpty() ? "" : "\r\n").append(line);
                if (line.length() < 4 || line.charAt(3) != '-') {
                    break;
                }
            }
            return all.toString();
        }

        void say(String line) throws IOException {
            socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        }

        boolean encrypted() {
            return socket instanceof SSLSocket;
        }

        Line encrypted(SSLContext tls) throws IOException {
            var upgraded = (SSLSocket) tls.getSocketFactory().createSocket(socket, null, socket.getPort(), true);
            upgraded.setUseClientMode(false);
            return new Line(upgraded);
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
