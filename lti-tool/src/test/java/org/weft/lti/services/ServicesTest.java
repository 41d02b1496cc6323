package org.weft.lti.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServicesTest {
    @ParameterizedTest
    @CsvSource({
        "https://a.example/token, http://b.example/x?y=1, https://b.example/x?y=1",
        "https://a.example/token, http://b.example:80/x, https://b.example/x",
        "https://a.example/token, http://b.example:8080/x, https://b.example:8080/x",
        "https://a.example/token, http://b.example, https://b.example",
        "https://a.example/token, https://b.example/x, https://b.example/x",
        "http://127.0.0.1/token, http://127.0.0.1:80/x, http://127.0.0.1:80/x"
    })
    void anLmsWithHttps_isAskedByHttps(URI known, URI url, URI asked) {
        assertThat(Services.secure(known, url)).isEqualTo(asked);
    }
}
