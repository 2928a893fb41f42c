/** Reading a JSON tree strictly: every problem is noted with its path, and reading goes on. */
@NullMarked
package dev.cofferdam.functions.api.read.json;

import org.jspecify.annotations.NullMarked;
