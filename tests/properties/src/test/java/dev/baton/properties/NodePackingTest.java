package dev.baton.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.engine.node.NodeOffer;
import dev.baton.engine.worker.ClaimRequest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Claims give a node what adding up by hand says: the first that fit, in order, and never more than the node has. */
final class NodePackingTest {
    @Test
    void claims_pack_as_by_hand() {
        Seeds.each(150, random -> {
            PackedWorkflow test = new PackedWorkflow(random);
            long node = test.world.join(test.workflow);
            for (int i = 0; i < 5; i++) {
                if (random.nextBoolean()) {
                    test.workerClaims(node);
                } else {
                    test.claimsByResources();
                }
            }
        });
    }

    @Test
    void a_repeated_claim_gives_the_same_jobs_and_never_more_than_the_node_has() {
        Seeds.each(150, random -> {
            PackedWorkflow test = new PackedWorkflow(random);
            long node = test.world.join(test.workflow);
            NodeOffer offer = test.offer();
            int first = 1 + random.nextInt(3);
            List<String> lost = PackedWorkflow.names(
                    test.world.engine.workers().claim(node, new ClaimRequest(first, offer, false, "token", false)));
            int limit = first + random.nextInt(4);
            List<String> again = PackedWorkflow.names(
                    test.world.engine.workers().claim(node, new ClaimRequest(limit, offer, false, "token", true)));
            assertTrue(again.containsAll(lost), again + " after " + lost);
            assertTrue(again.size() <= limit, again + " after " + lost);
            List<PackedWorkflow.Wish> held = test.ready.stream()
                    .filter(wish -> again.contains(wish.name()))
                    .toList();
            assertTrue(PackedWorkflow.together(held, offer), () -> held + " exceed " + offer);
        });
    }

    @Test
    void a_grant_whose_reply_was_lost_has_its_share_of_the_node() {
        World world = new World();
        long workflow = world.armed("""
                {name: 'w', resource_requirements: [{name: 'three', num_cpus: 3, memory: '1m'}], jobs: [
                  {name: 'a', command: 'x', resource_requirements: 'three'},
                  {name: 'b', command: 'x', resource_requirements: 'three'}]}
                """);
        long node = world.join(workflow);
        NodeOffer five = new NodeOffer(5, 1L << 30, 0, 1, Long.MAX_VALUE, null);
        world.engine.workers().claim(node, new ClaimRequest(9, five, false, "token", false));
        assertEquals(
                List.of("a"),
                PackedWorkflow.names(
                        world.engine.workers().claim(node, new ClaimRequest(9, five, false, "token", true))));
    }
}
