package dev.cofferdam.functions.access;

import java.util.Set;

/**
 * What a caller may do. Every function names the roles that may call it, whatever the path or the
 * type of event by which it is reached; who has none of them is refused.
 */
public final class Role {

  /** May have code judged. */
  public static final String ANALYZE = "analyze";

  /** May have code executed, and ask for what became of the tenant's own executions. */
  public static final String EXECUTE = "execute";

  /** May collect the results of executions that nobody waited for, whosever they are. */
  public static final String COLLECT = "collect";

  /** May do everything, and sees the executions of every tenant. */
  public static final String ADMIN = "admin";

  /** All there are. */
  public static final Set<String> ALL = Set.of(ANALYZE, EXECUTE, COLLECT, ADMIN);

  private Role() {}
}
