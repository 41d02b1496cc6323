package org.weft.lti;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.weft.admin.AdminSessions;
import org.weft.people.OrganizationId;

/** A browser with the console in it: it keeps the cookie, and sends forms with what their page has in it. */
final class AdminBrowser {
    static final String ORIGIN = Tool.PUBLIC_URL.toString();

    private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");
    private static final Pattern CODE = Pattern.compile("name=\"code\" value=\"([^\"]+)\"");

    private final Tool tool;
    String cookie = "none=1";

    AdminBrowser(Tool tool) {
        this.tool = tool;
    }

    /** Who came by a link from the command line. */
    static AdminBrowser of(Tool tool, @Nullable OrganizationId organization) {
        var browser = new AdminBrowser(tool);
        browser.enter(new AdminSessions(tool.database.jdbi(), tool.clock).open(organization));
        return browser;
    }

    /** Who comes by the button on the page in the LMS's frame. */
    static AdminBrowser from(Tool tool, HttpResponse<String> frame) {
        assertThat(frame.statusCode()).as(frame.body()).isEqualTo(200);
        var code = CODE.matcher(frame.body());
        assertThat(code.find()).as(frame.body()).isTrue();
        var browser = new AdminBrowser(tool);
        browser.enter(code.group(1));
        return browser;
    }

    void enter(String code) {
        var entered = tryToEnter(code);
        assertThat(entered.statusCode()).as(entered.body()).isEqualTo(303);
        cookie = entered.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    }

    HttpResponse<String> tryToEnter(String code) {
        return tool.post("/admin/enter", Map.of("code", code), "Origin", ORIGIN, "Cookie", cookie);
    }

    HttpResponse<String> get(String path) {
        return tool.get(path, "Cookie", cookie);
    }

    /** A page that is there. */
    String page(String path) {
        var answer = get(path);
        assertThat(answer.statusCode()).as(path + answer.body()).isEqualTo(200);
        return answer.body();
    }

    /** Sends a form of a page, to the page itself; names and values follow each other. */
    HttpResponse<String> send(String path, String... namesAndValues) {
        return sendWith(token(page(path)), path, namesAndValues);
    }

    HttpResponse<String> sendWith(String token, String path, String... namesAndValues) {
        return tool.post(path, fields(token, namesAndValues), "Cookie", cookie, "Origin", ORIGIN);
    }

    /** The same, and then the page that says so. */
    String done(String path, String... namesAndValues) {
        var sent = send(path, namesAndValues);
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(303);
        return page(sent.headers().firstValue("Location").orElseThrow());
    }

    static Map<String, String> fields(String token, String... namesAndValues) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("token", token);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return fields;
    }

    static String token(String html) {
        var token = TOKEN.matcher(html);
        assertThat(token.find()).as(html).isTrue();
        return token.group(1);
    }
}
