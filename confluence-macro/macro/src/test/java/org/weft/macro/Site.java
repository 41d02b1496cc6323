package org.weft.macro;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A web site on a port of the kernel's choice that serves fixed pages and keeps what is posted to it. */
final class Site implements AutoCloseable {
    private final HttpServer server;
    private final String host;
    private final Map<String, String> pages = new ConcurrentHashMap<>();
    private final List<String> posts = new CopyOnWriteArrayList<>();

    /** @param host localhost or 127.0.0.1: two sites for a browser, one machine for us */
    Site(String host) throws IOException {
        this.host = host;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            if (exchange.getRequestMethod().equals("POST")) {
                posts.add(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            }
            var page = pages.getOrDefault(exchange.getRequestURI().getPath(), "");
            var type = exchange.getRequestURI().getPath().endsWith(".js") ? "text/javascript" : "text/html";
            exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
            exchange.getResponseHeaders()
                    .set("Content-Security-Policy", "default-src 'self'; form-action *; frame-src *");
            var body = page.getBytes(UTF_8);
            exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    URI address() {
        return URI.create("http://" + host + ":" + server.getAddress().getPort());
    }

    void put(String path, String page) {
        pages.put(path, page);
    }

    /** The bodies, in the order they came. */
    List<String> posts() {
        return posts;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
