// what: kills whatever it can name
// expect: completed signaled runtime_error
// why: whether it may kill itself, and by which call, differs between languages
public class Main {
    public static void main(String[] args) {
        ProcessHandle.allProcesses().forEach(ProcessHandle::destroyForcibly);
        System.out.println("alone");
    }
}
