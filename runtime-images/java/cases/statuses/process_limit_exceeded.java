// what: starts more processes or threads than it may
// expect: process_limit_exceeded
// limits: processes=40 run_timeout=20000 run_cpu_time=20000 run_memory=512MiB
// message-contains: 40 processes
public class Main {
    public static void main(String[] args) throws InterruptedException {
        for (int i = 0; i < 200; i++) {
            new Thread(null, () -> {
                try {
                    Thread.sleep(60_000);
                } catch (InterruptedException end) {
                    Thread.currentThread().interrupt();
                }
            }, "waiting", 64 << 10).start();
        }
        Thread.sleep(60_000);
    }
}
