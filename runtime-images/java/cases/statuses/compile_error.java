// what: is no program of its language
// expect: compile_error
// compile-contains: incompatible types
public class Main {
    public static void main(String[] args) {
        int number = "text";
        return undeclared;
    }
}
