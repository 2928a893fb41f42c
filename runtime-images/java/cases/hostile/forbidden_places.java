// what: opens what it must not read or change
// expect: completed
// stdout-lacks: OPEN
// stdout-contains: refused
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

public class Main {
    public static void main(String[] args) {
        for (String place : new String[] {"/etc/shadow", "/dev/mem"}) {
            try {
                System.out.println("OPEN " + Files.readAllBytes(Path.of(place)).length);
            } catch (IOException refused) {
                System.out.println("refused: " + refused);
            }
        }
        for (String place : new String[] {"/usr/bin/evil", "/cofferdam/runner", "/proc/sysrq-trigger", "/proc/1/mem"}) {
            try {
                System.out.println("OPEN " + Files.writeString(Path.of(place), "evil"));
            } catch (IOException refused) {
                System.out.println("refused: " + refused);
            }
        }
    }
}
