/** The questions that can be asked of the history, each in SQL over its views. */
@NullMarked
package io.aftershock.cli.history.question;

import org.jspecify.annotations.NullMarked;
