// what: calls itself until it cannot
// limits: run_timeout=20000 run_cpu_time=20000
// expect: runtime_error
// stderr-contains: java.lang.StackOverflowError
public class Main {
    static int deeper(int n) {
        return 1 + deeper(n + 1);
    }

    public static void main(String[] args) {
        deeper(0);
    }
}
