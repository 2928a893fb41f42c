package dev.cofferdam.functions.access;

import dev.cofferdam.functions.sandbox.ExecutionId;
import dev.cofferdam.functions.sandbox.Tenant;

/**
 * Who is calling, as far as it matters after the roles were looked at.
 *
 * @param tenant whose executions are theirs
 * @param admin whether those of every tenant are
 */
public record Caller(Tenant tenant, boolean admin) {

  /**
   * Whether an execution may be seen.
   *
   * @param id the execution
   * @return true for the tenant's own, and for every one of an admin's
   */
  public boolean sees(ExecutionId id) {
    return admin || id.isOf(tenant);
  }
}
