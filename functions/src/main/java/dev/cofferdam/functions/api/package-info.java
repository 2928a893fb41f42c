/** The rim: the functions that are called over HTTP or triggered by events. */
@NullMarked
package dev.cofferdam.functions.api;

import org.jspecify.annotations.NullMarked;
