// what: leaves a process, in a session of its own, that holds its output
// expect: completed
// stdout: done\n
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;

public class Main {
    public static void main(String[] args) throws Throwable {
        if (args.length > 0) {
            Linker linker = Linker.nativeLinker();
            linker.downcallHandle(linker.defaultLookup().find("setsid").get(), FunctionDescriptor.of(ValueLayout.JAVA_INT)).invoke();
            Thread.sleep(60_000);
            System.out.println("late");
            return;
        }
        new ProcessBuilder("java", "-Xmx64m", "--enable-native-access=ALL-UNNAMED", "-cp", ".cofferdam-classes", "Main", "child")
                .inheritIO().start();
        Thread.sleep(500);
        System.out.println("done");
    }
}
