package dev.baton.engine.actor;

import dev.baton.engine.RefusedException;
import dev.baton.engine.access.Level;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Refuses settings that make no sense, and names the one that does not. */
record SettingsCheck(Desk desk, Directory directory) {
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_TEXT = 10_000;
    private static final int MOST_HINTS = 50;
    private static final int MOST_WORKERS = 1000;
    private static final List<String> TYPES = List.of("none", "bin", "json");

    void fits(Caller caller, ActorSettings settings, String id) {
        image(caller, settings);
        text("name", settings.name(), LONGEST_NAME);
        if (settings.description().length() > LONGEST_TEXT) {
            throw new RefusedException("description must have at most " + LONGEST_TEXT + " characters");
        }
        if (!TYPES.contains(settings.type())) {
            throw new RefusedException("type must be none, bin or json");
        }
        if (settings.hints().size() > MOST_HINTS
                || settings.hints().stream().anyMatch(hint -> hint.length() > LONGEST_NAME || odd(hint))) {
            throw new RefusedException("hints must be a list of at most " + MOST_HINTS
                    + " plain strings, without quotes, brackets or braces");
        }
        workers(caller, settings);
        if (!"default".equals(settings.queue())) {
            throw new RefusedException("queue must be default; there is no other here");
        }
        if (settings.logEx() != null && settings.logEx() < 1) {
            throw new RefusedException("logEx must be a number of seconds, 1 or more");
        }
        if (!settings.webhook().isEmpty()) {
            Addresses.https("webhook", settings.webhook());
        }
        Schedule.parse(settings.cronSchedule(), desk.now());
        link(caller, settings.link(), id);
    }

    private void image(Caller caller, ActorSettings settings) {
        if (Image.parse(settings.image()) instanceof Image.BuiltInFunction(String name)
                && desk.builtIns().find(name).isEmpty()) {
            throw new RefusedException(
                    "image must be the ARN of a Lambda function, an https:// URL, command:<shell command>"
                            + " or one of the built-in functions "
                            + desk.builtIns().names() + ", not " + Directory.shown(name));
        }
        if (Image.parse(settings.image()) instanceof Image.Command && !caller.admin()) {
            throw new RefusedException("image can be a shell command only where an administrator registers it");
        }
    }

    private static void workers(Caller caller, ActorSettings settings) {
        if (!settings.stateless() && settings.maxWorkers() != null) {
            throw new RefusedException("Invalid actor description: stateful actors can only have 1 worker;"
                    + " leave maxWorkers out or make it stateless.");
        }
        if (settings.maxWorkers() != null && (settings.maxWorkers() < 1 || settings.maxWorkers() > MOST_WORKERS)) {
            throw new RefusedException("maxWorkers must be 1 to " + MOST_WORKERS);
        }
        boolean asks = settings.maxWorkers() != null
                || settings.maxCpus() != null
                || settings.memLimit() != null
                || settings.privileged()
                || settings.useContainerUid();
        if (asks && !caller.admin() && !caller.roles().contains(Caller.PRIVILEGED)) {
            throw new RefusedException("maxWorkers, maxCpus, memLimit, privileged and useContainerUid need the role"
                    + " privileged or admin.");
        }
    }

    /** A link must lead somewhere the caller may send to, and must not lead back. */
    private void link(Caller caller, String link, String id) {
        Set<String> seen = new HashSet<>(Set.of(id));
        boolean first = true;
        for (String next = link; !next.isEmpty(); first = false) {
            Optional<Actor> linked = Links.resolve(desk, directory, next);
            if (linked.isEmpty()) {
                if (first) {
                    throw new RefusedException("link names no actor or alias: " + Directory.shown(next));
                }
                return;
            }
            if (!seen.add(linked.get().id())) {
                throw new RefusedException("link would make a cycle of linked actors");
            }
            if (first) {
                Rights.require(caller, linked.get(), Level.EXECUTE);
            }
            next = linked.get().settings().link();
        }
    }

    private static void text(String field, String text, int longest) {
        if (text != null && (text.length() > longest || text.chars().anyMatch(Character::isISOControl))) {
            throw new RefusedException(
                    field + " must have at most " + longest + " characters, none of them a control character");
        }
    }

    private static boolean odd(String hint) {
        return hint.chars().anyMatch(c -> Character.isISOControl(c) || "\"'[]{}()".indexOf(c) >= 0);
    }
}
