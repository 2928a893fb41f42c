/** Tests of a request: what they expect, how outputs are compared, and what came of them. */
@NullMarked
package dev.cofferdam.functions.execution.grading;

import org.jspecify.annotations.NullMarked;
