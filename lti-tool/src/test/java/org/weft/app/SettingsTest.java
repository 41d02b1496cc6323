package org.weft.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
    private static final Path HOME = Path.of("/opt/weft");

    @Test
    void nothingSetGivesWhatANewcomerNeeds() {
        var settings = read(Map.of());

        assertThat(settings.publicUrl()).isEqualTo(URI.create("http://localhost:8080"));
        assertThat(settings.host()).isEqualTo("127.0.0.1");
        assertThat(settings.port()).isEqualTo(8080);
        assertThat(settings.data()).isEqualTo(HOME.resolve(".weft"));
        assertThat(settings.database()).isEmpty();
        assertThat(settings.practice()).isTrue();
        assertThat(settings.practicePort()).isEqualTo(8081);
        assertThat(settings.metricsToken()).isNull();
    }

    @Test
    void aPublicAddressListensEverywhereAndHasNoPracticeLms() {
        var settings = read(Map.of("WEFT_PUBLIC_URL", "https://weft.example.org/"));

        assertThat(settings.publicUrl()).isEqualTo(URI.create("https://weft.example.org"));
        assertThat(settings.host()).isEqualTo("0.0.0.0");
        assertThat(settings.practice()).isFalse();
    }

    @Test
    void aDatabaseOfOnesOwnHasNoPracticeLmsUnlessAskedFor() {
        var own = Map.of("WEFT_DATABASE_URL", "jdbc:postgresql://db/weft", "WEFT_POOL_SIZE", "4");
        var asked = new HashMap<>(own);
        asked.put("WEFT_PRACTICE", "true");

        assertThat(read(own).practice()).isFalse();
        assertThat(read(own).database().orElseThrow().poolSize()).isEqualTo(4);
        assertThat(read(asked).practice()).isTrue();
    }

    @Test
    void anEmptyValueCountsAsNone() {
        assertThat(read(Map.of("WEFT_PORT", " ")).port()).isEqualTo(8080);
    }

    @ParameterizedTest
    @CsvSource({
        "WEFT_PORT, abc, from 1 to 65535",
        "WEFT_PORT, 0, from 1 to 65535",
        "WEFT_PORT, 65536, from 1 to 65535",
        "WEFT_PRACTICE_PORT, -1, from 1 to 65535",
        "WEFT_PRACTICE_PORT, 8080, must differ",
        "WEFT_POOL_SIZE, 1, from 2 to 1000",
        "WEFT_CACHE_SIZE, 1GB, from 0 to",
        "WEFT_PRACTICE, yes, true or false",
        "WEFT_BEHIND_PROXY, 1, true or false",
        "WEFT_DEVELOPMENT, false, can't be false while WEFT_PRACTICE is true",
        "WEFT_PUBLIC_URL, localhost:8080, an address without a path",
        "WEFT_PUBLIC_URL, ftp://localhost, an address without a path",
        "WEFT_PUBLIC_URL, https://a/weft, an address without a path",
        "WEFT_PUBLIC_URL, https://a?b=c, an address without a path",
        "WEFT_PUBLIC_URL, https://me:secret@a, an address without a path",
        "WEFT_PUBLIC_URL, http:// a, an address without a path",
        "WEFT_DATABASE_URL, postgres://a/b, jdbc:postgresql://",
        "WEFT_KEY, c2hvcnQ=, 32 bytes in base64",
        "WEFT_KEY, no base64!, 32 bytes in base64",
    })
    void aValueThatCantBe_isRefusedByName(String name, String value, String allowed) {
        assertThatThrownBy(() -> read(Map.of(name, value)))
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining(name)
                .hasMessageContaining(allowed);
    }

    @Test
    void aPathThatNoFileSystemTakes_isRefused() {
        assertThatThrownBy(() -> read(Map.of("WEFT_DATA", "\0")))
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining("WEFT_DATA");
    }

    @Test
    void aPracticeLmsOnAPublicAddress_isRefused() {
        assertThatThrownBy(() -> read(Map.of("WEFT_PRACTICE", "true", "WEFT_PUBLIC_URL", "https://weft.example.org")))
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining("WEFT_PRACTICE")
                .hasMessageContaining("anyone may sign in");
    }

    @Test
    void aBadKeyIsNotRepeated() {
        assertThatThrownBy(() -> read(Map.of("WEFT_KEY", "almost-a-secret")))
                .hasMessageNotContaining("almost-a-secret");
    }

    @Test
    void aKeyOf32BytesIsTaken() {
        var key = Base64.getEncoder().encodeToString(new byte[32]);

        assertThat(read(Map.of("WEFT_KEY", key)).key()).hasValue(key);
    }

    @Test
    void misspeltNamesAreNoticed() {
        var environment = Map.of("WEFT_PROT", "1", "WEFT_PORT", "1", "WEFT_TEST_DATABASE_URL", "x", "PATH", "y");

        assertThat(new SettingsReader(environment, HOME).unknown()).containsExactly("WEFT_PROT");
    }

    @Test
    void settingsAreNotPrinted() {
        assertThat(read(Map.of("WEFT_METRICS_TOKEN", "pass"))).asString().doesNotContain("pass");
    }

    private static Settings read(Map<String, String> environment) {
        return new SettingsReader(environment, HOME).read();
    }
}
