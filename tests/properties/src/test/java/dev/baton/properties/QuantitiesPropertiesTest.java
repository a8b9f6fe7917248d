package dev.baton.properties;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.baton.engine.job.FailureRule;
import dev.baton.engine.job.RuleText;
import dev.baton.engine.node.IsoDuration;
import dev.baton.engine.node.Memory;
import dev.baton.engine.record.Kind;
import dev.baton.engine.workflow.SortMethod;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Quantities, rules and names as text, against arithmetic without bounds and against the JDK's own. */
final class QuantitiesPropertiesTest {
    private static String digits(Random random, int most) {
        String digits = new BigInteger(1 + random.nextInt(60), random).toString();
        return digits.substring(0, Math.min(digits.length(), 1 + random.nextInt(most)));
    }

    @Test
    void memory_is_what_unbounded_arithmetic_says_or_is_refused() {
        Seeds.each(3000, random -> {
            String digits = digits(random, 20);
            int unit = random.nextInt(5);
            String text = digits + List.of("", "k", "m", "g", "t").get(unit);
            text = random.nextBoolean() ? text : text.toUpperCase(Locale.ROOT);
            BigInteger bytes = new BigInteger(digits).shiftLeft(10 * unit);
            if (bytes.bitLength() < 64) {
                assertEquals(bytes.longValueExact(), Memory.bytes(text), text);
                assertEquals(Memory.bytes(text), Memory.bytes(Memory.bytes(text) + ""), text);
            } else {
                String wrong = text;
                assertThrows(IllegalArgumentException.class, () -> Memory.bytes(wrong), text);
            }
        });
    }

    @Test
    void durations_are_what_the_parts_add_up_to() {
        long[] seconds = {31_557_600, 2_629_800, 604_800, 86_400, 3_600, 60, 1};
        Seeds.each(3000, random -> {
            StringBuilder text = new StringBuilder("P");
            long sum = 0;
            int parts = 1 + random.nextInt(127);
            for (int i = 0; i < 7; i++) {
                text.append(i == 4 && parts >> 4 != 0 ? "T" : "");
                if ((parts >> i & 1) == 1) {
                    long count = random.nextInt(random.nextInt(4) == 0 ? 1_000_000_000 : 100);
                    sum += count * seconds[i];
                    boolean fraction = i == 6 && random.nextBoolean();
                    text.append(count).append(fraction ? ".75" : "").append("YMWDHMS".charAt(i));
                }
            }
            assertEquals(sum, IsoDuration.seconds(text.toString()), text.toString());
            assertEquals(sum, IsoDuration.seconds("PT" + sum + "S"), text.toString());
            assertEquals(sum, IsoDuration.seconds(" " + text.toString().toLowerCase(Locale.ROOT)), text.toString());
        });
    }

    @Test
    void durations_of_the_jdk_are_understood() {
        Seeds.each(1000, random -> {
            Duration duration = Duration.ofMillis(random.nextLong(1L << 1 + random.nextInt(40)));
            assertEquals(duration.toSeconds(), IsoDuration.seconds(duration.toString()), duration.toString());
        });
    }

    @Test
    void rules_are_read_back() {
        Seeds.each(500, random -> {
            RandomText text = new RandomText(random);
            List<FailureRule> rules = new ArrayList<>();
            for (int i = random.nextInt(5); i > 0; i--) {
                rules.add(new FailureRule(
                        random.ints(random.nextInt(4)).boxed().toList(),
                        random.nextBoolean(),
                        random.nextBoolean() ? null : text.any(),
                        random.nextInt(1_000_001),
                        random.nextInt(604_801)));
            }
            assertEquals(rules, RuleText.parse(RuleText.write(rules)));
        });
    }

    @Test
    void names_on_the_wire_are_read_back_and_differ() {
        for (SortMethod method : SortMethod.values()) {
            assertEquals(Optional.of(method), SortMethod.parse(method.wire()));
            assertEquals(Optional.empty(), SortMethod.parse(method.wire().toUpperCase(Locale.ROOT)));
        }
        int kinds = Kind.values().length;
        assertEquals(
                kinds, Arrays.stream(Kind.values()).map(Kind::prefix).distinct().count());
        assertEquals(
                kinds, Arrays.stream(Kind.values()).map(Kind::title).distinct().count());
    }
}
