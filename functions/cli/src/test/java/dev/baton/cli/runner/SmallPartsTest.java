package dev.baton.cli.runner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.baton.engine.job.JobStatus;
import dev.baton.engine.node.Resources;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmallPartsTest {
    @TempDir
    Path folder;

    @Test
    void sizes_and_times_are_readable() {
        assertEquals("1023 B", Quantities.bytes(1023));
        assertEquals("1.5 KiB", Quantities.bytes(1536));
        assertEquals("1.0 GiB", Quantities.bytes((1L << 30) - 1));
        assertEquals("8.0 EiB", Quantities.bytes(Long.MAX_VALUE));
        assertEquals("0.04 s", Quantities.time(Duration.ofMillis(42)));
        assertEquals("1.00 s", Quantities.time(Duration.ofMillis(995)));
        assertEquals("0.00 s", Quantities.time(Duration.ofMillis(-700)));
        assertEquals("1.0 s", Quantities.time(Duration.ofMillis(1_049)));
        assertEquals("60.0 s", Quantities.time(Duration.ofMillis(59_950)));
        assertEquals("12.3 s", Quantities.time(Duration.ofMillis(12_345)));
        assertEquals("4m05s", Quantities.time(Duration.ofSeconds(245)));
        assertEquals("2h03m", Quantities.time(Duration.ofSeconds(7_399)));
    }

    @Test
    void what_could_move_a_cursor_or_reorder_text_is_replaced() {
        assertEquals("a?[31mb?c d?e?f", Printable.line("a\u001b[31mb\u0085c\td\u202ee\ud800f", 100));
        assertEquals("abc...", Printable.line("abcdef", 3));
        assertEquals("größe 名前 \ud83d\ude80", Printable.line("größe 名前 \ud83d\ude80", 100));
    }

    @Test
    void the_end_of_a_log_is_its_last_lines() throws IOException {
        Path log = Files.writeString(folder.resolve("log"), "1\n2\r\n3\n\n");
        assertEquals(List.of("2", "3"), LogTail.lines(log, 2));
        assertEquals(List.of("1", "2", "3"), LogTail.lines(log, 10));
        assertEquals(List.of(), LogTail.lines(folder.resolve("none"), 10));
        assertEquals(List.of(), LogTail.lines(Files.writeString(folder.resolve("blank"), " \n\n"), 10));
    }

    @Test
    void a_capacity_gives_and_takes() {
        Capacity four = new Capacity(4, 8 * Bench.GIB, 1);
        Capacity left = four.minus(Bench.wants(3, "8g"));
        assertEquals(new Capacity(1, 0, 1), left);
        assertFalse(left.fits(Bench.wants(1, "1k")));
        assertEquals(four, left.plus(Bench.wants(3, "8g")));
        assertEquals("4 CPUs, 8.0 GiB memory, 1 GPU", four.describe());
        assertTrue(Capacity.UNLIMITED.fits(Bench.wants(1_000_000, "1000t")));
        assertThrows(IllegalArgumentException.class, () -> new Capacity(-1, 0, 0));
    }

    @Test
    void a_machine_has_no_more_memory_than_its_control_group() throws IOException {
        Files.createDirectories(folder.resolve("proc/sys/kernel"));
        Files.createDirectories(folder.resolve("sys/fs/cgroup"));
        Files.writeString(folder.resolve("proc/meminfo"), "MemTotal:       2048 kB\nMemFree: 1 kB\n");
        Files.writeString(folder.resolve("proc/sys/kernel/hostname"), "node7\n");
        Machine machine = new Machine(folder, "");
        assertEquals(2048 * 1024, machine.memoryBytes());
        assertEquals("node7", machine.hostname());
        Files.writeString(folder.resolve("sys/fs/cgroup/memory.max"), "max\n");
        assertEquals(2048 * 1024, machine.memoryBytes());
        Files.writeString(folder.resolve("sys/fs/cgroup/memory.max"), "1000000\n");
        assertEquals(1_000_000, machine.memoryBytes());
    }

    @Test
    void gpus_are_those_that_nvidia_smi_lists() throws IOException {
        assertEquals(0, new Machine(folder, folder.toString()).gpus());
        Path program = Files.writeString(
                folder.resolve("nvidia-smi"), "#!/bin/sh\necho 'GPU 0: A (UUID: x)'\necho 'GPU 1: B (UUID: y)'\n");
        assertTrue(program.toFile().setExecutable(true));
        assertEquals(2, new Machine(folder, "/nowhere:" + folder).gpus());
    }

    @Test
    void a_process_name_cannot_forge_its_statistics() {
        String fields = " S 42 1 1 0 -1 4194560 1 2 3 4 100 20 7 3 20 0 1 0 5 6 7";
        ProcStat expected = new ProcStat(9, 42, 130, false);
        assertEquals(Optional.of(expected), ProcStat.parse("9 (bash)" + fields));
        assertEquals(Optional.of(new ProcStat(9, 42, 130, true)), ProcStat.parse("9 (bash) Z" + fields.substring(2)));
        assertEquals(Optional.of(expected), ProcStat.parse("9 (a) R 1 (b c)" + fields));
        assertEquals(Optional.empty(), ProcStat.parse(""));
        assertEquals(Optional.empty(), ProcStat.parse("9 (bash) S 42"));
    }

    @Test
    void samples_become_peaks_and_means() {
        Instant start = Instant.EPOCH;
        UsageMeter meter = new UsageMeter(start);
        assertEquals(Optional.empty(), meter.usage());
        meter.add(start.plusSeconds(1), 100, 150, 50);
        meter.add(start.plusSeconds(2), 300, 160, 250);
        meter.add(start.plusSeconds(4), 200, 160, 200);
        assertEquals(Optional.of(new Usage(300, 200, 200.0, 62.5)), meter.usage());
    }

    @Test
    void an_output_that_is_no_terminal_gets_plain_lines() {
        assertEquals(Terminal.NONE, Terminal.of(99, Map.of("COLUMNS", "120")));
    }

    @Test
    void a_tally_keeps_little_of_many_jobs() {
        RunTally tally = new RunTally();
        for (int job = 0; job < 5_000; job++) {
            JobEnd end = new JobEnd(
                    JobStatus.FAILED,
                    1,
                    Duration.ofMillis(job * 7919L % 5_000),
                    Optional.empty(),
                    Instant.EPOCH,
                    Map.of());
            ClaimedJob claim = new ClaimedJob(job, "j", "x", 1, 1, Resources.DEFAULT, false, List.of());
            tally.add(new FinishedJob(claim, end, "", folder, folder));
        }
        assertEquals(5_000, tally.ran());
        assertEquals(RunTally.KEPT_FAILURES, tally.failures().size());
        assertEquals(
                List.of(4999L, 4998L, 4997L, 4996L, 4995L),
                tally.slowest().stream()
                        .map(slow -> slow.end().wallTime().toMillis())
                        .toList());
    }
}
