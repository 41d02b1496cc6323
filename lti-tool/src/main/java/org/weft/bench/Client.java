package org.weft.bench;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One kept connection to this machine that asks for one thing after the other, at hardly any cost of its own. */
final class Client implements AutoCloseable {
    private static final int TIMEOUT_MILLIS = 30_000;

    private final Socket socket;
    private final int port;
    private final InputStream in;
    private final byte[] buffer = new byte[64 * 1024];
    private int from;
    private int to;

    Client(int port) throws IOException {
        this.port = port;
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        in = socket.getInputStream();
    }

    /** An answer; header names are in lower case. */
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    record Answer(int status, List<Map.Entry<String, String>> headers, byte[] body) {
        Optional<String> header(String name) {
            return headers.stream()
                    .filter(each -> each.getKey().equals(name))
                    .map(Map.Entry::getValue)
                    .findFirst();
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    Answer get(String path, String... headers) throws IOException {
        return ask("GET", path, new byte[0], headers);
    }

    Answer post(String path, String type, String body, String... headers) throws IOException {
        return post(path, type, body.getBytes(StandardCharsets.UTF_8), headers);
    }

    Answer post(String path, String type, byte[] body, String... headers) throws IOException {
        return ask("POST", path, body, with(headers, "Content-Type: " + type));
    }

    Answer put(String path, String json, String... headers) throws IOException {
        return ask("PUT", path, json.getBytes(StandardCharsets.UTF_8), with(headers, "Content-Type: application/json"));
    }

    private static String[] with(String[] headers, String another) {
        var all = new ArrayList<>(List.of(headers));
        all.add(another);
        return all.toArray(String[]::new);
    }

    /** Asks and leaves the rest of the answer, a stream, to {@link #readLine}. */
    int open(String path, String... headers) throws IOException {
        send("GET", path, new byte[0], headers);
        return head().status();
    }

    /** One line of a stream, without what chunked encoding puts between. */
    String readLine() throws IOException {
        var line = new ByteArrayOutputStream();
        for (int c = read(); c != '\n'; c = read()) {
            line.write(c);
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private Answer ask(String method, String path, byte[] body, String... headers) throws IOException {
        send(method, path, body, headers);
        var head = head();
        var length = head.header("content-length");
        if (length.isPresent()) {
            return new Answer(head.status(), head.headers(), exactly(Integer.parseInt(length.get())));
        }
        boolean chunked = head.header("transfer-encoding").isPresent();
        return new Answer(head.status(), head.headers(), chunked ? chunks() : new byte[0]);
    }

    private void send(String method, String path, byte[] body, String... headers) throws IOException {
        var head = new StringBuilder(400).append(method + " " + path + " HTTP/1.1\r\nHost: localhost:" + port + "\r\n");
        for (var header : headers) {
            head.append(header).append("\r\n");
        }
        if (!method.equals("GET")) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        var bytes = head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
        var whole = java.util.Arrays.copyOf(bytes, bytes.length + body.length);
        System.arraycopy(body, 0, whole, bytes.length, body.length);
        socket.getOutputStream().write(whole);
    }

    private Answer head() throws IOException {
        var first = readLine();
        var headers = new ArrayList<Map.Entry<String, String>>();
        for (var line = readLine().strip(); !line.isEmpty(); line = readLine().strip()) {
            int colon = line.indexOf(':');
            headers.add(Map.entry(
                    line.substring(0, colon).toLowerCase(java.util.Locale.ROOT),
                    line.substring(colon + 1).strip()));
        }
        return new Answer(Integer.parseInt(first.substring(9, 12)), headers, new byte[0]);
    }

    private byte[] chunks() throws IOException {
        var body = new ByteArrayOutputStream();
        for (int size = chunkSize(); size > 0; size = chunkSize()) {
            body.writeBytes(exactly(size));
            readLine();
        }
        readLine();
        return body.toByteArray();
    }

    private int chunkSize() throws IOException {
        return Integer.parseInt(readLine().strip(), 16);
    }

    private byte[] exactly(int length) throws IOException {
        var bytes = new byte[length];
        int done = 0;
        while (done < length) {
            if (from == to) {
                fill();
            }
            int part = Math.min(length - done, to - from);
            System.arraycopy(buffer, from, bytes, done, part);
            from += part;
            done += part;
        }
        return bytes;
    }

    private int read() throws IOException {
        if (from == to) {
            fill();
        }
        return buffer[from++] & 0xff;
    }

    private void fill() throws IOException {
        from = 0;
        to = in.read(buffer);
        if (to < 0) {
            to = 0;
            throw new EOFException("The server closed the connection");
        }
    }
}
