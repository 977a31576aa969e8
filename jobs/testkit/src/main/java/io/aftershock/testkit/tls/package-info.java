/** Certificates for servers and clients of a test. */
@NullMarked
package io.aftershock.testkit.tls;

import org.jspecify.annotations.NullMarked;
