// what: brings a program that the compiler would run
// expect: completed
// stdout: not run\n
@Deprecated
public class Main {
    public static void main(String[] args) {
        System.out.println(java.nio.file.Files.exists(java.nio.file.Path.of("processed.txt")) ? "OPEN" : "not run");
    }
}
