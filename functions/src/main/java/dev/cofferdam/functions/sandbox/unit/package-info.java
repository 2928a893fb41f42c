/**
 * What is said to and by the command of a runtime image that runs unit tests: its work goes in
 * through its standard input, and what came of each test case comes out marked with a secret.
 */
@NullMarked
package dev.cofferdam.functions.sandbox.unit;

import org.jspecify.annotations.NullMarked;
