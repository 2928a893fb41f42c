package cofferdam.unit;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/**
 * Finds where a program has taken a name from under its tests. A class of the program's in the tests' package hides what they import
 * with a star, and what {@code java.lang} has: a program with a class {@code Assertions} would decide for itself. Such a name has to be
 * imported by itself.
 */
final class Capture {

    private static final Set<String> ROOTS = Set.of("java", "javax", "jdk", "org", "com", "sun", "cofferdam");

    private final Trees trees;
    private final Elements elements;
    private final Set<String> program;

    Capture(JavacTask task, Set<String> program) {
        trees = Trees.instance(task);
        elements = task.getElements();
        this.program = program;
    }

    /** The first name that was taken, and what to do about it. */
    Optional<String> first(CompilationUnitTree unit) {
        Names names = new Names(unit);
        String[] found = new String[1];
        new TreePathScanner<Void, Void>() {
            @Override
            public Void visitIdentifier(IdentifierTree tree, Void nothing) {
                Element element = trees.getElement(getCurrentPath());
                if (found[0] == null && element != null && isTheirs(element)) {
                    String other = names.other(tree.getName().toString(), element);
                    if (other != null) {
                        long line = unit.getLineMap().getLineNumber(trees.getSourcePositions().getStartPosition(unit, tree));
                        found[0] = "line " + line + ": `" + tree.getName() + "` is the program's here, and would be `" + other
                                + "` without it: import by its name the one that is meant";
                    }
                }
                return super.visitIdentifier(tree, nothing);
            }
        }.scan(unit, null);
        return Optional.ofNullable(found[0]);
    }

    private boolean isTheirs(Element element) {
        Element outer = element;
        while (outer != null && !(outer instanceof TypeElement)) {
            outer = outer.getEnclosingElement();
        }
        return outer instanceof TypeElement type && program.contains(elements.getBinaryName(type).toString());
    }

    /** What one file imports. */
    private final class Names {

        private final Set<String> single = new HashSet<>();
        private final Set<String> stars = new HashSet<>(List.of("java.lang"));
        private final Map<String, Set<String>> statics = new HashMap<>();
        private final Set<String> staticStars = new HashSet<>();

        Names(CompilationUnitTree unit) {
            for (ImportTree each : unit.getImports()) {
                MemberSelectTree named = (MemberSelectTree) each.getQualifiedIdentifier();
                String from = named.getExpression().toString();
                String name = named.getIdentifier().toString();
                boolean star = name.equals("*");
                if (each.isStatic() && star) {
                    staticStars.add(from);
                } else if (each.isStatic()) {
                    statics.computeIfAbsent(name, fresh -> new HashSet<>()).add(from);
                } else if (star) {
                    stars.add(from);
                } else {
                    single.add(name);
                }
            }
        }

        /** What a name would be without the program; null where it would be nothing, or was asked for. */
        String other(String name, Element element) {
            if (element instanceof TypeElement) {
                if (ROOTS.contains(name)) {
                    return name + ".*";
                }
                return single.contains(name) ? null : ofStars(name);
            }
            Set<String> named = statics.getOrDefault(name, Set.of());
            for (String each : named) {
                if (!program.contains(binary(each))) {
                    return each + "." + name;
                }
            }
            return named.isEmpty() ? ofStatics(name) : null;
        }

        private String ofStars(String name) {
            for (String each : stars) {
                TypeElement type = elements.getTypeElement(each + "." + name);
                if (type != null && !isTheirs(type)) {
                    return each + "." + name;
                }
            }
            return ofStatics(name);
        }

        private String ofStatics(String name) {
            for (String each : staticStars) {
                TypeElement type = elements.getTypeElement(each);
                if (type != null && !isTheirs(type) && elements.getAllMembers(type).stream()
                        .anyMatch(member -> member.getSimpleName().contentEquals(name) && !isTheirs(member))) {
                    return each + "." + name;
                }
            }
            return null;
        }

        private String binary(String name) {
            TypeElement type = elements.getTypeElement(name);
            return type == null ? name : elements.getBinaryName(type).toString();
        }
    }
}
