// what: starts threads without end
// expect: process_limit_exceeded
// limits: processes=40 run_timeout=20000 run_cpu_time=20000
public class Main {
    public static void main(String[] args) {
        while (true) {
            try {
                new Thread(() -> {
                    try {
                        Thread.sleep(3_600_000);
                    } catch (InterruptedException ended) {
                        return;
                    }
                }).start();
            } catch (OutOfMemoryError full) {
                Thread.onSpinWait();
            }
        }
    }
}
