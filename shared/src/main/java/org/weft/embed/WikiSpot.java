package org.weft.embed;

import java.util.Map;

/**
 * The one spot on a wiki where a widget stands. Space key, page id and local id tell it from all others; titles change.
 *
 * @param localId the macro's own id on its page; a copied page keeps it, so it is no key alone
 * @param widget for example {@code discussion}
 * @param parametersHash see {@link ParametersHash}
 */
public record WikiSpot(
        String spaceKey,
        String spaceTitle,
        String pageId,
        String pageTitle,
        String localId,
        String widget,
        String parametersHash) {
    public static final int MAX_TITLE = 255;

    public WikiSpot {
        ClaimText.require("space", spaceKey, 255);
        ClaimText.require("spaceTitle", spaceTitle, MAX_TITLE);
        ClaimText.require("page", pageId, 255);
        ClaimText.require("pageTitle", pageTitle, MAX_TITLE);
        ClaimText.require("local", localId, 128);
        ClaimText.require("widget", widget, 40);
        ClaimText.require("parameters", parametersHash, 43);
    }

    /** Whether these are the parameters that the wiki signed. */
    public boolean hasParameters(Map<String, String> parameters) {
        return parametersHash.equals(ParametersHash.of(parameters));
    }
}
