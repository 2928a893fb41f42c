package dev.cofferdam.functions.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a caller sent, as a tree: read strictly by us, not bound leniently by the framework, which
 * would ignore unknown fields and stop at the first wrong one.
 *
 * @param tree any JSON value but null
 */
public record RequestBody(JsonNode tree) {

  /** Takes the whole tree. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public RequestBody {}
}
