/**
 * The practice LMS: a small, real LTI 1.3 platform to try Weft with, and the base of the test platform. It shares no
 * LTI code with the tool, so that the two prove each other. It listens on a loopback address only; anyone who reaches
 * it can be anyone in it.
 *
 * <p>Addresses:
 *
 * <ul>
 *   <li>{@code /} courses and people; {@code /sign-in} one click; {@code ?as=ana} on any page signs in and goes on
 *   <li>{@code /courses/{course}/{page}} a text with one resource link below it; {@code ?target_link_uri=} launches it at
 *       that target, {@code #tool} scrolls there
 *   <li>{@code /links/{course}} adds a link that no tool has been told of, for instructors
 *   <li>{@code /select/{course}} a tool's picker for instructors (LTI Deep Linking 2.0), {@code /selected} its answer
 *   <li>{@code /tools} for the administrator: the tools, and the address by which another one registers itself;
 *       {@code /register} takes the registration (LTI Dynamic Registration 1.0)
 *   <li>{@code /launch/{resource link}} login initiation; {@code /authorize}; {@code /jwks.json};
 *       {@code /.well-known/openid-configuration}; {@code /launch11/{resource link}} by LTI 1.1
 *   <li>{@code /gradebook/{course}} grades, for teachers and learners; {@code /grades/{course}/lineitems} for tools (LTI
 *       Assignment and Grade Services 2.0); {@code /gradebook/{course}/work} a learner's work (LTI Submission Review 1.0)
 *   <li>{@code /people/{course}} who is in a course and its groups, for teachers; {@code /groups/{course}} and
 *       {@code /group-sets/{course}} for tools (LTI Course Groups 1.0)
 *   <li>{@code /token} access tokens for tools; {@code /members/{course}} who is in a course (LTI Names and Roles 2.0)
 * </ul>
 *
 * <p>Towards each tool it behaves as the administrator chooses at {@code /tools}, see {@link org.weft.practice.Family}:
 *
 * <ul>
 *   <li>like Moodle: access tokens as {@code text/html}; a query in the addresses of services; exact media types only;
 *       typographic quotes and {@code &amp;} in {@code Link}, which forgets the role; scores by whole seconds, cut to the
 *       maximum, taken away by progress; results fail with {@code limit}; short roles and types; no platform storage,
 *       groups, differences, {@code data} or {@code accept_lineitem}
 *   <li>like Canvas: storage by the frame {@code post_message_forwarding}; frames of 450 pixels and more; services at
 *       another host name than the issuer; more fields at login; links don't bring their custom parameters back
 *   <li>like Brightspace: assertions for {@code authorization_server}; no registration token; {@code nbf} half a minute
 *       ahead; contradictory roles in the institution; people who don't learn in the course are forbidden instead of
 *       unknown
 * </ul>
 *
 * <p>Parameters of a course page that make the launch unusual, see {@link org.weft.practice.Quirks}:
 *
 * <ul>
 *   <li>{@code storage=frame} storage messages are answered by a sibling frame named {@code lti_storage_frame},
 *       {@code storage=forwarding} by one named {@code post_message_forwarding}; {@code storage=parent} by the page;
 *       {@code storage=silent} storage is announced and no message is ever answered; {@code storage=none} no storage is
 *       announced
 *   <li>{@code target=window} the tool opens in a window of its own
 *   <li>{@code lti=1.1} by LTI 1.1, under other ids; the first launch by LTI 1.3 after that carries the course on
 *   <li>{@code login=get} login initiation by GET, otherwise POST
 * </ul>
 */
@NullMarked
package org.weft.practice;

import org.jspecify.annotations.NullMarked;
