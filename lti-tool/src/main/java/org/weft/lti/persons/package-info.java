/** How LMSs describe people, in launches and in lists of members alike. */
@NullMarked
package org.weft.lti.persons;

import org.jspecify.annotations.NullMarked;
