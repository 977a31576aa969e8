/** What is polled of a cluster and how: records that name files and never hold a secret. */
@NullMarked
package io.aftershock.connectors.jsz.config;

import org.jspecify.annotations.NullMarked;
