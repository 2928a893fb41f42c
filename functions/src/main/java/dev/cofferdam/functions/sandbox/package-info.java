/**
 * What a sandbox is, whoever provides it: what goes in, what comes out, which runtimes there are.
 */
@NullMarked
package dev.cofferdam.functions.sandbox;

import org.jspecify.annotations.NullMarked;
