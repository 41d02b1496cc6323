package org.weft.lti.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.weft.base.TestClock;
import org.weft.db.TestDatabase;

class OurKeysTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create("shared", "lti");

    private static final SecretKey MASTER_KEY = key("0123456789abcdef0123456789abcdef");

    private final OurKeys keys = new OurKeys(DATABASE.jdbi(), new TestClock(), MASTER_KEY);

    @Test
    void thePrivateKeyIsEncryptedInTheDatabase() throws Exception {
        var key = keys.active();
        var row = DATABASE.jdbi()
                .withHandle(handle -> handle.createQuery("select encrypted from lti_key where active")
                        .mapTo(byte[].class)
                        .one());

        assertThat(new String(row, StandardCharsets.ISO_8859_1))
                .doesNotContain(key.getPrivateExponent().toString());
        assertThat(keys.active().toRSAPrivateKey()).isEqualTo(key.toRSAPrivateKey());
    }

    @Test
    void anotherMasterKey_cantReadIt() {
        keys.active();
        var others = new OurKeys(DATABASE.jdbi(), new TestClock(), key("another-master-key-of-32-bytes!!"));

        assertThatThrownBy(others::active).hasMessageContaining("another master key");
    }

    @Test
    void aMasterKeyOfTheWrongLength_isRefused() {
        assertThatThrownBy(() -> new OurKeys(DATABASE.jdbi(), new TestClock(), key("of-only-16-bytes")))
                .hasMessageContaining("32 bytes");
    }

    @Test
    void aCopyUnderAnotherId_cantBeRead() {
        var cipher = new PrivateKeyCipher(MASTER_KEY);
        var encrypted = cipher.encrypt("one", new byte[] {1, 2, 3});

        assertThat(cipher.decrypt("one", encrypted)).containsExactly(1, 2, 3);
        assertThatThrownBy(() -> cipher.decrypt("other", encrypted)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void nodesThatStartTogether_shareOneKey() throws Exception {
        DATABASE.jdbi().useHandle(handle -> handle.execute("delete from lti_key"));
        var pool = Executors.newFixedThreadPool(4);

        Callable<String> active = () -> keys.active().getKeyID();

        var ids = new HashSet<String>();
        for (var id : pool.invokeAll(List.of(active, active, active, active))) {
            ids.add(id.get());
        }

        assertThat(ids).hasSize(1);
        pool.shutdown();
    }

    private static SecretKey key(String text) {
        return new SecretKeySpec(text.getBytes(StandardCharsets.UTF_8), "AES");
    }
}
