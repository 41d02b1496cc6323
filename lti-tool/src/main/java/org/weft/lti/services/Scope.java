package org.weft.lti.services;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What an LMS may let us do (Names and Roles 2.0, section 2.1; Course Groups 1.0; Assignment and Grade Services 2.0). */
public enum Scope {
    ROSTER("lti-nrps/scope/contextmembership.readonly"),
    GROUPS("lti-gs/scope/contextgroup.readonly"),
    LINE_ITEMS("lti-ags/scope/lineitem"),
    LINE_ITEMS_TO_READ("lti-ags/scope/lineitem.readonly"),
    RESULTS("lti-ags/scope/result.readonly"),
    SCORES("lti-ags/scope/score"),
    NOTICES("lti/scope/noticehandlers"),
    TERMS_OF_USER("lti/scope/eula/user"),
    TERMS_OF_DEPLOYMENT("lti/scope/eula/deployment");

    private static final String BASE = "https://purl.imsglobal.org/spec/";

    private final String path;

    Scope(String path) {
        this.path = path;
    }

    /** As it is asked for. */
    public String url() {
        return BASE + path;
    }

    /** Whether it is of use where an administrator of the LMS has switched it on, and we don't ask for it. */
    private boolean isUnasked() {
        return this == TERMS_OF_USER || this == TERMS_OF_DEPLOYMENT;
    }

    /** Whether discussions, rosters or grades want it, of every LMS. */
    public boolean isCommon() {
        return this != NOTICES && !isUnasked();
    }

    /** Those that we know among the scopes of a claim, or of a token's answer. */
    public static Set<Scope> of(Collection<String> urls) {
        var known = EnumSet.noneOf(Scope.class);
        Arrays.stream(values()).filter(each -> urls.contains(each.url())).forEach(known::add);
        return known;
    }

    /** Parted by spaces, in a fixed order. */
    static String joined(Set<Scope> scopes) {
        return String.join(" ", urls(scopes));
    }

    /** All that we ever ask for. */
    public static List<String> all() {
        return Arrays.stream(values())
                .filter(each -> !each.isUnasked())
                .map(Scope::url)
                .toList();
    }

    /** What we ask of an LMS that says which it has; of those that few have nothing unless it does. */
    public static List<String> asked(Collection<String> offered) {
        return Arrays.stream(values())
                .filter(each -> !each.isUnasked() && (each.isCommon() || offered.contains(each.url())))
                .map(Scope::url)
                .toList();
    }

    private static List<String> urls(Set<Scope> scopes) {
        return scopes.stream().sorted().map(Scope::url).toList();
    }
}
