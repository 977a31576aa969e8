@NullMarked
package io.aftershock.exporter.push;

import org.jspecify.annotations.NullMarked;
