/** What was seen of a cluster and its observatories, without a judgement. */
@NullMarked
package io.aftershock.cli.doctor.facts;

import org.jspecify.annotations.NullMarked;
