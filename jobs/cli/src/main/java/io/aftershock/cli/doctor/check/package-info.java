/** What follows from what was seen: pure functions from facts to diagnoses. */
@NullMarked
package io.aftershock.cli.doctor.check;

import org.jspecify.annotations.NullMarked;
