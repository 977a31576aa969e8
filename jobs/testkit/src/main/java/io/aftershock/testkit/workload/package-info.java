/** What the tenants' clients do: the healthy load of every day, and the two client faults that every fleet has. */
@NullMarked
package io.aftershock.testkit.workload;

import org.jspecify.annotations.NullMarked;
