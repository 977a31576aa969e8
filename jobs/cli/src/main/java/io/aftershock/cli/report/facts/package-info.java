/** What a report tells of, as it was counted and found: no text, no picture. */
@NullMarked
package io.aftershock.cli.report.facts;

import org.jspecify.annotations.NullMarked;
