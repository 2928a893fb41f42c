/**
 * What is judged, by which policy, and what comes of it: immutable values that check themselves and
 * see no other package.
 *
 * <p>Every type here is safe to share between threads, refuses what cannot be in its constructor,
 * and never holds null.
 */
@NullMarked
package dev.cofferdam.policy.model;

import org.jspecify.annotations.NullMarked;
