/**
 * The runner's protocol: the job that goes in, the frames that come out, and what they add up to.
 */
@NullMarked
package dev.cofferdam.functions.sandbox.frame;

import org.jspecify.annotations.NullMarked;
