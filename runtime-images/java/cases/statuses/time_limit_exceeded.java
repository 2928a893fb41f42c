// what: waits for longer than it may
// expect: time_limit_exceeded
// limits: run_timeout=1500
// stdout: begun\n
// signal: SIGKILL
public class Main {
    public static void main(String[] args) throws InterruptedException {
        System.out.println("begun");
        Thread.sleep(60_000);
    }
}
