package dev.cofferdam.functions.api.door;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cofferdam.functions.api.problem.FieldProblem;
import dev.cofferdam.functions.api.problem.ShownText;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * One JSON value as RFC 8259 has it, in UTF-8, bounded, and no field twice; pure. Whatever passes
 * here can be read by any parser behind us without a failure, and means the same to all of them.
 */
final class StrictJson {

  static final int DEEPEST = 64;

  /** Values and field names; a request within our bounds has far fewer, a hostile one does not. */
  static final int MOST_TOKENS = 200_000;

  private static final int LONGEST_NAME = 1_000;
  private static final int LONGEST_NUMBER = 400;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST + 1)
                  .maxNameLength(LONGEST_NAME)
                  .maxNumberLength(LONGEST_NUMBER)
                  .build())
          .build();
  private static final JsonMapper MAPPER = JsonMapper.builder(FACTORY).build();

  private StrictJson() {}

  /**
   * What is wrong with the text; empty if nothing is. It is read once from beginning to end, and no
   * part of it is kept, so that a large one costs time and no memory.
   */
  static Optional<FieldProblem> problem(InputStream body) {
    // A decoder, unlike a charset's name, makes what is not UTF-8 an error.
    Reader text = new InputStreamReader(body, StandardCharsets.UTF_8.newDecoder());
    try (JsonParser parser = FACTORY.createParser(text)) {
      return new Walk(parser).problem();
    } catch (CharacterCodingException notUtf8) {
      return whole("is not UTF-8");
    } catch (IOException impossible) {
      throw new UncheckedIOException("bytes in memory can be read", impossible);
    }
  }

  /** The tree of a text that has no problem. */
  static JsonNode tree(InputStream body) {
    try {
      return MAPPER.readTree(body);
    } catch (IOException impossible) {
      throw new UncheckedIOException("JSON that was checked can be read", impossible);
    }
  }

  private static Optional<FieldProblem> whole(String message) {
    return Optional.of(new FieldProblem("$", message));
  }

  /** One walk over the tokens of one text. */
  private static final class Walk {

    private final JsonParser parser;
    private final Deque<Set<String>> names = new ArrayDeque<>();
    private int tokens;

    Walk(JsonParser parser) {
      this.parser = parser;
    }

    Optional<FieldProblem> problem() throws IOException {
      try {
        boolean complete = false;
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
          Optional<String> wrong = complete ? Optional.of("goes on after its value") : take(token);
          if (wrong.isPresent()) {
            return whole(wrong.get() + at(parser.currentTokenLocation()));
          }
          complete = names.isEmpty();
        }
        return complete ? Optional.empty() : whole("is empty, but must be JSON");
      } catch (StreamConstraintsException tooMuch) {
        return whole("has a number or a name that is too long" + at(parser.currentLocation()));
      } catch (JsonEOFException early) {
        return whole("ends before its value does" + at(parser.currentLocation()));
      } catch (com.fasterxml.jackson.core.JsonParseException notJson) {
        return whole("is not JSON" + at(notJson.getLocation()));
      }
    }

    /** What is wrong with a token where it stands. */
    private Optional<String> take(JsonToken token) throws IOException {
      if (++tokens > MOST_TOKENS) {
        return Optional.of("has more than " + MOST_TOKENS + " values");
      }
      if (token.isStructStart()) {
        names.push(new HashSet<>());
        return names.size() > DEEPEST
            ? Optional.of("is nested more than " + DEEPEST + " deep")
            : Optional.empty();
      }
      if (token.isStructEnd()) {
        names.pop();
      }
      if (token == JsonToken.FIELD_NAME && !names.element().add(parser.currentName())) {
        return Optional.of("has the field " + ShownText.quoted(parser.currentName()) + " twice");
      }
      return Optional.empty();
    }

    private static String at(JsonLocation where) {
      return " (line " + where.getLineNr() + ", column " + where.getColumnNr() + ")";
    }
  }
}
