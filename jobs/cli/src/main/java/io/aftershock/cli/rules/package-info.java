/** What the rules of the error ratio page and find, by simulation: the very rules that the job asks. */
@NullMarked
package io.aftershock.cli.rules;

import org.jspecify.annotations.NullMarked;
