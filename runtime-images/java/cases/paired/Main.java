// Pieces that print the same under gVisor and under runc: the program runs the one whose number it is given.
// pieces: 35
import java.io.*;
import java.math.*;
import java.net.*;
import java.nio.charset.*;
import java.nio.file.*;
import java.security.*;
import java.text.*;
import java.time.*;
import java.time.format.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.regex.*;
import java.util.stream.*;
import java.util.zip.*;

public class Main {

    sealed interface Shape permits Circle, Square {}

    record Circle(double radius) implements Shape {}

    record Square(double side) implements Shape {}

    enum Color { RED, GREEN }

    static double area(Shape shape) {
        return switch (shape) {
            case Circle c -> 3 * c.radius() * c.radius();
            case Square s -> s.side() * s.side();
        };
    }

    static int deep(int n) { return n == 0 ? 0 : 1 + deep(n - 1); }

    static String raised(Callable<?> action) {
        try {
            return String.valueOf(action.call());
        } catch (Exception | StackOverflowError e) {
            return e.getClass().getSimpleName() + " " + e.getMessage();
        }
    }

    static String filed() throws IOException {
        Files.createDirectories(Path.of("a/b"));
        Files.writeString(Path.of("a/b/c"), "text");
        Files.createSymbolicLink(Path.of("a/e"), Path.of("b/c"));
        Files.setPosixFilePermissions(Path.of("a/b/c"), java.nio.file.attribute.PosixFilePermissions.fromString("rw-r-----"));
        Files.move(Path.of("a/b/c"), Path.of("a/b/d"));
        Files.move(Path.of("a/b/d"), Path.of("a/b/c"));
        try (Stream<Path> all = Files.walk(Path.of("a"))) {
            return all.sorted().toList() + Files.readString(Path.of("a/e")) + Files.getPosixFilePermissions(Path.of("a/b/c")).size();
        }
    }

    static int shared() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        int sum = 0;
        for (Future<Integer> each : pool.invokeAll(IntStream.range(0, 8).<Callable<Integer>>mapToObj(i -> () -> i * i).toList())) sum += each.get();
        pool.shutdown();
        return sum;
    }

    static final List<Callable<?>> PIECES = List.of(
        () -> BigInteger.TWO.pow(200),
        () -> List.of(0.1 + 0.2, 1 / 3.0, 1e300 * 1e10, -0.0, (float) Math.PI),
        () -> List.of(Math.sin(0.5), Math.sin(1e22), Math.cbrt(2)),
        () -> new BigDecimal("2").sqrt(new MathContext(30)),
        () -> Normalizer.normalize("Ångström ñ 日本", Normalizer.Form.NFD).length(),
        () -> Stream.of("zebra", "ärger", "Äpfel", "apple").sorted(Collator.getInstance(Locale.GERMAN)).toList(),
        () -> new TreeMap<>("mississippi".chars().mapToObj(c -> (char) c).collect(Collectors.groupingBy(c -> c, Collectors.counting()))),
        () -> Pattern.compile("(\\w+)@(\\w+)\\.com").matcher("x@y.com, ab@cd.com").results().map(m -> m.group(1)).toList(),
        () -> LocalDate.of(2024, 2, 29).plusYears(1).format(DateTimeFormatter.ofPattern("EEEE d MMMM yyyy", Locale.FRENCH)),
        () -> ZonedDateTime.ofInstant(Instant.EPOCH, ZoneId.of("Asia/Tokyo")) + " " + TimeZone.getDefault().getID(),
        () -> new Random(7).ints(5, 0, 100).boxed().toList(),
        () -> HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest("text".getBytes())),
        () -> { CRC32 crc = new CRC32(); crc.update("text".getBytes()); return crc.getValue(); },
        () -> Base64.getEncoder().encodeToString("ünï".getBytes(StandardCharsets.UTF_8)) + Charset.defaultCharset(),
        () -> raised(() -> List.of().get(1)),
        () -> raised(() -> ((Object) "x").hashCode() / 0),
        () -> raised(() -> deep(10_000_000)).substring(0, 18) + deep(500),
        Main::shared,
        () -> CompletableFuture.supplyAsync(() -> 6).thenCombine(CompletableFuture.supplyAsync(() -> 7), (a, b) -> a * b).get(),
        () -> { Thread t = Thread.ofVirtual().start(() -> {}); t.join(); return t.isAlive(); },
        Main::filed,
        () -> raised(() -> Files.readString(Path.of("/nowhere/file"))),
        () -> raised(() -> Files.writeString(Path.of("/etc/passwd"), "")).contains("Exception"),
        () -> raised(() -> new Socket("127.0.0.1", 9)).split(" ")[0],
        () -> { try (ServerSocket s = new ServerSocket(0, 1, InetAddress.getLoopbackAddress()); Socket c = new Socket(s.getInetAddress(), s.getLocalPort())) { s.accept().getOutputStream().write(42); return c.getInputStream().read(); } },
        () -> Path.of("").toAbsolutePath() + System.getProperty("java.io.tmpdir") + System.getProperty("user.name") + new TreeSet<>(System.getenv().keySet()),
        () -> System.getProperty("os.name") + System.getProperty("os.arch") + System.getProperty("file.encoding"),
        () -> area(new Circle(2)) + area(new Square(2)),
        () -> Arrays.toString(Color.values()) + Color.valueOf("RED").ordinal(),
        () -> String.format(Locale.ROOT, "%8.3f|%-6s|%06d|%x", Math.PI, "ab", 42, 255),
        () -> NumberFormat.getCurrencyInstance(Locale.US).format(1234.5),
        () -> { var out = new ByteArrayOutputStream(); try (var zip = new GZIPOutputStream(out)) { zip.write(new byte[1000]); } return out.size(); },
        () -> { var out = new StringWriter(); new PrintWriter(out, true).println(new Circle(1)); return out.toString().strip(); },
        () -> IntStream.rangeClosed(1, 20).mapToObj(BigInteger::valueOf).reduce(BigInteger.ONE, BigInteger::multiply),
        () -> { System.err.println("to standard error"); System.exit(3); return null; });

    public static void main(String[] words) throws Exception {
        System.out.println(PIECES.get(Integer.parseInt(words[0])).call());
    }
}
