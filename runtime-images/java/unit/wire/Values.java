package cofferdam.unit;

import java.io.File;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.Comparator;
import java.util.Currency;
import java.util.Date;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The language's own values that are as good as their text: each has one way to be written and one to be read. */
final class Values {

    private record Kind(Function<Object, String> write, Function<String, Object> read) {}

    private static final Map<String, Kind> KINDS = new HashMap<>();
    private static final Map<Class<?>, String> NAMES = new HashMap<>();
    private static final Map<String, Object> ONLY = Map.of(
            "natural order", Comparator.naturalOrder(),
            "reverse order", Collections.reverseOrder(),
            "reverse of natural order", Comparator.reverseOrder(),
            "order without case", String.CASE_INSENSITIVE_ORDER);
    private static final Map<Object, String> ONLY_NAMES = new IdentityHashMap<>();

    static {
        ONLY.forEach((name, value) -> ONLY_NAMES.put(value, name));
        add(BigInteger.class, BigInteger::new);
        add(BigDecimal.class, BigDecimal::new);
        add(LocalDate.class, LocalDate::parse);
        add(LocalTime.class, LocalTime::parse);
        add(LocalDateTime.class, LocalDateTime::parse);
        add(Instant.class, Instant::parse);
        add(Duration.class, Duration::parse);
        add(Period.class, Period::parse);
        add(Year.class, Year::parse);
        add(YearMonth.class, YearMonth::parse);
        add(MonthDay.class, MonthDay::parse);
        add(ZonedDateTime.class, ZonedDateTime::parse);
        add(OffsetDateTime.class, OffsetDateTime::parse);
        add(OffsetTime.class, OffsetTime::parse);
        add(ZoneOffset.class, ZoneOffset::of);
        add(ZoneId.of("Europe/Berlin").getClass(), ZoneId::of);
        add(UUID.class, UUID::fromString);
        add(URI.class, URI::create);
        add(Currency.class, Currency::getInstance);
        add(File.class, File::new);
        add(Path.of("").getClass(), Path::of);
        add(Locale.class, value -> ((Locale) value).toLanguageTag(), Locale::forLanguageTag);
        add(Date.class, value -> "" + ((Date) value).getTime(), text -> new Date(Long.parseLong(text)));
        add(AtomicInteger.class, text -> new AtomicInteger(Integer.parseInt(text)));
        add(AtomicLong.class, text -> new AtomicLong(Long.parseLong(text)));
        add(AtomicBoolean.class, text -> new AtomicBoolean(Boolean.parseBoolean(text)));
        add(Pattern.class, value -> ((Pattern) value).flags() + " " + value, Values::pattern);
        add(OptionalInt.class, value -> inner(value.toString()),
                text -> text.isEmpty() ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(text)));
        add(OptionalLong.class, value -> inner(value.toString()),
                text -> text.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text)));
        add(OptionalDouble.class, value -> inner(value.toString()),
                text -> text.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(text)));
    }

    private Values() {}

    private static void add(Class<?> type, Function<String, Object> read) {
        add(type, Object::toString, read);
    }

    private static void add(Class<?> type, Function<Object, String> write, Function<String, Object> read) {
        KINDS.put(type.getName(), new Kind(write, read));
        NAMES.put(type, type.getName());
    }

    private static Pattern pattern(String text) {
        int space = text.indexOf(' ');
        return Pattern.compile(text.substring(space + 1), Integer.parseInt(text.substring(0, space)));
    }

    /** {@code OptionalInt[3]} is 3, and {@code OptionalInt.empty} is nothing. */
    private static String inner(String shown) {
        int begin = shown.indexOf('[');
        return begin < 0 ? "" : shown.substring(begin + 1, shown.length() - 1);
    }

    /** The name of the value's kind; null if it is none of these. */
    static String kind(Object value) {
        String only = ONLY_NAMES.get(value);
        if (only != null) {
            return only;
        }
        return value instanceof Charset ? "charset" : NAMES.get(value.getClass());
    }

    static String text(String kind, Object value) {
        if (ONLY.containsKey(kind)) {
            return "";
        }
        return kind.equals("charset") ? ((Charset) value).name() : KINDS.get(kind).write().apply(value);
    }

    static Object value(String kind, String text) {
        if (ONLY.containsKey(kind)) {
            return ONLY.get(kind);
        }
        if (kind.equals("charset")) {
            return Charset.forName(text);
        }
        Kind found = KINDS.get(kind);
        if (found == null) {
            throw new IllegalArgumentException("a value of a kind that nobody knows");
        }
        return found.read().apply(text);
    }
}
