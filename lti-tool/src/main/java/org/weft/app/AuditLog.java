package org.weft.app;

import java.io.PrintWriter;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import org.weft.audit.Audit;

/** What staff did, as comma-separated values (RFC 4180): a line of names, then a line for each act. */
final class AuditLog {
    private static final List<String> NAMES = List.of("when", "course", "who", "what", "to", "why");
    /** What a spreadsheet takes for the beginning of a formula. */
    private static final String FORMULA = "=+-@";

    private final PrintWriter out;
    private final URI publicUrl;

    AuditLog(PrintWriter out, URI publicUrl) {
        this.out = out;
        this.publicUrl = publicUrl;
    }

    void begin() {
        print(NAMES);
    }

    void add(Audit.Line line) {
        print(List.of(
                line.at().toString(),
                line.place(),
                line.by(),
                line.act(),
                link(line),
                line.reason() == null ? "" : line.reason()));
    }

    private String link(Audit.Line line) {
        return line.content() == null || line.placement() == null
                ? ""
                : publicUrl
                        .resolve(
                                "/go/" + line.placement() + "/" + line.content().text())
                        .toString();
    }

    private void print(List<String> cells) {
        out.print(cells.stream().map(AuditLog::cell).collect(Collectors.joining(",")) + "\r\n");
    }

    private static String cell(String text) {
        var plain = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return plain.matches("[^\",\\v]*") ? plain : '"' + plain.replace("\"", "\"\"") + '"';
    }
}
