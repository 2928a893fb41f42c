package dev.cofferdam.policy.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cofferdam.policy.document.ParsedPolicy;
import dev.cofferdam.policy.document.PolicyDocuments;
import dev.cofferdam.policy.engine.PolicyEngine;
import dev.cofferdam.policy.model.Language;
import dev.cofferdam.policy.model.SecurityPolicy;
import dev.cofferdam.policy.model.SourceFile;
import dev.cofferdam.policy.model.Submission;
import dev.cofferdam.policy.model.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * A document of LLM Sandbox's shape decides as it does there, where that is right: its own tests
 * and examples, and the ways around it, and the false alarms, that are known.
 */
@EnabledIf(value = "dev.cofferdam.policy.corpus.Corpus#isThere", disabledReason = Corpus.ABSENT)
class LlmSandboxCasesTest {

  /**
   * Its documentation says that this is denied by a policy that does not speak of it, its own code
   * says that it is not, and so do we.
   */
  private static final String CONTRADICTS_ITSELF = "eval('malicious_code')";

  @Test
  void decides_as_its_cases_say() {
    List<String> wrong = new ArrayList<>();
    int seen = 0;
    for (JsonNode row : Corpus.rows("llm-sandbox-cases.jsonl", "python")) {
      boolean decided = !row.get("expected_safe").isNull();
      decided &= !CONTRADICTS_ITSELF.equals(row.get("code").asText());
      if (decided && !row.get("note").asText().contains("SEMANTIC CONFLICT")) {
        seen++;
        boolean safe = verdict(row) instanceof Verdict.Permit;
        if (safe != row.get("expected_safe").asBoolean()) {
          wrong.add(row.get("note").asText() + " " + row.get("code") + " " + row.get("policy"));
        }
      }
    }
    assertThat(seen).isGreaterThan(200);
    assertThat(wrong).isEmpty();
  }

  private static Verdict verdict(JsonNode row) {
    SourceFile file = new SourceFile("main.py", Language.PYTHON, row.get("code").asText());
    return PolicyEngine.compile(policy(row.get("policy"))).evaluate(Submission.of(file));
  }

  /** The policy of a case in the words of its documents; the cases have short ones. */
  private static SecurityPolicy policy(JsonNode policy) {
    if (policy.isNull()) {
      return SecurityPolicy.permissive("none");
    }
    ObjectNode document = new ObjectMapper().createObjectNode();
    document.put("severity_threshold", policy.path("threshold").asText("MEDIUM"));
    document.set(
        "patterns",
        policy.path("patterns").isMissingNode() ? document.arrayNode() : policy.get("patterns"));
    document.set("restricted_modules", policy.path("restricted_modules"));
    ParsedPolicy parsed = PolicyDocuments.parse(document.toString());
    assertThat(parsed).isInstanceOf(ParsedPolicy.Parsed.class);
    return ((ParsedPolicy.Parsed) parsed).policy();
  }
}
