package org.weft.practice;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.util.HashMap;
import java.util.Map;

/**
 * The least that can be launched: it believes everything and shows a page for scripts of the tests. Its page has the
 * fields of the launch in {@code <pre>} and a function {@code ask(target, message)} that gives the response.
 */
final class StubTool {
    private static final String PAGE = """
            <!doctype html><html lang="en"><meta charset="utf-8"><title>Stub</title><h1>Launched</h1><pre>%s</pre>
            <script>
            function ask(target, message) {
              return new Promise((resolve) => {
                const done = ({ data, origin }) => {
                  if (data.message_id === message.message_id) resolve(JSON.stringify({ ...data, origin }));
                };
                addEventListener('message', done);
                setTimeout(() => resolve('no answer'), 1000);
                target.postMessage(message, '*');
              });
            }
            </script>
            """;

    private final HttpServer server;

    StubTool() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/lti/login", this::login);
        server.createContext("/lti/launch", this::launch);
        server.start();
    }

    URI uri() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    void stop() {
        server.stop(0);
    }

    private void login(HttpExchange exchange) throws IOException {
        var fields = fields(exchange);
        var request = new HashMap<>(Map.of(
                "scope", "openid",
                "response_type", "id_token",
                "response_mode", "form_post",
                "prompt", "none",
                "redirect_uri", uri() + "/lti/launch",
                "state", "s1",
                "nonce", "n1"));
        for (var name : new String[] {"client_id", "login_hint", "lti_message_hint"}) {
            request.put(name, fields.getOrDefault(name, ""));
        }
        exchange.getResponseHeaders().set("Location", Query.of(fields.get("iss") + "/authorize", request));
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private void launch(HttpExchange exchange) throws IOException {
        var page = PAGE.formatted(fields(exchange)).getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html;charset=utf-8");
        exchange.sendResponseHeaders(200, page.length);
        exchange.getResponseBody().write(page);
        exchange.close();
    }

    /** The fields of a form, posted or in the address. */
    private static Map<String, String> fields(HttpExchange exchange) throws IOException {
        var isPost = exchange.getRequestMethod().equals("POST");
        var text = isPost
                ? new String(exchange.getRequestBody().readAllBytes(), UTF_8)
                : exchange.getRequestURI().getRawQuery();
        var fields = new HashMap<String, String>();
        for (var pair : text.split("&", -1)) {
            var at = pair.indexOf('=');
            fields.put(pair.substring(0, at), URLDecoder.decode(pair.substring(at + 1), UTF_8));
        }
        return fields;
    }
}
