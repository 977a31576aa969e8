@NullMarked
package io.aftershock.deploy.monitoring.alertmanager;

import org.jspecify.annotations.NullMarked;
