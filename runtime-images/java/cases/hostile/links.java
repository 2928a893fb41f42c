// what: leaves links where files are fetched
// expect: completed
// fetch: *.txt
// artifacts: none
import java.nio.file.Files;
import java.nio.file.Path;

public class Main {
    public static void main(String[] args) throws Exception {
        Files.createSymbolicLink(Path.of("a.txt"), Path.of("/etc/passwd"));
        Files.createSymbolicLink(Path.of("b.txt"), Path.of("/proc/self/environ"));
        Files.createSymbolicLink(Path.of("c.txt"), Path.of("c.txt"));
    }
}
