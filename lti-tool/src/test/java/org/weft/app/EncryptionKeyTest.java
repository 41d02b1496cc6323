package org.weft.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncryptionKeyTest {
    @TempDir
    private Path folder;

    @Test
    void theFirstStartMakesAKeyThatOnlyItsOwnerReads_andLaterOnesUseIt() throws Exception {
        var made = EncryptionKey.of(settings(Map.of()));

        assertThat(EncryptionKey.of(settings(Map.of()))).isEqualTo(made);
        assertThat(made.getEncoded()).hasSize(32);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aKeyInTheSettingsNeedsNoFile() {
        var key = new byte[32];
        key[0] = 7;

        var used =
                EncryptionKey.of(settings(Map.of("WEFT_KEY", Base64.getEncoder().encodeToString(key))));

        assertThat(used.getEncoded()).isEqualTo(key);
        assertThat(folder.resolve("key")).doesNotExist();
    }

    @Test
    void aBrokenKeyFile_isRefusedRatherThanReplaced() throws Exception {
        Files.writeString(folder.resolve("key"), "broken");

        assertThatThrownBy(() -> EncryptionKey.of(settings(Map.of())))
                .isInstanceOf(BadSetting.class)
                .hasMessageContaining("backup")
                .hasMessageNotContaining("broken");
    }

    private Settings settings(Map<String, String> environment) {
        var all = new HashMap<>(environment);
        all.put("WEFT_DATA", folder.toString());
        return new SettingsReader(all, folder).read();
    }
}
