package cofferdam.unit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The classes that there are where the tests are: the language's and the frameworks' first, then the tests' own, then what
 * stands in for the program's. Of the program's files only this class sees anything, as data.
 */
final class World extends ClassLoader {

    private static final int MOST_CLASSES = 10_000;
    private static final long LARGEST = 8 << 20;

    static {
        registerAsParallelCapable();
    }

    private final Map<String, ClassModel> program = new HashMap<>();
    private final Map<String, byte[]> standIns = new LinkedHashMap<>();
    private final Map<String, byte[]> tests = new HashMap<>();
    private final Path resources;

    private World(ClassLoader parent, Path resources) {
        super("unit tests", parent);
        this.resources = resources;
    }

    /** The program's classes in a folder, before anything of the program's has run. */
    static World of(Path classes, Path resources) throws IOException {
        World world = new World(World.class.getClassLoader(), resources);
        if (Files.isDirectory(classes, LinkOption.NOFOLLOW_LINKS)) {
            try (Stream<Path> files = Files.walk(classes)) {
                for (Path file : files.filter(each -> each.toString().endsWith(".class")).limit(MOST_CLASSES).toList()) {
                    if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) <= LARGEST) {
                        world.meet(Files.readAllBytes(file));
                    }
                }
            }
        }
        world.standIn();
        return world;
    }

    private void meet(byte[] bytes) {
        try {
            ClassModel model = ClassFile.of().parse(bytes);
            String name = model.thisClass().asInternalName().replace('/', '.');
            // What the tests' process has already is never the program's.
            if (!model.isModuleInfo() && getParent().getResource(name.replace('.', '/') + ".class") == null) {
                program.put(name, model);
            }
        } catch (IllegalArgumentException noClass) {
            System.err.println("a file of the program's is no class: " + noClass.getMessage());
        }
    }

    private void standIn() {
        program.values().removeIf(model -> !isPure(model, 0));
        program.forEach((name, model) -> {
            try {
                standIns.put(name, new StandIn(model, program::get).bytes());
            } catch (IllegalArgumentException unfit) {
                System.err.println("nothing can stand in for `" + name + "`: " + unfit.getMessage());
            }
        });
    }

    /** Whether it is made of the program's and the language's classes alone: what is a test framework's decides about tests. */
    private boolean isPure(ClassModel model, int depth) {
        return depth < 1_000 && Stream.concat(model.superclass().stream(), model.interfaces().stream())
                .map(each -> each.asInternalName().replace('/', '.'))
                .allMatch(name -> program.containsKey(name) ? isPure(program.get(name), depth + 1) : Platform.find(name) != null);
    }

    Map<String, byte[]> standIns() {
        return standIns;
    }

    /** The model of a class of the program's; null for any other. */
    ClassModel program(String name) {
        return standIns.containsKey(name) && !tests.containsKey(name) ? program.get(name) : null;
    }

    /** Takes the tests' classes, as the compiler made them. */
    void admit(Map<String, byte[]> compiled) {
        tests.putAll(compiled);
        tests.replaceAll((name, bytes) -> new Rewriting(this).rewritten(bytes));
    }

    /** What stands in for a class; null where the program has none of the name, or a test has. */
    Class<?> standIn(String name) {
        try {
            return standIns.containsKey(name) && !tests.containsKey(name) ? loadClass(name) : null;
        } catch (ClassNotFoundException | LinkageError broken) {
            return null;
        }
    }

    boolean isStandIn(Class<?> type) {
        return type.getClassLoader() == this && !tests.containsKey(type.getName()) && standIns.containsKey(type.getName());
    }

    /** What a class is below, for the frames of changed byte code. */
    ClassHierarchyResolver hierarchy() {
        return ClassHierarchyResolver.ofResourceParsing(type -> {
            byte[] found = bytes(StandIn.name(type));
            return found == null ? getParent().getResourceAsStream(StandIn.name(type).replace('.', '/') + ".class") : new ByteArrayInputStream(found);
        });
    }

    private byte[] bytes(String name) {
        byte[] test = tests.get(name);
        return test == null ? standIns.get(name) : test;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytes = bytes(name);
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, bytes, 0, bytes.length);
    }

    /** What lies beside the tests. */
    @Override
    protected URL findResource(String name) {
        Path file = resources.resolve(name).normalize();
        try {
            return file.startsWith(resources) && Files.isRegularFile(file) ? file.toUri().toURL() : null;
        } catch (MalformedURLException impossible) {
            return null;
        }
    }
}
