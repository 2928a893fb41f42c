// what: runs a test of JUnit by its launcher
// expect: completed
// stdout: 1 passed\n
// limits: run_timeout=20000 run_cpu_time=40000
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

public class Main {
    @Test
    void adds() {
        assertEquals(5, 2 + 3);
    }

    public static void main(String[] args) {
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create().execute(LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectClass(Main.class)).build(), listener);
        System.out.println(listener.getSummary().getTestsSucceededCount() + " passed");
    }
}
