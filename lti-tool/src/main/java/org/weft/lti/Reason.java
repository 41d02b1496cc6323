package org.weft.lti;

import java.util.Locale;

/**
 * Why a launch was refused, each with a stable code (the name in lower case, with hyphens), an HTTP status, and what the
 * page tells: what happened, and what the administrator should check.
 */
public enum Reason {
    FORM_MALFORMED(400, "The request could not be read.", "Something between the LMS and Weft changes the request."),
    FORM_TYPE_UNSUPPORTED(415, "The request was not a web form.", "The LMS must send a form, as LTI 1.3 says."),
    FORM_TOO_LARGE(413, "The request is too large.", "Fewer custom parameters make it smaller."),
    FIELD_REPEATED(422, "A field was sent twice.", "The login or launch address must not repeat LTI's own fields."),
    METHOD_UNSUPPORTED(405, "This address does not take such a request.", "Compare the addresses with Weft's."),

    ISSUER_MISSING(422, "Your LMS did not say who it is.", "The login initiation lacks iss."),
    LOGIN_HINT_MISSING(422, "Your LMS did not say who you are.", "The login initiation lacks login_hint."),
    ISSUER_UNKNOWN(403, "Weft does not know this LMS.", "Register the issuer and the client id below with Weft."),
    CLIENT_UNKNOWN(403, "Weft does not know this LMS.", "Register the issuer and the client id below with Weft."),
    SEVERAL_INSTALLATIONS(
            422,
            "Several installations of Weft share this LMS, and it did not say which one is meant.",
            "The login initiation must carry client_id or lti_deployment_id."),
    REGISTRATION_DISABLED(403, "Weft is switched off for this LMS.", "The registration is disabled in Weft."),

    REGISTRATION_PENDING(
            403, "Weft is not activated for this LMS yet.", "Confirm it in Weft: weft installation confirm."),

    PLATFORM_ERROR(
            403,
            "Your LMS could not confirm who you are. Usually its session has ended.",
            "Third-party cookies may be blocked for the LMS itself; opening in a new tab helps."),
    LAUNCH_WITHOUT_MESSAGE(
            400, "This address opens only from a course page.", "The LMS must send its message here as a form."),
    STATE_MISSING(422, "The launch does not belong to a login.", "The LMS must send back state unchanged."),
    STATE_UNKNOWN(
            403,
            "This launch has taken too long, or was never begun.",
            "The login and the launch must reach the same Weft."),
    STATE_EXPIRED(403, "This launch has taken too long.", "The LMS must answer within ten minutes."),
    STATE_USED(403, "This page was opened already.", "Nothing, unless it happens to everybody."),
    BROWSER_UNPROVED(
            403,
            "Weft can't tell that this browser began the launch. It may block everything that Weft could store.",
            "Open the activity in a new window by default, or let the LMS offer platform storage."),
    PROOF_ASKED(403, "Weft is checking that this browser began the launch.", "Nothing."),

    TOKEN_MISSING(422, "Your LMS sent no proof of who you are.", "The launch lacks id_token."),
    TOKEN_TOO_LARGE(413, "The message of your LMS is too large.", "Fewer custom parameters make it smaller."),
    TOKEN_MALFORMED(422, "The message of your LMS can't be read.", "id_token must be a signed JSON Web Token."),
    ALGORITHM_REFUSED(403, "The message is signed in a way that Weft does not take.", "Sign with RS256."),
    KEY_ID_MISSING(422, "The message does not name its key.", "The token's header lacks kid."),
    KEY_UNKNOWN(
            403, "The message is signed with a key that your LMS does not publish.", "Compare the key set's address."),
    KEYS_UNREACHABLE(
            503,
            "Weft can't get the keys of your LMS at the moment.",
            "The key set's address must answer Weft with JSON."),
    SIGNATURE_WRONG(
            403, "The message was changed on its way, or is not from your LMS.", "Compare the key set's address."),

