/** Last stage: findings as lines for people and programs. */
@NullMarked
package io.aftershock.monitor.publish;

import org.jspecify.annotations.NullMarked;
