package dev.cofferdam.functions.api.read;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cofferdam.functions.api.problem.FieldProblem;
import dev.cofferdam.functions.delivery.AllowedUrls;
import dev.cofferdam.functions.execution.ExecutionRequest;
import dev.cofferdam.functions.sandbox.Tenant;
import dev.cofferdam.functions.sandbox.TestRuntimes;
import dev.cofferdam.functions.sandbox.limit.LimitRange;
import dev.cofferdam.functions.sandbox.limit.LimitRanges;
import dev.cofferdam.functions.sandbox.limit.RequestLimits;
import java.util.List;
import java.util.Map;

/** Reads requests under bounds that are small enough to be passed. */
final class Requests {

  static final LimitRanges RANGES =
      new LimitRanges(
          new LimitRange(10_000, 60_000),
          new LimitRange(5_000, 60_000),
          new LimitRange(20_000, 60_000),
          new LimitRange(10_000, 60_000),
          new LimitRange(256 << 20, 1 << 30),
          new LimitRange(256 << 20, 1 << 30),
          new LimitRange(1 << 20, 16 << 20),
          new LimitRange(64, 256),
          new LimitRange(32 << 20, 64 << 20),
          new LimitRange(64 << 20, 256 << 20),
          new LimitRange(256, 1024));

  static final RequestLimits BOUNDS =
      new RequestLimits(64, 3, 16, 3, 8, 2, 8, 3, 2, 5, 100, 200, 2, 60);

  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  private static final RequestReader READER =
      new RequestReader(
          new TestRuntimes(),
          RANGES,
          BOUNDS,
          AllowedUrls.of(List.of("https://hooks.example.com/results/")));

  private Requests() {}

  static JsonNode tree(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException wrong) {
      throw new IllegalArgumentException("this test's own JSON is wrong: " + json, wrong);
    }
  }

  static Reading read(String json) {
    return READER.read(tree(json), new Origin.Call(), Tenant.ONLY);
  }

  static Reading readEvent(String json, String root) {
    return READER.read(tree(json), new Origin.Event("/source", "1", root, Map.of()), Tenant.ONLY);
  }

  static ExecutionRequest understood(String json) {
    Reading reading = read(json);
    if (reading instanceof Reading.Refused refused) {
      throw new AssertionError("refused: " + refused.problems());
    }
    return ((Reading.Understood) reading).request();
  }

  static List<FieldProblem> problems(String json) {
    return read(json) instanceof Reading.Refused refused ? refused.problems() : List.of();
  }

  /** A good request with more fields: {@code with("\"stdin\": \"x\"")}. */
  static String with(String fields) {
    return "{\"language\": \"python\", \"code\": \"1\", " + fields + "}";
  }
}
