/**
 * What LTI adds to the admin console: LMSs with their deployments and one-time addresses, our keys, and how those whom an
 * LMS calls its administrators come in. Table: lti_admission.
 */
@NullMarked
package org.weft.lti.admin;

import org.jspecify.annotations.NullMarked;
