package org.weft.macro;

import java.net.URI;

/**
 * Where a macro stands.
 *
 * @param spaceKey the wiki's key of the space; a wiki without spaces gives one word for all of it
 * @param pageId an id that survives renaming, where the wiki has one
 * @param localId the macro's own id on the page, different from that of each other macro there
 * @param address where people read the page; no more than an http or https address
 */
public record WikiPage(
        String spaceKey, String spaceTitle, String pageId, String pageTitle, String localId, URI address) {
    public WikiPage {
        var scheme = String.valueOf(address.getScheme());
        if (!scheme.equals("https") && !scheme.equals("http")) {
            throw new IllegalArgumentException("a page's address begins with http:// or https://");
        }
    }
}
