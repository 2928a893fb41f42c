// what: computes with big integers where its language has them, in threads and temporary files, in UTF-8, in UTC, at random
// expect: completed
// stdout-contains: 2^200 = 1606938044258990275541962092341162602522202993782792835301376
// stdout-contains: threads = 4
// stdout-contains: temporary = kept
// stdout-contains: text = 3 日本語
// stdout-contains: zone = UTC
// stdout-contains: random = differs
// stdout-contains: name = grün.txt
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

public class Main {
    public static void main(String[] args) throws Exception {
        System.out.println("2^200 = " + BigInteger.TWO.pow(200));
        ExecutorService pool = Executors.newFixedThreadPool(4);
        Callable<Integer> one = () -> 1;
        int done = 0;
        for (var each : pool.invokeAll(IntStream.range(0, 4).mapToObj(i -> one).toList())) done += each.get();
        pool.shutdown();
        System.out.println("threads = " + done);
        Path file = Files.createTempFile("kept", ".txt");
        Files.writeString(file, "kept");
        System.out.println("temporary = " + Files.readString(file));
        System.out.println("text = " + "日本語".length() + " 日本語");
        System.out.println("zone = " + ZoneId.systemDefault());
        System.out.println("random = " + (new Random().nextLong() != new Random().nextLong() ? "differs" : "the same"));
        Files.createFile(Path.of("grün.txt"));
        try (var names = Files.list(Path.of("."))) {
            System.out.println("name = " + names.map(p -> p.getFileName().toString()).filter(n -> n.endsWith(".txt"))
                    .collect(Collectors.joining(" ")));
        }
    }
}
