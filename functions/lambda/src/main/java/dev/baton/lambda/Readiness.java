package dev.baton.lambda;

import dev.baton.store.dynamodb.CloudSettings;
import org.crac.Core;
import org.crac.Resource;

/** What is to be settled before the application starts, and what is done before a snapshot of the started process is taken. */
final class Readiness {
    /** The context of checkpoints holds its resources weakly. */
    private static Resource held;

    private Readiness() {}

    /** To be called before anything else: some classes read these once. */
    static void prepare() {
        setUnlessSet("java.util.logging.manager", "org.jboss.logmanager.LogManager");
        // The JDK keeps five idle connections to a host; a propagation uses more of them at once, again and again.
        setUnlessSet("http.maxConnections", Integer.toString(Wiring.AT_ONCE));
        // The JDK sends a POST a second time by itself where the answer is lost. Whether that is sound, the store
        // knows.
        setUnlessSet("sun.net.http.retryPost", "false");
    }

    /** Fails at the start, with a message that names the variable, where the environment is not complete. */
    static void check() {
        CloudSettings.fromEnvironment(System.getenv());
        FunctionSettings.of(System.getenv());
    }

    private static void setUnlessSet(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    /** Where Lambda takes a snapshot of the process, it has it primed first; elsewhere nothing happens. */
    static void primeBeforeCheckpoint(Resource priming) {
        held = priming;
        Core.getGlobalContext().register(priming);
    }
}
