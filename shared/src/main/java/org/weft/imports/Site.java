package org.weft.imports;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.weft.base.Refusal;

/**
 * The forum that a dump was taken from. A dump doesn't name it.
 *
 * @param url without a slash at its end, for example {@code https://quantumcomputing.stackexchange.com}
 */
public record Site(String url) {
    private static final Pattern IN_A_README = Pattern.compile("(https?://[A-Za-z0-9.:-]+)/q/");

    /** @throws Refusal.Invalid {@code origin-url-invalid} */
    public Site {
        url = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
        if (!url.matches("https?://[A-Za-z0-9.-]+(:\\d{1,5})?")) {
            throw new Refusal.Invalid(
                    "origin-url-invalid", "Not the address of a site, as in https://math.stackexchange.com: " + url);
        }
    }

    /**
     * The site whose address is given, else the one whose questions the dump's README.md points to.
     *
     * @throws Refusal.Invalid {@code origin-url-missing}, {@code origin-url-invalid}
     */
    public static Site of(Dump dump, @Nullable String url) {
        if (url != null) {
            return new Site(url);
        }
        try (var readme = dump.open("README.md")) {
            var matcher = IN_A_README.matcher(new String(readme.readAllBytes(), StandardCharsets.UTF_8));
            if (matcher.find()) {
                return new Site(matcher.group(1));
            }
        } catch (IOException e) {
            throw missing();
        }
        throw missing();
    }

    /** Where the original stands. */
    String origin(Entry entry, Question question) {
        var parent = entry.parent();
        var post = entry.comment() && parent != null ? parent : entry.key();
        var path = (post.equals(question.entry().key()) ? "/q/" : "/a/") + post.id();
        return url + path + (entry.comment() ? "#comment" + entry.key().id() + "_" + post.id() : "");
    }

    /** Of an identity; null for those whom the site doesn't name. */
    String subject(@Nullable Long user) {
        return "stackexchange:" + URI.create(url).getAuthority() + "/" + (user == null ? "former" : user);
    }

    private static Refusal missing() {
        return new Refusal.Invalid(
                "origin-url-missing", "The dump doesn't say where it is from: give the site's address (--origin-url)");
    }
}
