package dev.cofferdam.functions.execution;

import dev.cofferdam.functions.admission.AdmittedCode;
import java.util.Optional;

/**
 * What the gate let through for one request.
 *
 * @param program what the request is about
 * @param checker the caller's checker, where there is one; it runs in a sandbox of its own
 */
record Admitted(AdmittedCode program, Optional<AdmittedCode> checker) {}
