// what: reads its input to the end, takes its arguments and ends well
// args: one two
// stdin: 3\n4\n
// expect: completed
// stdout: 7 one two\n
// code: 0
import java.util.Scanner;

public class Main {
    public static void main(String[] args) {
        Scanner in = new Scanner(System.in);
        long sum = 0;
        while (in.hasNextLong()) sum += in.nextLong();
        System.out.println(sum + " " + String.join(" ", args));
    }
}
