package dev.baton.cli.care;

import static dev.baton.cli.care.Finding.error;
import static dev.baton.cli.care.Finding.ok;

import dev.baton.cli.client.DataFolder;
import dev.baton.cli.client.Failure;
import dev.baton.store.sqlite.BlobCheckup;
import dev.baton.store.sqlite.Checkup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Examines a data folder and changes nothing in it. Used once. */
final class Doctor {
    private static final String BACK =
            "save what can be read with `baton doctor --fix`, or bring a backup back with `baton"
                    + " restore FILE --force`";

    private final DataFolder folder;
    private final Clock clock;
    private final StoredFacts facts = new StoredFacts();
    private final List<Finding> findings = new ArrayList<>();
    private Checkup.State database = Checkup.State.EMPTY;

    Doctor(DataFolder folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    List<Finding> examine() {
        Surroundings surroundings = new Surroundings(folder, clock);
        Finding place = surroundings.access();
        findings.add(place);
        if (!Files.isDirectory(folder.path()) || !Files.isReadable(folder.path())) {
            return findings;
        }
        findings.add(surroundings.holders());
        findings.add(database());
        findings.add(blobs());
        findings.add(surroundings.space());
        findings.add(surroundings.clock(facts.newestMillis()));
        findings.add(surroundings.runners(facts.activeRunners()));
        findings.add(surroundings.endpoint());
        findings.add(surroundings.key());
        return findings;
    }

    /** How the database was found. */
    Checkup.State databaseState() {
        return database;
    }

    private Finding database() {
        Path file = folder.database();
        Checkup checkup = Checkup.of(file, facts::take);
        database = checkup.state();
        return switch (database) {
            case EMPTY -> ok("database", "nothing is stored yet");
            case SOUND -> ok("database", "sound: " + plural(checkup.items(), "item") + ", " + size(file));
            case DAMAGED -> error("database", damage(checkup), BACK);
            case FOREIGN ->
                error(
                        "database",
                        checkup.detail().contains("newer")
                                ? checkup.detail()
                                : file + " does not begin as a database of Baton does",
                        checkup.detail().contains("newer")
                                ? "use that version of Baton, or another folder"
                                : "if it never was one, move it away; else " + BACK);
            case CLOSED ->
                error(
                        "database",
                        file + " cannot be read (" + checkup.detail() + ")",
                        "check its permissions, its disk, and who else uses it");
        };
    }

    private String damage(Checkup checkup) {
        List<String> parts = new ArrayList<>();
        if (!checkup.detail().isEmpty()) {
            parts.add(checkup.detail());
        }
        if (checkup.undecodable() > 0) {
            parts.add(plural(checkup.undecodable(), "item") + " cannot be made sense of");
        }
        return folder.database() + " is damaged: " + String.join("; ", parts);
    }

    private Finding blobs() {
        try {
            BlobCheckup checkup = BlobCheckup.of(folder.blobs(), facts.namedBlobs());
            if (!checkup.damaged().isEmpty()) {
                return error(
                        "blobs",
                        plural(checkup.damaged().size(), "blob") + " not as stored, such as "
                                + checkup.damaged().getFirst(),
                        "bring them back from a backup: what stands in them is lost otherwise");
            }
            if (!checkup.missing().isEmpty()) {
                return error(
                        "blobs",
                        plural(checkup.missing().size(), "blob") + " missing of those that items name, such as "
                                + checkup.missing().getFirst(),
                        "bring them back from a backup; jobs whose command or data they hold fail until then");
            }
            return ok("blobs", checkup.count() == 0 ? "none" : "sound: " + plural(checkup.count(), "blob"));
        } catch (IOException unreadable) {
            return error(
                    "blobs",
                    folder.blobs() + " cannot be read (" + Failure.reason(unreadable) + ")",
                    "check its permissions and its disk");
        }
    }

    private static String size(Path file) {
        try {
            return Surroundings.bytes(Files.size(file));
        } catch (IOException gone) {
            return "of unknown size";
        }
    }

    static String plural(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}
