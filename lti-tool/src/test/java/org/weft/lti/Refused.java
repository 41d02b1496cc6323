package org.weft.lti;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;

/** Says what every refusal has in common: a page with the code that people can read, and nothing else. */
final class Refused {
    private Refused() {}

    static void assertRefused(HttpResponse<String> answer, Reason reason) {
        assertThat(answer.body()).contains("<dd>" + reason.code() + "</dd>");
        assertThat(answer.statusCode()).isEqualTo(reason.status()).isGreaterThanOrEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html;charset=utf-8");
        assertThat(answer.headers().firstValue("Location")).isEmpty();
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(answer.body())
                .contains("<h1>")
                .contains("For the administrator")
                .doesNotContain("Exception")
                .doesNotContain("at org.weft");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'")
                .contains("frame-ancestors")
                .doesNotContain("unsafe-inline");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    }
}
