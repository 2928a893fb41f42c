/** What an execution ends with: its status, its parts, and where its time went. */
@NullMarked
package dev.cofferdam.functions.execution.result;

import org.jspecify.annotations.NullMarked;