    ISSUER_WRONG(
            403, "The message is from another LMS than the one asked.", "Compare the issuer with the registration."),
    AUDIENCE_WRONG(403, "The message is meant for somebody else.", "Compare the client id with the registration."),
    PARTY_WRONG(403, "The message is meant for somebody else.", "azp must be Weft's client id."),
    EXPIRED(403, "The message has expired.", "Compare the clocks of the LMS and of Weft."),
    ISSUED_TOO_EARLY(403, "The message is too old.", "Compare the clocks of the LMS and of Weft."),
    ISSUED_IN_FUTURE(403, "The message comes from the future.", "Compare the clocks of the LMS and of Weft."),
    NOT_YET_VALID(403, "The message is not valid yet.", "Compare the clocks of the LMS and of Weft."),
    NONCE_MISSING(422, "The message can't be told from a copy.", "The token lacks nonce."),
    NONCE_WRONG(403, "The message does not answer this login.", "The LMS must send back the nonce of the same login."),

    CLAIM_MALFORMED(422, "The message of your LMS can't be understood.", "A claim of the token has a wrong type."),
    MESSAGE_TYPE_MISSING(
            422,
            "The message does not say what it is.",
            "The token lacks the claim message_type; in LTI 1.1, the form lacks lti_message_type."),
    MESSAGE_NOT_SUPPORTED(
            422,
            "Weft can't do what your LMS asks for here.",
            "Weft takes launches of links and courses, deep linking, submission reviews and data privacy launches."),
    VERSION_WRONG(
            422,
            "Your LMS speaks another version of LTI.",
            "The claim version must be 1.3.0; in LTI 1.1, LTI-1p0, LTI-1p1 or LTI-1p2."),
    DEPLOYMENT_MISSING(422, "Your LMS did not say which part of it you come from.", "The token lacks deployment_id."),
    DEPLOYMENT_UNKNOWN(
            403, "Weft is not activated for this part of your LMS yet.", "Register the deployment id below with Weft."),
    DEPLOYMENT_PENDING(403, "Weft is not activated for this part of your LMS yet.", "Activate the deployment in Weft."),
    ROLES_MISSING(422, "Your LMS did not say what you are in the course.", "The token lacks the claim roles."),
    RESOURCE_LINK_MISSING(
            422,
            "Your LMS did not say which activity this is.",
            "The token lacks resource_link.id; in LTI 1.1, the form lacks resource_link_id."),
    SUBJECT_MISSING(
            422,
            "Your LMS did not say who you are.",
            "The token lacks sub (in LTI 1.1, the form user_id); anonymous launches are not allowed."),
    SUBJECT_WRONG(
            422,
            "Your LMS did not say properly who you are.",
            "sub (in LTI 1.1, user_id) must have 1 to 255 characters."),

    DEEP_LINKING_INCOMPLETE(
            422,
            "Your LMS did not say what it would take back.",
            "deep_linking_settings must have deep_link_return_url, accept_types and"
                    + " accept_presentation_document_targets."),
    RETURN_URL_REFUSED(
            422,
            "Your LMS did not say properly where to go back to.",
            "deep_link_return_url (in LTI 1.1, content_item_return_url) must be https."),
    PICKER_FOR_STAFF(403, "Only teachers can put a discussion here.", "The token's roles have none of staff."),
    PICKER_CLOSED(410, "This page was open for more than an hour, or was used already.", "Nothing."),
    SETUP_CLOSED(410, "This page was open for more than an hour, or was used already.", "Nothing."),

    NO_EXAMS(
            422,
            "Weft has no exams to watch over.",
            "The LMS asks Weft to begin or end an assessment: choose the tool that proctors exams there."),
    PERSON_MISSING(
            422,
            "The message does not say whom it is about.",
            "Data privacy launches and submission reviews have the claim for_user with a user_id."),
    PRIVACY_FOR_ADMINISTRATORS(
            403,
            "Only administrators of your LMS can see what is stored of somebody.",
            "The token's roles have neither institution/person#Administrator nor system/person#Administrator or #SysAdmin."),
    COURSE_MISSING(
            422, "The message does not say which course it is about.", "The token lacks the claim context with an id."),
    VISIT_OVER(410, "This page was open for more than an hour.", "Nothing."),

