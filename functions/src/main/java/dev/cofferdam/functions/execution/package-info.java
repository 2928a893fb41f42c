/** The use case: take a permit, pass the gate, run in a sandbox, say what happened. */
@NullMarked
package dev.cofferdam.functions.execution;

import org.jspecify.annotations.NullMarked;
