import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.Map;

/** JSON as maps, lists, texts, numbers, booleans and null, by the service's own library. */
final class Json {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Json() {}

  /** The value of a text. */
  static Object parse(String text) {
    try {
      return MAPPER.readValue(text, Object.class);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("this is no JSON: " + text, e);
    }
  }

  /** What lies below these keys, or null where a step leads nowhere. */
  static Object at(Object tree, String... keys) {
    Object here = tree;
    for (String key : keys) {
      here = here instanceof Map<?, ?> object ? object.get(key) : null;
    }
    return here;
  }

  /** A number below these keys. */
  static double number(Object tree, String... keys) {
    if (at(tree, keys) instanceof Number number) {
      return number.doubleValue();
    }
    throw new IllegalStateException("no number at " + String.join(".", keys));
  }

  /** The text of a value, for people to read. */
  static String write(Object value) {
    return written(value, true);
  }

  /** A text in quotes. */
  static String quote(String text) {
    return written(text, false);
  }

  private static String written(Object value, boolean indented) {
    try {
      return indented
          ? MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value) + "\n"
          : MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("this cannot be written as JSON", e);
    }
  }
}
