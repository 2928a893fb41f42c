package dev.cofferdam.functions.sandbox;

import java.util.List;

/**
 * Whether sandboxes can be started.
 *
 * @param runtime what walls programs in, with its version; empty if there is none
 * @param missing what is missing and how to get it, without paths; empty when ready
 */
public record SandboxReadiness(String runtime, List<String> missing) {

  /** Copies the list. */
  public SandboxReadiness {
    missing = List.copyOf(missing);
  }

  /**
   * Whether nothing is missing.
   *
   * @return true when a sandbox could be started now
   */
  public boolean ready() {
    return missing.isEmpty();
  }
}
