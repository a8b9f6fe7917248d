package dev.baton.engine.job;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.baton.engine.record.Ids;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Any result is read back from its text. */
final class ResultTextTest {
    private static final List<Double> NUMBERS = List.of(
            0.0, -0.0, 0.1, 1e-300, 1e300, Double.MIN_VALUE, Double.MAX_VALUE, Double.NaN, Double.POSITIVE_INFINITY);
    private static final List<String> TIMES =
            List.of("", "|", "||", "2026-11-21T07:31:02.123Z", "a|b|", "\n", "\u00e9");

    @Test
    void random_results_are_read_back() {
        for (int seed = 0; seed < 2000; seed++) {
            Random random = new Random(seed);
            long job = Ids.of(1 + random.nextLong(Ids.MAX_WORKFLOW), 1 + random.nextLong(Ids.MAX_NUMBER));
            long further = ResultText.furtherId(Ids.workflow(job), 1 + random.nextLong(Ids.MAX_NUMBER));
            Result result = new Result(
                    random.nextBoolean() ? job : further,
                    job,
                    Ids.workflow(job),
                    random.nextLong(),
                    random.nextInt(),
                    random.nextLong(),
                    random.nextInt(),
                    number(random),
                    TIMES.get(random.nextInt(TIMES.size())),
                    JobStatus.values()[random.nextInt(JobStatus.values().length)],
                    random.nextBoolean() ? null : Long.valueOf(random.nextLong()),
                    random.nextBoolean() ? null : Long.valueOf(random.nextLong()),
                    random.nextBoolean() ? null : Double.valueOf(number(random)),
                    random.nextBoolean() ? null : Double.valueOf(number(random)));
            assertEquals(result, ResultText.read(job, ResultText.write(result)), "seed " + seed);
        }
    }

    private static double number(Random random) {
        return random.nextBoolean() ? random.nextGaussian() * 1e9 : NUMBERS.get(random.nextInt(NUMBERS.size()));
    }
}
