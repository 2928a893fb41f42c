/**
 * The limits: what an operator allows, and what is in force for one execution and for one stage.
 */
@NullMarked
package dev.cofferdam.functions.sandbox.limit;

import org.jspecify.annotations.NullMarked;
