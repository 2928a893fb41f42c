// what: prints something else than its test expects
// expect: wrong_answer
// stdin: 20 22\n
// expected-output: 43
import java.util.Scanner;

public class Main {
    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        System.out.println(in.nextInt() + in.nextInt());
    }
}
