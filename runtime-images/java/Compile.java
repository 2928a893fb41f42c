package cofferdam;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.ForwardingJavaFileObject;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * {@code Compile CLASSES CLASS_PATH PROGRAM [SOURCE...]}: translates the sources into the folder CLASSES, and writes into
 * .cofferdam-main which class the program's file starts with, for {@code java @FILE}.
 *
 * <p>It differs from {@code javac} in two things that callers expect of a service: the file of a public class may have any
 * name, as for {@code java Program.java}, and nobody has to say which class is the main one. Annotation processors are
 * never run: a compiler translates, and runs nothing of what it translates.
 */
public final class Compile {

    private static final List<String> OPTIONS = List.of(
            "-proc:none", "-implicit:none", "-encoding", "UTF-8", "-g", "-parameters", "-Xmaxerrs", "50", "-Xmaxwarns", "50",
            "-Xlint:-options");

    private Compile() {}

    public static void main(String[] arguments) throws IOException {
        Path classes = Path.of(arguments[0]);
        Files.createDirectories(classes);
        List<String> options = new ArrayList<>(OPTIONS);
        options.addAll(List.of("-d", classes.toString(), "-classpath", arguments[1] + File.pathSeparator + classes));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        PrintWriter errors = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        Parsed parsed = new Parsed();
        boolean translated;
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            List<JavaFileObject> sources = new ArrayList<>();
            for (int i = 2; i < arguments.length; i++) {
                Path file = Path.of(arguments[i]);
                if (!Files.isRegularFile(file) || !file.toString().endsWith(".java")) {
                    System.err.println(arguments[i] + ": a Java program has the ending .java");
                    System.exit(1);
                }
                files.getJavaFileObjects(file).forEach(source -> sources.add(new AnyName(source)));
            }
            JavacTask task = (JavacTask) compiler.getTask(errors, files, null, options, null, sources);
            task.addTaskListener(parsed);
            translated = task.call();
        }
        errors.flush();
        if (!translated) {
            System.exit(1);
        }
        Files.writeString(Path.of(".cofferdam-main"), "\"" + parsed.mainClass() + "\"\n");
    }

    /** A source whose public class may have another name than its file. */
    private static final class AnyName extends ForwardingJavaFileObject<JavaFileObject> {

        AnyName(JavaFileObject source) {
            super(source);
        }

        @Override
        public boolean isNameCompatible(String simpleName, Kind kind) {
            return kind == Kind.SOURCE;
        }
    }

    /** Remembers which class to start: of the program's file before others, and one with a {@code main} before one without. */
    private static final class Parsed implements TaskListener {

        private final List<String> starting = new ArrayList<>();
        private final List<String> others = new ArrayList<>();

        // Later the trees are what the compiler has made of them, and not what was written.
        @Override
        public void finished(TaskEvent event) {
            if (event.getKind() == TaskEvent.Kind.PARSE) {
                CompilationUnitTree unit = event.getCompilationUnit();
                types(unit).forEach(type -> (starts(type) ? starting : others).add(named(unit, type)));
            }
        }

        String mainClass() {
            return Stream.of(starting, others).flatMap(List::stream).findFirst().orElse("Main");
        }

        private static List<ClassTree> types(CompilationUnitTree unit) {
            return unit.getTypeDecls().stream().filter(ClassTree.class::isInstance).map(ClassTree.class::cast).toList();
        }

        private static boolean starts(ClassTree type) {
            boolean everythingIsPublic = type.getKind() == Tree.Kind.INTERFACE;
            return type.getMembers().stream().anyMatch(member -> member instanceof MethodTree method
                    && method.getName().contentEquals("main")
                    && method.getParameters().size() <= 1
                    && method.getParameters().stream().allMatch(Parsed::areTexts)
                    && !(everythingIsPublic && !method.getModifiers().getFlags().contains(Modifier.STATIC)));
        }

        private static boolean areTexts(VariableTree parameter) {
            String type = parameter.getType().toString();
            return type.equals("String[]") || type.equals("String...") || type.equals("java.lang.String[]");
        }

        private static String named(CompilationUnitTree unit, ClassTree type) {
            String name = type.getSimpleName().isEmpty() ? implicit(unit) : type.getSimpleName().toString();
            return unit.getPackageName() == null ? name : unit.getPackageName() + "." + name;
        }

        /** A file of methods without a class is a class of the file's name. */
        private static String implicit(CompilationUnitTree unit) {
            String file = Path.of(unit.getSourceFile().getName()).getFileName().toString();
            return file.substring(0, file.length() - ".java".length());
        }
    }
}
