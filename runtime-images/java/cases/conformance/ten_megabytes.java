// what: takes ten megabytes in and gives as many out
// expect: completed
// stdin: 10485760 bytes
// limits: output=16MiB run_timeout=20000 run_cpu_time=30000
// stderr-contains: 10485760
public class Main {
    public static void main(String[] args) throws java.io.IOException {
        System.err.println(System.in.transferTo(System.out));
        System.out.flush();
    }
}
