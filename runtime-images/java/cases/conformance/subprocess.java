// what: starts another process and reads what it prints
// expect: completed
// stdout: from a child\n
public class Main {
    public static void main(String[] args) throws Exception {
        if (args.length > 0) {
            System.out.println("from a child");
            return;
        }
        new ProcessBuilder("java", "-XX:+UseSerialGC", "-Xmx64m", "-cp", ".cofferdam-classes", "Main", "child").inheritIO().start().waitFor();
    }
}
