package cofferdam.unit;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.ForwardingJavaFileObject;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * Translates the tests, in the memory of this process, against what stands in for the program. Of the tests' files those that
 * cannot be translated are told, each with what the compiler says of it, and the others run.
 */
final class Sources {

    private static final List<String> OPTIONS = List.of("-proc:none", "-implicit:none", "-encoding", "UTF-8", "-g", "-parameters",
            "-Xmaxerrs", "50", "-nowarn", "-classpath", "/usr/local/lib/java/junit.jar");

    private final Path folder;
    private final Map<String, byte[]> program;
    private final Map<String, String> broken = new LinkedHashMap<>();

    Sources(Path folder, Map<String, byte[]> program) {
        this.folder = folder;
        this.program = program;
    }

    /** The tests' files that could not be translated, by their names, and why. */
    Map<String, String> broken() {
        return broken;
    }

    /** The classes of all files that can be translated. */
    Map<String, byte[]> compiled(List<Path> files) throws IOException {
        List<Path> left = new ArrayList<>(files);
        while (!left.isEmpty()) {
            Map<String, byte[]> made = new HashMap<>();
            Map<Path, String> wrong = translate(left, made);
            if (wrong.isEmpty()) {
                return made;
            }
            wrong.forEach((file, why) -> broken.put(folder.relativize(file).toString(), why));
            left.removeAll(wrong.keySet());
        }
        return Map.of();
    }

    private Map<Path, String> translate(List<Path> files, Map<String, byte[]> made) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> told = new DiagnosticCollector<>();
        try (StandardJavaFileManager standard = compiler.getStandardFileManager(told, null, StandardCharsets.UTF_8)) {
            List<JavaFileObject> sources = new ArrayList<>();
            standard.getJavaFileObjectsFromPaths(files).forEach(each -> sources.add(new AnyName(each)));
            JavacTask task = (JavacTask) compiler.getTask(null, new InMemory(standard, program, made), told, OPTIONS, null, sources);
            Map<Path, String> wrong = new LinkedHashMap<>();
            List<CompilationUnitTree> units = new ArrayList<>();
            task.parse().forEach(units::add);
            task.analyze();
            told(told, files, wrong);
            if (wrong.isEmpty()) {
                Capture capture = new Capture(task, program.keySet());
                for (CompilationUnitTree unit : units) {
                    capture.first(unit).ifPresent(why -> wrong.put(Path.of(unit.getSourceFile().toUri()), why));
                }
            }
            if (wrong.isEmpty()) {
                task.generate();
                told(told, files, wrong);
            }
            return wrong;
        }
    }

    /** What is said of no file is said of the first. */
    private void told(DiagnosticCollector<JavaFileObject> told, List<Path> files, Map<Path, String> wrong) {
        for (Diagnostic<? extends JavaFileObject> each : told.getDiagnostics()) {
            if (each.getKind() == Diagnostic.Kind.ERROR) {
                Path file = each.getSource() == null ? files.get(0) : Path.of(each.getSource().toUri());
                String line = file.getFileName() + ":" + each.getLineNumber() + ": " + each.getMessage(Locale.ENGLISH);
                wrong.merge(file, line, (one, other) -> one.length() > 3_000 ? one : one + "\n" + other);
            }
        }
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

    /** A class that is nowhere but in memory. */
    private static final class Held extends SimpleJavaFileObject {

        private final String name;
        private final Map<String, byte[]> classes;

        Held(String name, Map<String, byte[]> classes) {
            super(URI.create("memory:///" + name.replace('.', '/').replace("$", "%24") + ".class"), Kind.CLASS);
            this.name = name;
            this.classes = classes;
        }

        @Override
        public InputStream openInputStream() {
            return new ByteArrayInputStream(classes.get(name));
        }

        @Override
        public OutputStream openOutputStream() {
            return new ByteArrayOutputStream() {
                @Override
                public void close() {
                    classes.put(name, toByteArray());
                }
            };
        }
    }

    /** Where the compiler finds the program, and leaves what it makes. */
    private static final class InMemory extends ForwardingJavaFileManager<JavaFileManager> {

        private final Map<String, byte[]> program;
        private final Map<String, byte[]> made;

        InMemory(JavaFileManager standard, Map<String, byte[]> program, Map<String, byte[]> made) {
            super(standard);
            this.program = program;
            this.made = made;
        }

        @Override
        public Iterable<JavaFileObject> list(Location location, String pack, Set<JavaFileObject.Kind> kinds, boolean deep)
                throws IOException {
            List<JavaFileObject> found = new ArrayList<>();
            super.list(location, pack, kinds, deep).forEach(found::add);
            if (location == StandardLocation.CLASS_PATH && kinds.contains(JavaFileObject.Kind.CLASS)) {
                for (String name : program.keySet()) {
                    String own = name.substring(0, Math.max(0, name.lastIndexOf('.')));
                    if (own.equals(pack) || deep && own.startsWith(pack)) {
                        found.add(new Held(name, program));
                    }
                }
            }
            return found;
        }

        @Override
        public String inferBinaryName(Location location, JavaFileObject file) {
            return file instanceof Held held ? held.name : super.inferBinaryName(location, file);
        }

        @Override
        public boolean isSameFile(FileObject one, FileObject other) {
            return one.equals(other) || !(one instanceof Held || other instanceof Held) && super.isSameFile(one, other);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
            return new Held(name, made);
        }
    }
}
