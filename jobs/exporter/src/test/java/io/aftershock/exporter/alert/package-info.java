@NullMarked
package io.aftershock.exporter.alert;

import org.jspecify.annotations.NullMarked;
