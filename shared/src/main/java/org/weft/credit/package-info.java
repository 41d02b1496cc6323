/**
 * Participation credit: points by plain rules that everyone can read, or by hand, with the evidence for each. Nobody
 * scores text. Hosts that have a gradebook take the points from {@link org.weft.credit.Scores}. Tables: credit,
 * credit_given, credit_score, gradebook. URL: /api/credit.
 */
@NullMarked
package org.weft.credit;

import org.jspecify.annotations.NullMarked;
