// what: leaves a process that holds its output
// expect: completed
// stdout: done\n
public class Main {
    public static void main(String[] args) throws Exception {
        if (args.length > 0) {
            Thread.sleep(60_000);
            System.out.println("late");
            return;
        }
        new ProcessBuilder("java", "-Xmx64m", "-cp", ".cofferdam-classes", "Main", "child").inheritIO().start();
        System.out.println("done");
    }
}
