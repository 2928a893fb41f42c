/** Policies compiled once, and submissions judged by them many times, from many threads. */
@NullMarked
package dev.cofferdam.policy.engine;

import org.jspecify.annotations.NullMarked;
