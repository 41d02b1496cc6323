package org.weft.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The bytes say what a file is; its name is made to fit them. */
class FileFoundTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = true,
            value = {
                "%PDF-1.7 x     | a.pdf   | application/pdf",
                "%PDF-1.7 x     | a.png   | application/pdf",
                "a,b            | a.csv   | text/csv",
                "# a            | a.md    | text/markdown",
                "a              | a.txt   | text/plain",
                "<svg onload=alert(1)> | a.svg | text/plain",
                "<html><script> | a.html  | text/plain",
                "ID3xxx         | a.mp3   | audio/mpeg",
                "xxxxftypisom   | a.mp4   | video/mp4",
                "xxxxftypM4A    | a.m4a   | audio/mp4",
            })
    void theTypeIsFoundInTheBytes(String text, String name, String type) throws Exception {
        assertThat(FileFound.in((text + " ").getBytes(UTF_8), name)
                        .orElseThrow()
                        .mediaType())
                .isEqualTo(type);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"MZ\u0090\0\3", "\u007fELF\1\1", "\0\0\1\0", "\u00ca\u00fe\u00ba\u00be\0", "\u00fe\u00ffa\0"})
    void programsAndUnknownTypesAreNotKept(String head) throws Exception {
        assertThat(FileFound.in(Pictures.bytes(head), "a.txt")).isEmpty();
        assertThat(FileFound.in(Pictures.bytes(head), "a.png")).isEmpty();
    }

    @Test
    void officeDocumentsAreArchivesWithAList() throws Exception {
        assertThat(type(zip("[Content_Types].xml", "word/document.xml"))).endsWith("wordprocessingml.document");
        assertThat(type(zip("[Content_Types].xml", "xl/workbook.xml"))).endsWith("spreadsheetml.sheet");
        assertThat(type(zip("[Content_Types].xml", "ppt/presentation.xml"))).endsWith("presentationml.presentation");
        assertThat(type(openDocument())).isEqualTo("application/vnd.oasis.opendocument.text");
        assertThat(type(zip("readme.txt"))).isEqualTo("application/zip");
        assertThat(FileFound.in(Pictures.bytes("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1\0"), "old.doc"))
                .hasValueSatisfying(found -> assertThat(found.mediaType()).isEqualTo("application/msword"));
        assertThat(FileFound.in(Pictures.bytes("\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1\0"), "setup.msi"))
                .isEmpty();
    }

    @Test
    void anArchiveThatPosesAsAPicture_isAnArchive() throws Exception {
        var found = FileFound.in(zip("a.txt"), "cat.png").orElseThrow();

        assertThat(found.mediaType()).isEqualTo("application/zip");
        assertThat(found.name()).isEqualTo("cat.png.zip");
        assertThat(found.width()).isNull();
    }

    @Test
    void anArchiveIsNeverUnpacked() throws Exception {
        var bomb = zip(10_000_000, "zeros");

        var found = FileFound.in(bomb, "bomb.zip").orElseThrow();

        assertThat(found.data()).isEqualTo(bomb).hasSizeLessThan(20_000);
    }

    @Test
    void anArchiveWithABrokenListIsJustBytes() throws Exception {
        var zip = zip("a.txt");
        zip[zip.length - 3] = (byte) 0x7F;
        zip[zip.length - 5] = (byte) 0xFF;

        assertThat(type(zip)).isEqualTo("application/zip");
        assertThat(type(Pictures.bytes("PK\3\4"))).isEqualTo("application/zip");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "notes.txt                     | notes.txt",
                "../../etc/passwd              | passwd.txt",
                "C:\\Users\\Ana\\notes.txt     | notes.txt",
                "/absolute/notes.txt           | notes.txt",
                "..                            | file.txt",
                "''                            | file.txt",
                ".bashrc                       | bashrc.txt",
                "Gate.java                     | Gate.java",
                "page.html                     | page.html.txt",
                "drawing.SVG                   | drawing.SVG.txt",
                "run.bat                       | run.bat.txt",
                "photo.png                     | photo.png.txt",
                "notes.txt. .                  | notes.txt",
                "a<b>:\"?*.txt                 | ab.txt",
                "Übung 3.txt                   | Übung 3.txt",
                "no ending                     | no ending.txt",
            })
    void namesAreCleaned(String given, String cleaned) throws Exception {
        assertThat(name(given.strip())).isEqualTo(cleaned.strip());
    }

    @Test
    void namesHoldNothingInvisible() throws Exception {
        assertThat(name("invoice\u202Efdp.txt")).isEqualTo("invoicefdp.txt");
        assertThat(name("a\u0000b\r\nc\u200F\u2066.txt")).isEqualTo("ab c.txt");
        assertThat(name("\u2028\u200B.txt")).isEqualTo("txt.txt");
    }

    @Test
    void longNamesAreCutBeforeTheirEnding() throws Exception {
        var name = name("😀".repeat(500) + ".txt");

        assertThat(name.codePointCount(0, name.length())).isEqualTo(FileNames.MOST_CHARS);
        assertThat(name).endsWith("😀.txt");
    }

    private static String name(String given) throws Exception {
        return FileFound.in("text".getBytes(UTF_8), given).orElseThrow().name();
    }

    private static String type(byte[] data) throws Exception {
        return FileFound.in(data, "a.bin").orElseThrow().mediaType();
    }

    private static byte[] zip(String... names) throws IOException {
        return zip(10, names);
    }

    private static byte[] zip(int size, String... names) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (var name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(new byte[size]);
            }
        }
        return out.toByteArray();
    }

    private static byte[] openDocument() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            var type = "application/vnd.oasis.opendocument.text".getBytes(UTF_8);
            var entry = new ZipEntry("mimetype");
            var crc = new CRC32();
            crc.update(type);
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(type.length);
            entry.setCrc(crc.getValue());
            zip.putNextEntry(entry);
            zip.write(type);
            zip.putNextEntry(new ZipEntry("content.xml"));
        }
        return out.toByteArray();
    }
}
