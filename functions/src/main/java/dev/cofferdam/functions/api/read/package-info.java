/**
 * From a JSON tree to a request in which everything is possible, or to every problem at once; pure.
 */
@NullMarked
package dev.cofferdam.functions.api.read;

import org.jspecify.annotations.NullMarked;
