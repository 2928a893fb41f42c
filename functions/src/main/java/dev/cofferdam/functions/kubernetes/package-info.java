/**
 * A sandbox made of one Kubernetes Job: what the cluster is asked for and what its answers mean are
 * pure; everything else talks to the API server.
 */
@NullMarked
package dev.cofferdam.functions.kubernetes;

import org.jspecify.annotations.NullMarked;
