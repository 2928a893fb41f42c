package dev.cofferdam.policy.report;

import dev.cofferdam.policy.model.Finding;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * What findings are recognized by from one report to the next: the rule, the file, what was reached
 * and the line's words, and which of several such findings it is; not where the line stands.
 */
final class Fingerprints {

  /** The key in logs; the number changes when the way of computing does. */
  static final String NAME = "cofferdamFinding/v1";

  private static final int BYTES = 16;

  private final MessageDigest sha256;
  private final Map<String, Integer> seen = new HashMap<>();

  Fingerprints() {
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }

  String of(Finding finding) {
    String words = finding.snippet().strip().replaceAll("\\s+", " ");
    String what =
        String.join(
            "\n", finding.ruleId(), finding.file(), finding.path(), finding.message(), words);
    int before = seen.merge(what, 1, Integer::sum);
    byte[] digest = sha256.digest((what + "\n" + before).getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest, 0, BYTES);
  }
}
