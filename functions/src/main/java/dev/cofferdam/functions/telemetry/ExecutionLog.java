package dev.cofferdam.functions.telemetry;

import dev.cofferdam.functions.admission.CodeFile;
import dev.cofferdam.functions.execution.ExecutionListener;
import dev.cofferdam.functions.execution.ExecutionRequest;
import dev.cofferdam.functions.execution.result.ExecutionResult;
import dev.cofferdam.functions.sandbox.ExecutionId;
import dev.cofferdam.functions.sandbox.SandboxInfo;
import dev.cofferdam.policy.model.Verdict;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * One line for each execution: what, decided how, ended how, how long; for one that was let go a
 * line when it was, and one when its result was collected. Never the code, its input or its output;
 * the code is named by its SHA-256.
 */
public final class ExecutionLog implements ExecutionListener {

  private static final Logger LOG = Logger.getLogger("dev.cofferdam.execution");

  /** A log that writes to the category {@code dev.cofferdam.execution}. */
  public ExecutionLog() {}

  @Override
  public void ended(ExecutionRequest request, ExecutionResult result, boolean awaited) {
    LOG.infof(
        "execution=%s language=%s code_sha256=%s decision=%s policy=%s status=%s queue=%d policy_time=%d"
            + " startup=%d run=%d total=%d kernel=\"%s\"",
        result.id(),
        request.runtime().language(),
        sha256(request.code().files()),
        result.verdict().map(ExecutionLog::decision).orElse("none"),
        result.verdict().map(Verdict::policyDigest).orElse("none"),
        result.status().wireName(),
        result.timing().queue(),
        result.timing().policy(),
        result.timing().startup(),
        result.timing().run(),
        result.timing().total(),
        result.sandbox().map(SandboxInfo::kernel).orElse(""));
  }

  @Override
  public void launched(ExecutionRequest request, ExecutionId id) {
    LOG.infof(
        "execution=%s language=%s code_sha256=%s decision=permit status=launched",
        id, request.runtime().language(), sha256(request.code().files()));
  }

  @Override
  public void collected(ExecutionResult result) {
    LOG.infof("execution=%s status=%s collected", result.id(), result.status().wireName());
  }

  private static String decision(Verdict verdict) {
    if (verdict instanceof Verdict.Permit) {
      return "permit";
    }
    return verdict instanceof Verdict.Deny ? "deny" : "indeterminate";
  }

  /**
   * Over each file's name and content, with their lengths, so that no two sets of files look alike.
   */
  private static String sha256(List<CodeFile> files) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (CodeFile file : files) {
        byte[] name = file.name().getBytes(StandardCharsets.UTF_8);
        byte[] lengths =
            (name.length + " " + file.content().length + "\n").getBytes(StandardCharsets.US_ASCII);
        digest.update(lengths);
        digest.update(name);
        digest.update(file.content());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
