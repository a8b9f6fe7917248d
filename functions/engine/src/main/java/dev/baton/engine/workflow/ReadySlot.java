package dev.baton.engine.workflow;

import dev.baton.engine.job.JobAttributes;
import dev.baton.engine.node.NodeOffer;
import dev.baton.engine.node.Resources;
import dev.baton.engine.record.Ids;
import dev.baton.engine.record.Keys;
import dev.baton.engine.store.Item;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a job stands in the index while it is ready: a partition (jobs with and without GPUs apart, spread in large
 * workflows) and a rank, both fixed when the graph is armed, so that making a job ready copies two attributes. Beside them
 * the index shows what a worker needs to know before it claims.
 *
 * @param scheduler number of the scheduler that the job wants, 0 for any
 */
record ReadySlot(String partition, String rank, Resources resources, long scheduler) {
    private static final int LARGE = 512;
    static final int SHARDS = 4;
    private static final String PUSH_VALUE = "push";

    /** How many partitions the jobs of a workflow of this size take. */
    static int shards(int jobs) {
        return jobs > LARGE ? SHARDS : 1;
    }

    static ReadySlot of(
            long workflow,
            long number,
            int priority,
            Resources resources,
            long scheduler,
            SortMethod method,
            int shards) {
        return new ReadySlot(
                partition(workflow, resources.gpus() > 0, (int) (number % shards)),
                order(priority, resources.gpus(), resources.runtimeSeconds(), resources.memoryBytes(), method)
                        + Keys.digits(number),
                resources,
                scheduler);
    }

    /** The partitions to look into: those for jobs with GPUs first, since fewer workers can run these. */
    static List<String> partitions(long workflow, int cpuShards, int gpuShards) {
        List<String> partitions = new ArrayList<>();
        for (int shard = 0; shard < gpuShards; shard++) {
            partitions.add(partition(workflow, true, shard));
        }
        for (int shard = 0; shard < cpuShards; shard++) {
            partitions.add(partition(workflow, false, shard));
        }
        return partitions;
    }

    private static String partition(long workflow, boolean gpu, int shard) {
        return "r/" + workflow + (gpu ? "/g" : "/c") + shard;
    }

    /** Where push jobs stand, which no worker sees. */
    static String pushPartition(long workflow) {
        return "p/" + workflow;
    }

    /** The place of a push job. */
    static ReadySlot ofPush(long workflow, long number, int priority, Resources wanted) {
        return new ReadySlot(
                pushPartition(workflow), order(priority, 0, 0, 0, SortMethod.NONE) + Keys.digits(number), wanted, 0);
    }

    /** Whether a job in the index, or an item of one, is a push job. */
    static boolean isPush(Item entry) {
        return PUSH_VALUE.equals(entry.text(Item.INDEX_VALUE));
    }

    private boolean push() {
        return partition.startsWith("p/");
    }

    /** Text that sorts highest first. */
    static String order(int priority, int gpus, long runtime, long memory, SortMethod method) {
        String first = hex(Integer.MAX_VALUE - (long) priority, 8);
        String gpu = hex(0xffff - Math.min(gpus, 0xffff), 4);
        String time = hex(0xffffffffffL - Math.min(runtime, 0xffffffffffL), 10);
        String space = hex(0xffffffffffffL - Math.min(memory, 0xffffffffffffL), 12);
        return first
                + switch (method) {
                    case GPUS_RUNTIME_MEMORY -> gpu + time + space;
                    case GPUS_MEMORY_RUNTIME -> gpu + space + time;
                    case NONE -> "";
                };
    }

    private static String hex(long number, int digits) {
        String text = Long.toHexString(number);
        return "0".repeat(Math.max(0, digits - text.length())) + text;
    }

    /** What the index shows of the job. */
    String value() {
        if (push()) {
            return PUSH_VALUE;
        }
        return resources.cpus() + "," + resources.memoryBytes() + "," + resources.gpus() + "," + resources.nodes() + ","
                + resources.runtimeSeconds() + "," + scheduler;
    }

    /** Adds the fixed part to an item. */
    Item.Builder write(Item.Builder item) {
        return item.with(JobAttributes.READY_PARTITION, partition)
                .with(JobAttributes.READY_RANK, rank)
                .with(Item.INDEX_VALUE, value());
    }

    /** What the index shows of a ready job: the demands of one candidate. */
    record Demand(Item entry, int cpus, long memory, int gpus, int nodes, long runtime, long scheduler) {
        static Demand of(Item entry) {
            String[] parts = entry.text(Item.INDEX_VALUE).split(",");
            return new Demand(
                    entry,
                    Integer.parseInt(parts[0]),
                    Long.parseLong(parts[1]),
                    Integer.parseInt(parts[2]),
                    Integer.parseInt(parts[3]),
                    Long.parseLong(parts[4]),
                    Long.parseLong(parts[5]));
        }

        /** What the job asks for, in other words than it used. */
        Resources resources() {
            return new Resources(cpus, gpus, nodes, Long.toString(memory), "PT" + runtime + "S");
        }

        /** Whether the job fits the offer by itself; equality fits. */
        boolean fits(NodeOffer offer) {
            return cpus <= offer.cpus()
                    && memory <= offer.memoryBytes()
                    && gpus <= offer.gpus()
                    && nodes <= offer.nodes()
                    && runtime <= offer.runtimeSeconds();
        }

        /** Whether the job wants no scheduler, or this one. */
        boolean matches(NodeOffer offer) {
            return scheduler == 0 || offer.schedulerId() != null && Ids.number(offer.schedulerId()) == scheduler;
        }

        /** The job's place by another order than its rank. */
        String order(SortMethod method) {
            String rank = entry.text(Item.INDEX_SORT);
            int priority = (int) (Integer.MAX_VALUE - Long.parseLong(rank, 0, 8, 16));
            return ReadySlot.order(priority, gpus, runtime, memory, method) + Keys.digits(Keys.number(entry.key()));
        }
    }
}
