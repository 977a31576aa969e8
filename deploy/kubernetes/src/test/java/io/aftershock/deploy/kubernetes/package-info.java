/** What is deployed to Kubernetes, tried without a cluster: {@code deploy/kubernetes/try-on-api-server} tries it on a real API server. */
@NullMarked
package io.aftershock.deploy.kubernetes;

import org.jspecify.annotations.NullMarked;
