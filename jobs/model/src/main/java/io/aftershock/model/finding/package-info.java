/** What is told to people: breaches with their life, and correlations. */
@NullMarked
package io.aftershock.model.finding;

import org.jspecify.annotations.NullMarked;
