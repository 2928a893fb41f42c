/** What operators see: the log line of each execution, metrics, health. */
@NullMarked
package dev.cofferdam.functions.telemetry;

import org.jspecify.annotations.NullMarked;
