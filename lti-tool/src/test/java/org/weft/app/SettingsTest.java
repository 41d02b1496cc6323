package org.weft.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.weft.blobs.BlobPlace;
import org.weft.mail.Mailbox;
import org.weft.mail.Smtp;

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
    void mailGoesOutWhereItSays() {
        assertThat(read(Map.of()).mail()).isNull();
        var out = Map.of(
                "WEFT_SMTP_URL", "smtps://we%40ft:p%2Bss+@mail.example.org", "WEFT_MAIL_FROM", "weft@example.org");
        var mail = Objects.requireNonNull(read(out).mail());
        assertThat(mail.carrier()).isEqualTo(new Smtp("mail.example.org", 465, true, "we@ft", "p+ss+"));
        assertThat(mail.reply()).isNull();
        assertThat(mail.carrier()).asString().isEqualTo("smtps://mail.example.org:465");

        var both = new HashMap<>(out);
        both.put("WEFT_MAIL_IN", "imap://weft:pass@mail.example.org/Answers");
        var answered = Objects.requireNonNull(read(both).mail());
        assertThat(answered.reply()).isEqualTo("weft+{token}@example.org");
        assertThat(answered.in()).isEqualTo(new Mailbox("mail.example.org", 143, false, "weft", "pass", "Answers"));
        assertThat(answered.toString()).doesNotContain("pass");
    }

    @ParameterizedTest
    @CsvSource({
        "http://weft:hush@mail, weft@example.org, WEFT_SMTP_URL must be like smtp://",
        "smtp://weft@mail, weft@example.org, WEFT_SMTP_URL must be like smtp://",
        "smtp://we ft:hush@mail, weft@example.org, WEFT_SMTP_URL must be like smtp://",
        "smtp://weft:hush@mail, , WEFT_MAIL_FROM is needed",
        "smtp://weft:hush@mail, weft, WEFT_MAIL_FROM must be an address",
        ", weft@example.org, WEFT_MAIL_FROM needs WEFT_SMTP_URL"
    })
    void mailThatCanNotBe_isRefusedWithoutThePassword(String url, String from, String message) {
        var environment = new HashMap<String, String>();
        environment.put("WEFT_SMTP_URL", url == null ? "" : url);
        environment.put("WEFT_MAIL_FROM", from == null ? "" : from);

        assertThatThrownBy(() -> read(environment))
                .hasMessageContaining(message)
                .satisfies(problem -> assertThat(problem.getMessage()).doesNotContain("hush"));
    }

    @Test
    void filesAreKeptWhereItSays() {
        assertThat(read(Map.of()).files()).isEqualTo(new BlobPlace.InDatabase());
        assertThat(read(Map.of("WEFT_FILES", "folder:/srv/weft")).files())
                .isEqualTo(new BlobPlace.InFolder(Path.of("/srv/weft")));
        var bucket = Map.of(
                "WEFT_FILES", "s3:our-files",
                "WEFT_S3_ENDPOINT", "https://s3.example.org",
                "WEFT_S3_KEY_ID", "weft",
                "WEFT_S3_SECRET", "pass");
        assertThat(read(bucket).files())
                .isEqualTo(new BlobPlace.InBucket(
                        URI.create("https://s3.example.org"), "our-files", "us-east-1", "weft", "pass"));
        assertThat(read(bucket).files()).asString().doesNotContain("pass");
        assertThatThrownBy(() -> read(Map.of("WEFT_FILES", "s3:our-files")))
                .hasMessageStartingWith("WEFT_S3_ENDPOINT is needed");
        assertThatThrownBy(() -> read(Map.of("WEFT_FILES", "tape"))).hasMessageContaining("database, folder:PATH");
        assertThatThrownBy(() -> read(Map.of("WEFT_FILES", "folder:"))).hasMessageContaining("database, folder:PATH");
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
