// what: says what is wrong and ends with a code of its own
// expect: runtime_error
// stderr-contains: no good
// code: 3
public class Main {
    public static void main(String[] args) {
        System.err.println("no good");
        System.exit(3);
    }
}
