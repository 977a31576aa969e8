package io.aftershock.testkit.junit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that runs a real Prometheus, Alertmanager, promtool or amtool: skipped on a laptop that can have none, failing where
 * the environment says {@code CI=true}.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(PrometheusCondition.class)
public @interface NeedsPrometheus {}
