/** Answers as tables, and how they are printed: for people, for spreadsheets, for programs. */
@NullMarked
package io.aftershock.cli.history.answer;

import org.jspecify.annotations.NullMarked;
