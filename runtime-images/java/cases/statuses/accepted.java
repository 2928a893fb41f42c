// what: prints what its test expects
// expect: accepted
// stdin: 20 22\n
// expected-output: 42
import java.util.Scanner;

public class Main {
    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        System.out.println(in.nextInt() + in.nextInt());
    }
}
