package dev.cofferdam.policy.engine;

import dev.cofferdam.policy.model.Language;
import dev.cofferdam.policy.syntax.Symbols;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/** Texts that are made to be slow: the same again and again, as long as one wants. */
final class Shapes {

  private static final long SEED = 4;
  private static final String SIGNS =
      "( ) [ ] { } < > , ; : . = + - * / % & | ^ ! ? @ # $ ~ \\ ` ' \" => -> :: .. ... == && || <<"
          + " >> // /* */ #{ ${ $( f( a[ a{ a. x 1 'a' \"a\" x= \\n";

  private static final Pattern NUMBER = Pattern.compile("(?<=[a-z ])#");
  private static final Pattern PART = Pattern.compile(" ?~( |$)");

  private Shapes() {}

  /**
   * A shape.
   *
   * @param language what it is written in
   * @param name for people
   * @param before stands once before
   * @param unit stands again and again
   * @param after stands once after
   */
  record Shape(Language language, String name, String before, String unit, String after) {

    String text(int length) {
      StringBuilder text = new StringBuilder(length).append(before);
      String next = numbered(0);
      for (int i = 1; text.length() + next.length() + after.length() <= length; i++) {
        text.append(next);
        next = numbered(i);
      }
      return text.append(after).toString();
    }

    private String numbered(int number) {
      return unit.indexOf('#') > 0
          ? NUMBER.matcher(unit).replaceAll(Integer.toString(number))
          : unit;
    }

    @Override
    public String toString() {
      return language.id() + ": " + name;
    }
  }

  /** Those that somebody thought of. */
  static List<Shape> named() {
    List<Shape> shapes = new ArrayList<>();
    for (String line : resource().lines().toList()) {
      if (line.startsWith("# ")) {
        continue;
      }
      String[] parts = PART.split(line, -1);
      Language language = Language.named(parts[0]).orElseThrow();
      String after = parts.length > 4 ? parts[4] : "";
      shapes.add(new Shape(language, parts[1], plain(parts[2]), plain(parts[3]), plain(after)));
    }
    return shapes;
  }

  /** Each word and sign of a language by itself, and some of them together. */
  static List<Shape> ofWords(Language language, int together) {
    List<String> words = new ArrayList<>();
    Symbols symbols = Symbols.base();
    FrontEnds.dialect(language).installWords(symbols);
    for (int symbol = 0; symbol < symbols.size(); symbol++) {
      words.add(symbols.name(symbol) + " ");
    }
    for (String sign : SIGNS.split(" ", -1)) {
      words.add(plain(sign));
    }
    List<Shape> shapes = new ArrayList<>();
    words.forEach(word -> shapes.add(new Shape(language, "`" + word + "`", "", word, "")));
    Random random = new Random(SEED);
    for (int i = 0; i < together; i++) {
      StringBuilder unit = new StringBuilder();
      int count = 2 + random.nextInt(4);
      for (int k = 0; k < count; k++) {
        unit.append(words.get(random.nextInt(words.size())));
      }
      shapes.add(new Shape(language, "`" + unit + "`", "", unit.toString(), ""));
    }
    return shapes;
  }

  private static String plain(String text) {
    return text.replace("\\\\n", "\\\n")
        .replace("\\n", "\n")
        .replace("\\r", "\r")
        .replace("\\|", "|");
  }

  private static String resource() {
    try (InputStream file = Shapes.class.getResourceAsStream("shapes.txt")) {
      if (file == null) {
        throw new IllegalStateException("shapes.txt is missing");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
