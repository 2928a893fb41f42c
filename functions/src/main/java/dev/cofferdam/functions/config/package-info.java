/** The configuration: one typed record, its defaults, and the sentences that stop a wrong start. */
@NullMarked
package dev.cofferdam.functions.config;

import org.jspecify.annotations.NullMarked;
