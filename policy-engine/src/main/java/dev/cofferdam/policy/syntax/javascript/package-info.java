/**
 * ECMAScript as Node.js reads it, scripts and modules, and TypeScript, whose types are read and
 * left out.
 */
@NullMarked
package dev.cofferdam.policy.syntax.javascript;

import org.jspecify.annotations.NullMarked;
