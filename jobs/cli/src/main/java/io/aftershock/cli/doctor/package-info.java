/** The verb {@code doctor}: looks at each step between a cluster and the job, and says how to mend it. */
@NullMarked
package io.aftershock.cli.doctor;

import org.jspecify.annotations.NullMarked;
