/**
 * {@code weft bench}: what the product does in a second, beside what its machine, server and database could do at the
 * most, measured in the same run. The server runs as a process of its own, on a database made for it; the client, the
 * LMS and the bare statements run here, and after it has ended the jobs that call the LMS.
 * {@link org.weft.bench.Bench} lists the measurements, {@link org.weft.bench.Targets} what they must reach;
 * docs/benchmark.md explains the figures.
 */
@NullMarked
package org.weft.bench;

import org.jspecify.annotations.NullMarked;
