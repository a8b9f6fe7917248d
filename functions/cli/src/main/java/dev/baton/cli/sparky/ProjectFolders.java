package dev.baton.cli.sparky;

import dev.baton.cli.client.Failure;
import dev.baton.engine.EngineException;
import dev.baton.engine.sparky.Sparky;
import dev.baton.engine.store.StoreBusyException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Projects as folders, as Sparky has them: what changed in one is told to the engine. Used by one thread. */
public final class ProjectFolders {
    private static final int SHORT = 7;

    private final Sparky sparky;
    private final Path projects;
    private final Consumer<String> warn;
    private final Map<String, String> stamps = new HashMap<>();
    private final Map<String, String> warned = new HashMap<>();

    /** @param root the folder that has one called projects, which need not exist */
    public ProjectFolders(Sparky sparky, Path root, Consumer<String> warn) {
        this.sparky = sparky;
        projects = root.resolve("projects");
        this.warn = warn;
    }

    /** Looks at all of them. What is wrong with one is said once, until it is wrong in another way. */
    public void look() {
        if (!Files.isDirectory(projects)) {
            return;
        }
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(projects, Files::isDirectory)) {
            for (Path folder : folders) {
                ProjectFolder project = new ProjectFolder(folder);
                if (project.isProject()) {
                    look(project);
                }
            }
        } catch (IOException unreadable) {
            say("", projects + ": " + Failure.reason(unreadable));
        }
    }

    private void look(ProjectFolder project) {
        String name = project.name();
        try {
            String stamp = project.stamp();
            if (!stamp.equals(stamps.get(name))) {
                project.register(sparky);
                stamps.put(name, stamp);
            }
            project.source()
                    .ifPresent(source -> new GitBranch(source.url(), source.branch())
                            .newest()
                            .ifPresent(revision -> sparky.changed(
                                    name,
                                    revision,
                                    Map.of(
                                            "SCM_SHA", revision.substring(0, SHORT),
                                            "SCM_URL", source.url(),
                                            "SCM_BRANCH", source.branch()))));
            warned.remove(name);
        } catch (Failure | EngineException | StoreBusyException wrong) {
            say(name, "project " + name + ": " + wrong.getMessage());
        }
    }

    private void say(String name, String message) {
        if (!message.equals(warned.put(name, message))) {
            warn.accept(message);
        }
    }
}
