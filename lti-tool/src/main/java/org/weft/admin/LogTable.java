package org.weft.admin;

import java.io.PrintWriter;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** The log as comma-separated values (RFC 4180): a line of names, then a line for each act. */
public final class LogTable {
    private static final List<String> NAMES = List.of("when", "course", "who", "what", "to", "why");
    /** What a spreadsheet takes for the beginning of a formula. */
    private static final String FORMULA = "=+-@";

    private final PrintWriter out;
    private final URI publicUrl;

    public LogTable(PrintWriter out, URI publicUrl) {
        this.out = out;
        this.publicUrl = publicUrl;
    }

    public void begin() {
        print(NAMES);
    }

    public void add(Log.Line line) {
        print(List.of(
                line.at().toString(),
                Objects.requireNonNullElse(line.place(), ""),
                Objects.requireNonNullElse(line.by(), line.via()),
                line.act(),
                link(line),
                Objects.requireNonNullElse(line.reason(), "")));
    }

    private String link(Log.Line line) {
        return line.content() == null || line.placement() == null
                ? ""
                : publicUrl
                        .resolve(
                                "/go/" + line.placement() + "/" + line.content().text())
                        .toString();
    }

    private void print(List<String> cells) {
        out.print(cells.stream().map(LogTable::cell).collect(Collectors.joining(",")) + "\r\n");
    }

    private static String cell(String text) {
        var plain = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return plain.matches("[^\",\\v]*") ? plain : '"' + plain.replace("\"", "\"\"") + '"';
    }
}
