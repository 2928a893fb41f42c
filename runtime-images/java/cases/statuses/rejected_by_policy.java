// what: starts a command, which the strict policy denies
// expect: rejected_by_policy
// policy: strict
public class Main {
    public static void main(String[] args) throws Exception {
        Runtime.getRuntime().exec(new String[] {"id"});
    }
}
