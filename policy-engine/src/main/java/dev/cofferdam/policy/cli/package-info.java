/**
 * The judge at a command line: files in, a report out, and an exit code that hooks and pipelines
 * understand. The only package of this module that reads files.
 */
@NullMarked
package dev.cofferdam.policy.cli;

import org.jspecify.annotations.NullMarked;
