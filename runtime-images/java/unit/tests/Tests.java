package cofferdam.unit;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Runs a caller's JUnit files against a program that runs apart from them. This process has the tests, and the right to report; of the
 * program it has the shape of its classes.
 */
public final class Tests {

    private static final Path FOLDER = Path.of("/cofferdam/tests");
    private static final Path JOB = FOLDER.resolve(".cofferdam.json");
    private static final Path PROGRAM = Path.of(".cofferdam-classes");

    private Tests() {}

    public static void main(String[] none) throws IOException {
        boolean stopOnFailure = Files.readString(JOB).contains("\"stop_on_failure\":true");
        Files.delete(JOB);
        List<Path> files;
        try (Stream<Path> all = Files.walk(FOLDER)) {
            files = all.filter(each -> each.toString().endsWith(".java") && Files.isRegularFile(each)).sorted().toList();
        }
        World world = World.of(PROGRAM, FOLDER);
        Sources sources = new Sources(FOLDER, world.standIns());
        Map<String, byte[]> compiled = sources.compiled(files);
        // Nothing that a test starts later may read the tests.
        for (Path file : files) {
            Files.delete(file);
        }
        world.admit(compiled);
        Link.open(world);
        Thread.currentThread().setContextClassLoader(world);
        Map<String, String> broken = new LinkedHashMap<>(sources.broken());
        LauncherDiscoveryRequest request = request(selected(world, compiled, broken));
        Launcher launcher = LauncherFactory.create(alone());
        TestPlan plan = launcher.discover(request);
        Report report = Report.open(stopOnFailure, compiled.keySet());
        report.collected(plan, broken);
        if (!stopOnFailure || broken.isEmpty()) {
            launcher.execute(plan, report);
        }
        report.end();
        System.out.flush();
        System.err.flush();
        Runtime.getRuntime().halt(0);
    }

    private static List<DiscoverySelector> selected(World world, Map<String, byte[]> compiled, Map<String, String> broken) {
        List<DiscoverySelector> selected = new ArrayList<>();
        for (String name : compiled.keySet().stream().sorted().toList()) {
            try {
                Class<?> type = Class.forName(name, false, world);
                boolean inner = type.isMemberClass() && !Modifier.isStatic(type.getModifiers());
                if (!type.isAnonymousClass() && !type.isLocalClass() && !type.isSynthetic() && !inner) {
                    selected.add(DiscoverySelectors.selectClass(type));
                }
            } catch (ClassNotFoundException | LinkageError unloadable) {
                broken.put(name, unloadable.toString());
            }
        }
        return selected;
    }

    private static LauncherDiscoveryRequest request(List<DiscoverySelector> selected) {
        return LauncherDiscoveryRequestBuilder.request().selectors(selected)
                .configurationParameter("junit.jupiter.extensions.autodetection.enabled", "true").build();
    }

    /** The one engine and what comes with it; nothing that is found lying about. */
    private static LauncherConfig alone() {
        return LauncherConfig.builder().enableTestEngineAutoRegistration(false).addTestEngines(new JupiterTestEngine())
                .enableLauncherSessionListenerAutoRegistration(false).enableLauncherDiscoveryListenerAutoRegistration(false)
                .enablePostDiscoveryFilterAutoRegistration(false).enableTestExecutionListenerAutoRegistration(false).build();
    }
}
