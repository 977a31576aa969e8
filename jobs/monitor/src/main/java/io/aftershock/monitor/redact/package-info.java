/** What a capture may say to strangers: fields are kept because they are known to be harmless, never dropped because they are not. */
@NullMarked
package io.aftershock.monitor.redact;

import org.jspecify.annotations.NullMarked;
