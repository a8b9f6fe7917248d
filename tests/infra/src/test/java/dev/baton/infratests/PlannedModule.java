package dev.baton.infratests;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * For tests of what the module would make, with one push target and a key of the user's own, and everything else as it is by
 * default. It is planned once for all of them.
 */
@ExtendWith(PlannedModule.Once.class)
abstract class PlannedModule {
    static final String TARGET = "arn:aws:lambda:eu-central-1:123456789012:function:resize:live";
    static final String DIGEST = "0123456789abcdef".repeat(4);

    static Terraform terraform;
    static Plan plan;

    /** Plans before the first of the tests, and cleans up after the last of all. */
    static final class Once implements BeforeAllCallback {
        @Override
        public void beforeAll(ExtensionContext context) throws Exception {
            synchronized (PlannedModule.class) {
                plannedOnce(context);
            }
        }

        private static void plannedOnce(ExtensionContext context) throws Exception {
            var store = context.getRoot().getStore(Namespace.create(PlannedModule.class));
            if (store.get("sts") == null) {
                Sts sts = new Sts();
                store.put("sts", sts);
                terraform = new Terraform(sts.address());
                store.put("terraform", terraform);
                terraform.init("");
                plan = terraform.plan("", Map.of("push_target_arns", List.of(TARGET), "admin_key_sha256", DIGEST));
            } else if (plan == null) {
                Missing.skip("the module could not be planned");
            }
        }
    }
}
