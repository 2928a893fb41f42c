package dev.cofferdam.functions.policyfile;

import dev.cofferdam.policy.model.SecurityPolicy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Reads the server's policy again when its file says something else. It looks at the text, not at
 * the time of the file, because files are replaced by renaming, by links that are turned, and
 * within one tick of a clock; a policy is short.
 *
 * <p>While the new text is wrong, or the file is gone, the old policy stays in force: a policy that
 * nobody can read must neither open the door nor close it.
 */
public final class PolicyReload implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(PolicyReload.class);

  private final CompiledPolicies policies;
  private final Path file;
  private final Thread thread;
  private Optional<String> seen;

  private PolicyReload(CompiledPolicies policies, Path file, Duration every) {
    this.policies = policies;
    this.file = file;
    this.seen = policies.text();
    this.thread = new Thread(() -> watch(every), "policy file");
    thread.setDaemon(true);
  }

  /**
   * Looks at the file that the policies were read from, until it is closed; does nothing where they
   * are a preset.
   *
   * @param policies whose server policy is replaced
   * @param every how long to wait between looks
   * @return to be closed at the end
   */
  public static PolicyReload of(CompiledPolicies policies, Duration every) {
    PolicyReload reload = new PolicyReload(policies, policies.file().orElse(Path.of("")), every);
    if (policies.file().isPresent()) {
      reload.thread.start();
    }
    return reload;
  }

  @Override
  public void close() {
    thread.interrupt();
  }

  private void watch(Duration every) {
    try {
      while (true) {
        Thread.sleep(every.toMillis());
        look();
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  /** One look; what is wrong is said once, not at every look. */
  void look() {
    Optional<String> text = PolicyFile.text(file);
    if (text.equals(seen)) {
      return;
    }
    seen = text;
    try {
      SecurityPolicy policy = PolicyFile.policy(file);
      policies.enforce(policy);
      LOG.infof("the policy was read again: %s, %s", policy.id(), policy.digest());
    } catch (IllegalArgumentException wrong) {
      LOG.warnf("the policy that was in force stays so; %s", wrong.getMessage());
    }
  }
}
