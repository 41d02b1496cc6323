package org.weft.files;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures lose what tells of their origin and nothing else; what isn't whole is refused. */
class PictureTest {
    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "gif"})
    void aPlainPictureKeepsItsPixels(String format) throws Exception {
        var data = Pictures.plain(format);

        var found = FileFound.in(data, "a." + format).orElseThrow();

        assertThat(found.mediaType()).isEqualTo("image/" + format);
        assertThat(List.of(found.width(), found.height())).containsExactly(30, 20);
        assertSamePixels(found.data(), data);
    }

    static Stream<byte[]> telling() {
        return Stream.of(
                Pictures.tellingPng(1),
                Pictures.tellingPng(6),
                Pictures.tellingJpeg(1),
                Pictures.tellingJpeg(6),
                Pictures.tellingGif(),
                Pictures.tellingWebp(1),
                Pictures.tellingWebp(3));
    }

    @ParameterizedTest
    @MethodSource("telling")
    void whatTellsOfItsOriginIsGone_andThePixelsStay(byte[] data) throws Exception {
        assertThat(text(data)).contains(Pictures.SECRET);

        var found = FileFound.in(data, "a.png").orElseThrow();

        assertThat(text(found.data())).doesNotContain(Pictures.SECRET, "Ana", "xmp", "XMP", "Photoshop", "<html>");
        if (!found.mediaType().equals("image/webp")) {
            assertSamePixels(found.data(), data);
        }
    }

    @Test
    void cleaningTwiceIsCleaningOnce() throws Exception {
        for (var data : telling().toList()) {
            var once = FileFound.in(data, "").orElseThrow().data();

            assertThat(FileFound.in(once, "").orElseThrow().data()).isEqualTo(once);
        }
    }

    @Test
    void theSideThatIsUpIsKept_andNothingElseOfExif() throws Exception {
        var lying = FileFound.in(Pictures.tellingJpeg(6), "a.jpg").orElseThrow();
        var upright = FileFound.in(Pictures.tellingJpeg(1), "a.jpg").orElseThrow();
        var webp = FileFound.in(Pictures.tellingWebp(3), "a.webp").orElseThrow();

        assertThat(List.of(lying.width(), lying.height())).containsExactly(20, 30);
        assertThat(Arrays.copyOfRange(lying.data(), 12, 38)).isEqualTo(Exif.of(6));
        assertThat(Exif.orientation(Exif.of(6))).isEqualTo(6);
        assertThat(text(upright.data())).doesNotContain("Exif");
        assertThat(text(webp.data())).contains("EXIF");
        assertThat(text(webp.data()).charAt(20)).isEqualTo('\u0008');
    }

    @Test
    void aSmallCopyInTheHeadOfAJpegIsGone() throws Exception {
        var jpeg = Pictures.plain("jpeg");
        var copy =
                new byte[] {(byte) 0xFF, (byte) 0xE0, 0, 19, 'J', 'F', 'I', 'F', 0, 1, 2, 0, 0, 1, 0, 1, 1, 1, 7, 7, 7};
        var rest = Arrays.copyOfRange(jpeg, 20, jpeg.length);

        var found = FileFound.in(Pictures.join(Pictures.bytes("\u00ff\u00d8"), copy, rest), "")
                .orElseThrow();

        assertThat(Arrays.copyOfRange(found.data(), 2, 20))
                .isEqualTo(
                        new byte[] {(byte) 0xFF, (byte) 0xE0, 0, 16, 'J', 'F', 'I', 'F', 0, 1, 2, 0, 0, 1, 0, 1, 0, 0});
        assertSamePixels(found.data(), jpeg);
    }

    @Test
    void aPictureThatIsCutOffAnywhere_isRefused() {
        for (var whole :
                List.of(Pictures.plain("png"), Pictures.plain("jpeg"), Pictures.plain("gif"), Pictures.webp())) {
            for (int length = 12; length < whole.length; length++) {
                var part = Arrays.copyOf(whole, length);

                assertThatThrownBy(() -> FileFound.in(part, "a.png"))
                        .as("%s bytes of %s", length, whole.length)
                        .isInstanceOf(BrokenFile.class);
            }
        }
    }

    @Test
    void noiseBehindASignatureIsNoPicture() {
        var random = new Random(7);
        for (var head :
                List.of("\u0089PNG\r\n\u001a\n", "\u00ff\u00d8\u00ff", "GIF89a\1\0\1\0", "RIFF\u00ff\0\0\0WEBP")) {
            for (int i = 0; i < 200; i++) {
                var noise = new byte[300];
                random.nextBytes(noise);
                var data = Pictures.join(Pictures.bytes(head), noise);

                assertThatThrownBy(() -> FileFound.in(data, "a.png"))
                        .isInstanceOfAny(BrokenFile.class, PictureTooLarge.class);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {7072, 60_000, Integer.MAX_VALUE})
    void moreThanFortyMegapixelsAreRefused_byTheHeaderAlone(int side) {
        assertThatThrownBy(() -> FileFound.in(Pictures.bomb(side, side), "a.png"))
                .isInstanceOf(PictureTooLarge.class);
    }

    @Test
    void fortyMegapixelsArePossible() throws Exception {
        assertThat(FileFound.in(Pictures.bomb(8000, 5000), "a.png")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void aSizeThatIsNone_isRefused(int side) {
        assertThatThrownBy(() -> FileFound.in(Pictures.bomb(side, 10), "a.png"))
                .isInstanceOfAny(BrokenFile.class, PictureTooLarge.class);
    }

    @Test
    void aChangedByteInAPngIsNoticed() {
        var png = Pictures.plain("png");
        png[45] ^= 1;

        assertThatThrownBy(() -> FileFound.in(png, "a.png")).isInstanceOf(BrokenFile.class);
    }

    private static void assertSamePixels(byte[] one, byte[] other) {
        var a = Pictures.read(one);
        var b = Pictures.read(other);
        for (int y = 0; y < b.getHeight(); y++) {
            for (int x = 0; x < b.getWidth(); x++) {
                assertThat(a.getRGB(x, y)).isEqualTo(b.getRGB(x, y));
            }
        }
    }

    private static String text(byte[] data) {
        return new String(data, ISO_8859_1);
    }
}
