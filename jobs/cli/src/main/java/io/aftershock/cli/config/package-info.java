/** The configuration and the catalogue of checks, as people ask for them. */
@NullMarked
package io.aftershock.cli.config;

import org.jspecify.annotations.NullMarked;
