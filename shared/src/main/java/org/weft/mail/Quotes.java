package org.weft.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Cuts from an answer what it answers, and the signature. Programs mark the two in as many ways as there are; what is
 * left over is read by all, so that anything with a link or an address of ours in it goes in any case.
 */
final class Quotes {
    /** After which nothing is the writer's own. */
    private static final Pattern END = Pattern.compile("--|_{10,}|-{2,} ?\\p{L}[\\p{L} ]+ ?-{2,}"
            + "|(?i:sent from my .*|get outlook for .*|von meinem .{1,40} gesendet|gesendet von .{1,40}"
            + "|envoyé (de|depuis) mon .*|enviado desde mi .*|أُ?رسلت من .*)");
    /** The first line of a header that was copied. */
    private static final Pattern HEADER = Pattern.compile("[*]?(?:From|Von|De|من)[*]?\\s?:[*]? ?.+");

    private static final Pattern SECOND_HEADER = Pattern.compile(
            "[*]?(?:Sent|Date|To|Gesendet|Datum|An|Envoyé|À|Enviado|Fecha|Para|تاريخ الإرسال|إلى)[*]?\\s?:.*");
    /** "On … Ben wrote:" in the languages that we speak. */
    private static final Pattern SAID = Pattern.compile(
            "(?:On|Am|Le|El|في|بتاريخ)\\s.{0,300}(?:wrote|schrieb|a écrit|escribió|كتب).{0,200}:", Pattern.DOTALL);

    private static final int LONGEST_SAID = 3;

    private final String from;
    private final String links;
    private final Pattern address;

    Quotes(MailSettings settings, Pattern address) {
        this.from = settings.from();
        this.links = settings.publicUrl().resolve("/mail/").toString();
        this.address = address;
    }

    String without(String text) {
        var lines = text.replace("\r\n", "\n").replace('\u00A0', ' ').split("\n", -1);
        List<String> own = new ArrayList<>();
        for (int i = 0; i < lines.length; i++) {
            var line = lines[i].strip();
            int said = said(lines, i);
            if (said > 0 && quoted(lines, i + said)) {
                i += said - 1;
            } else if (said > 0 || ends(lines, i) || ours(line)) {
                break;
            } else if (!line.startsWith(">")) {
                own.add(lines[i].stripTrailing());
            }
        }
        return String.join("\n", own).replaceAll("\n{3,}", "\n\n").strip();
    }

    /** How many lines, from this one on, say who wrote what follows. */
    private int said(String[] lines, int at) {
        if (lines[at].isBlank() || lines[at].startsWith(">")) {
            return 0;
        }
        var joined = new StringBuilder();
        for (int count = 1; count <= LONGEST_SAID && at + count <= lines.length; count++) {
            var line = lines[at + count - 1].strip();
            if (line.isEmpty() || line.startsWith(">")) {
                return 0;
            }
            joined.append(count > 1 ? " " : "").append(line);
            var all = joined.toString();
            boolean names = all.contains(from) || address.matcher(all).find();
            if (all.endsWith(":") && (names || SAID.matcher(all).matches())) {
                return count;
            }
        }
        return 0;
    }

    /** Whether the next words are marked as quoted: then more of the writer's own may follow. */
    private static boolean quoted(String[] lines, int at) {
        int next = at;
        while (next < lines.length && lines[next].isBlank()) {
            next++;
        }
        return next < lines.length && lines[next].strip().startsWith(">");
    }

    private static boolean ends(String[] lines, int at) {
        var line = lines[at].strip();
        return END.matcher(line).matches()
                || (HEADER.matcher(line).matches()
                        && at + 1 < lines.length
                        && SECOND_HEADER.matcher(lines[at + 1].strip()).matches());
    }

    private boolean ours(String line) {
        return line.contains(links)
                || (!line.startsWith(">") && address.matcher(line).find());
    }
}
