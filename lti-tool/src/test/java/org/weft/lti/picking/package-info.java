@NullMarked
package org.weft.lti.picking;

import org.jspecify.annotations.NullMarked;
