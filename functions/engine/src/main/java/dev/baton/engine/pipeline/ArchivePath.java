package dev.baton.engine.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import dev.baton.engine.RefusedException;
import dev.baton.engine.access.Hashids;
import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where a job's outputs go: an absolute path that no other job has, made of hashes so that nothing is ever written over. A
 * path of 2018 has four UUIDs, session and time; one of 2020 the pipeline, two short hashes, and session and time if the
 * job is one instance of several.
 */
final class ArchivePath {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final int SHORTEST_SESSION = 4;
    private static final int LONGEST = 512;

    private final String salt;

    /** @param salt the deployment's salt of the short hashes of 2020 */
    ArchivePath(String salt) {
        this.salt = salt;
    }

    /**
     * The path of a new job.
     *
     * @param session the caller's session, or words in its place
     */
    String of(StateMachine machine, NewPipelineJob draft, Session session, Instant now) {
        if (draft.archivePath() != null) {
            return checked(draft.archivePath());
        }
        String time = TIME.format(now);
        return switch (machine) {
            case SEED -> seed(draft) + "/" + session.name() + "-" + time;
            case NEWEST -> newest(draft) + (draft.instanced() ? "/" + session.stem() + time : "");
        };
    }

    private static String seed(NewPipelineJob draft) {
        NewPipelineJob.Names names = draft.names();
        return Stream.concat(
                        Stream.of(names.lab(), names.experiment(), names.sample(), names.measurement())
                                .filter(name -> name != null)
                                .map(name -> TypedUuid.plain(bare(name))),
                        Stream.of(draft.pipelineUuid()))
                .collect(Collectors.joining("/", "/products/v1/", ""));
    }

    private String newest(NewPipelineJob draft) {
        return "/products/v2/" + draft.pipelineUuid().replace("-", "") + "/" + hash(String.join(":", draft.childOf()))
                + "/" + hash(data(draft.data()));
    }

    private static String data(JsonNode data) {
        return PythonText.json(JobIdentity.orEmpty(data));
    }

    String hash(String text) {
        return new Hashids(salt)
                .encode(new BigInteger(TypedUuid.typed(TypedUuid.GENERIC, text).replace("-", ""), 16));
    }

    /** Hashed names go without a leading slash and a leading folder {@code uploads}, as the peer's do. */
    private static String bare(String name) {
        String relative = name.startsWith("/") ? name.substring(1) : name;
        return relative.startsWith("uploads/") ? relative.substring("uploads/".length()) : relative;
    }

    /** A caller's own path: absolute from now on, without empty parts, {@code .} and {@code ..}. */
    private static String checked(String path) {
        String absolute = (path.startsWith("/") ? path : "/" + path).replaceFirst("/$", "");
        boolean odd = List.of(absolute.split("/", -1)).stream()
                .skip(1)
                .anyMatch(part -> Set.of("", ".", "..").contains(part));
        if (absolute.isEmpty()
                || odd
                || absolute.length() > LONGEST
                || absolute.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
            throw new RefusedException("archive_path: a path of at most " + LONGEST
                    + " characters whose parts are not empty, '.' or '..'");
        }
        return absolute;
    }

    /**
     * The last word of a path.
     *
     * @param name the session's name
     * @param stem what the time follows in a path of 2020: a random name has no dash there
     */
    record Session(String name, String stem) {
        /** The given session, or words where it is too short to tell one from another. */
        static Session of(String session, byte[] random) {
            if (session != null && session.length() >= SHORTEST_SESSION) {
                return new Session(session, session + "-");
            }
            String words = Words.pair(random);
            return new Session(words, words);
        }
    }
}
