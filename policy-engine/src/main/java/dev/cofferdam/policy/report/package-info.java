/**
 * What came of judging, for a reader: text with carets, JSON, and SARIF 2.1.0 for viewers and
 * scanners' dashboards.
 *
 * <p>A report is a pure function of verdicts: the same verdicts, the same bytes. Whatever a judged
 * text says is shown as text: no control character of it reaches a terminal, and no unpaired
 * surrogate a parser.
 */
@NullMarked
package dev.cofferdam.policy.report;

import org.jspecify.annotations.NullMarked;
