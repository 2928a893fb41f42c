// what: prints without end and without a line break
// expect: output_limit_exceeded
// limits: output=100000
// truncated: stdout
public class Main {
    public static void main(String[] args) {
        while (true) System.out.print("more and more of it ");
    }
}