    CONSOLE_FOR_ADMINISTRATORS(
            403,
            "Only administrators of your LMS can administer Weft.",
            "The token's roles have neither institution/person#Administrator nor system/person#Administrator or #SysAdmin."),
    ADMINISTRATORS_NOT_ADMITTED(
            403,
            "Weft doesn't take your LMS's word for who its administrators are yet.",
            "Whoever runs Weft lets them in: \"./weft admin link\", then this LMS's page, \"Administrators\"."),
    NOTICE_ID_MISSING(422, "The notice has no id.", "A notice needs an id of at most 255 characters."),
    OAUTH_INCOMPLETE(
            422,
            "The message of your LMS is not signed.",
            "The form lacks what is named below; compare key and secret."),
    OAUTH_METHOD_REFUSED(422, "The message is signed in a way that Weft does not take.", "Sign with HMAC-SHA1."),
    OAUTH_TIME_REFUSED(
            403, "The message is too old, or comes from the future.", "Compare the clocks of the LMS and of Weft."),
    OAUTH_REFUSED(
            403,
            "Weft can't tell that the message is from your LMS.",
            "Compare the key, the secret and the launch address below with those in the LMS, letter by letter."),
    OAUTH_USED(403, "This page was opened already.", "Nothing, unless it happens to everybody."),
    V1P1_OFF(
            403,
            "Weft does not take LTI 1.1 from your school any more, or not yet.",
            "Move to LTI 1.3, or switch it on: weft lti11 on."),
    CONSUMER_DISABLED(403, "Weft is switched off for this LMS.", "The key is disabled in Weft: weft lti11 enable."),
    COURSE_UPGRADED(
            410,
            "This course was upgraded.",
            "Weft is connected by LTI 1.3 here now, with all that was written. This link still uses LTI 1.1: let it"
                    + " use the new tool, or make it anew with that."),

    UNAVAILABLE(503, "Weft can't reach its database at the moment.", "See Weft's log and its /health/ready."),
    UNEXPECTED(500, "Something went wrong in Weft.", "See Weft's log, by the number below.");

    private final int status;
    private final String happened;
    private final String check;

    Reason(int status, String happened, String check) {
        this.status = status;
        this.happened = happened;
        this.check = check;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public int status() {
        return status;
    }

    /** What happened, for a learner. */
    String happened() {
        return happened;
    }

    /** What the administrator should check. */
    String check() {
        return check;
    }

    /** What the learner can do. */
    String advice() {
        return switch (this) {
            case KEYS_UNREACHABLE, UNAVAILABLE -> "Nothing is lost. Wait a moment and try again.";
            case STATE_USED, OAUTH_USED -> "Go back to your course page and open it from there again.";
            case PLATFORM_ERROR -> "Sign in to your LMS again, then open this activity once more.";
            case PICKER_CLOSED, PICKER_FOR_STAFF -> "Close this and choose Weft in your course again.";
            case SETUP_CLOSED ->
                "Go back to your course page and open this activity again. If nobody has set it up until then, you are"
                        + " asked once more.";
            case CONSOLE_FOR_ADMINISTRATORS, PRIVACY_FOR_ADMINISTRATORS -> "Ask your LMS's administrator to open this.";
            case ADMINISTRATORS_NOT_ADMITTED -> "Show this page to whoever runs Weft.";
            case VISIT_OVER -> "Open it from your LMS again.";
            case NO_EXAMS -> "Go back and open your exam in the tool that it belongs to.";
            case COURSE_UPGRADED ->
                "Nothing is lost. Go back to your course page and open this activity from there again. If this page"
                        + " comes back, show it to your teacher.";
            default ->
                "Go back to your course page, reload it and open this activity again. If this page comes"
                        + " back, show it to your teacher or to support.";
        };
    }
}
