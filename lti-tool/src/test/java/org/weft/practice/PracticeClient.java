package org.weft.practice;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A person's browser without scripts: keeps who is signed in, follows no redirects. */
public final class PracticeClient {
    private static final Pattern FIELD =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\">");

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI lms;
    private final String cookie;

    private PracticeClient(URI lms, String cookie) {
        this.lms = lms;
        this.cookie = cookie;
    }

    public static PracticeClient stranger(PracticeLms lms) {
        return new PracticeClient(lms.uri(), "other=1");
    }

    public static PracticeClient at(URI address) {
        return new PracticeClient(address, "other=1");
    }

    public static PracticeClient as(String person, PracticeLms lms) {
        return new PracticeClient(lms.uri(), SignIn.COOKIE + "=" + person);
    }

    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(lms.resolve(path)).GET());
    }

    public HttpResponse<String> get(String path, Map<String, String> parameters) {
        return get(Query.of(path, parameters));
    }

    public HttpResponse<String> post(String path, Map<String, String> fields) {
        var body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(lms.resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    /** The hidden fields of a page. */
    public static Map<String, String> fields(HttpResponse<String> page) {
        var fields = new HashMap<String, String>();
        FIELD.matcher(page.body()).results().forEach(match -> fields.put(match.group(1), plain(match.group(2))));
        return fields;
    }

    public static String plain(String html) {
        return html.replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.header("Cookie", cookie).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
