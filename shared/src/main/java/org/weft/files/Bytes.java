package org.weft.files;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Bytes read from front to back; reading beyond the end says that the file is broken. */
final class Bytes {
    private final byte[] data;
    private final int end;
    private int at;

    Bytes(byte[] data) {
        this(data, 0, data.length);
    }

    Bytes(byte[] data, int from, int end) {
        this.data = data;
        this.at = from;
        this.end = end;
    }

    int at() {
        return at;
    }

    boolean atEnd() {
        return at == end;
    }

    int next() throws BrokenFile {
        need(1);
        return data[at++] & 0xFF;
    }

    /** Two bytes, the higher first. */
    int big2() throws BrokenFile {
        return (next() << 8) | next();
    }

    /** Two bytes, the lower first. */
    int little2() throws BrokenFile {
        return next() | (next() << 8);
    }

    int little3() throws BrokenFile {
        return little2() | (next() << 16);
    }

    /** Four bytes, the highest first, for lengths: not above what an array can hold. */
    int big4() throws BrokenFile {
        return length(((long) big2() << 16) | big2());
    }

    int little4() throws BrokenFile {
        return length(little2() | ((long) little2() << 16));
    }

    /** Latin-1 letters. */
    String word(int length) throws BrokenFile {
        need(length);
        at += length;
        return new String(data, at - length, length, StandardCharsets.ISO_8859_1);
    }

    boolean startsWith(String word) {
        return end - at >= word.length()
                && new String(data, at, word.length(), StandardCharsets.ISO_8859_1).equals(word);
    }

    void skip(int length) throws BrokenFile {
        need(length);
        at += length;
    }

    void expect(String word) throws BrokenFile {
        if (!startsWith(word)) {
            throw new BrokenFile("No " + word + " at " + at);
        }
        at += word.length();
    }

    /** The next {@code length} bytes to be read apart from the rest, which goes on behind them. */
    Bytes part(int length) throws BrokenFile {
        need(length);
        at += length;
        return new Bytes(data, at - length, at);
    }

    /** Reads the last bytes again. */
    void back(int length) {
        at -= length;
    }

    /** All that is left. */
    byte[] rest() {
        return copy(at, end);
    }

    byte[] copy(int from, int to) {
        return Arrays.copyOfRange(data, from, to);
    }

    /** Copies what stands from {@code from} to where we are. */
    void copyTo(ByteArrayOutputStream out, int from) {
        out.write(data, from, at - from);
    }

    private void need(int length) throws BrokenFile {
        if (length < 0 || length > end - at) {
            throw new BrokenFile("Ends in the middle, at " + end);
        }
    }

    private static int length(long value) throws BrokenFile {
        if (value > Integer.MAX_VALUE) {
            throw new BrokenFile("Too long: " + value);
        }
        return (int) value;
    }
}
