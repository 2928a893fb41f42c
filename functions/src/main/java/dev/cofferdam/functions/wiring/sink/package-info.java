/** One event that was kept, executed by a process of its own: what Knative's JobSink starts. */
@NullMarked
package dev.cofferdam.functions.wiring.sink;

import org.jspecify.annotations.NullMarked;
