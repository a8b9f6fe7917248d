package dev.baton.engine.sparky;

import dev.baton.engine.RefusedException;
import dev.baton.engine.record.Numbered;
import dev.baton.engine.store.BlobInfo;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** What builds write: pieces in order, each written once. */
record Reports(Store store) {
    /** The largest piece, in bytes. */
    static final int PIECE = 1 << 20;
    /** How much of a report is shown, in bytes. */
    static final int SHOWN = 5 << 20;

    private static final int MOST_PIECES = 20_000;
    private static final String CUT = "\n... the report is longer than is shown\n";

    /** Adds a piece; the same number again changes nothing. False where that build is over. */
    boolean add(JobName name, long build, int number, byte[] piece) {
        if (number < 0 || number >= MOST_PIECES || piece.length > PIECE) {
            throw new RefusedException(
                    "a report has at most " + MOST_PIECES + " pieces, numbered from 0, of at most " + PIECE + " bytes");
        }
        boolean runs = store.job(name).filter(job -> job.runsAs(build)).isPresent();
        if (runs) {
            store.blobs().putOnce(name.reports(build) + Numbered.text(number), piece);
        }
        return runs;
    }

    /** The report of the job's build, or why there is none yet; never empty. */
    Optional<String> read(JobName name) {
        return store.job(name).map(job -> switch (job.state()) {
            case QUEUED -> "The build is queued; its report begins when it runs.\n";
            case RUNNING, OK, FAIL, TERMINATED ->
                text(name, job.build(), job.item().text(JobItem.WHY));
        });
    }

    private String text(JobName name, long build, String why) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        List<BlobInfo> pieces = store.blobs().list(name.reports(build));
        boolean cut = false;
        for (BlobInfo piece : pieces) {
            if (all.size() + piece.length() > SHOWN) {
                cut = true;
                break;
            }
            store.blobs().get(piece.key()).ifPresent(all::writeBytes);
        }
        String text = all.toString(StandardCharsets.UTF_8) + (cut ? CUT : "");
        // Sparky's client cannot read an empty answer.
        String ending = why == null ? "" : "baton: " + why + "\n";
        return text.isEmpty() && ending.isEmpty() ? "\n" : text + ending;
    }
}
