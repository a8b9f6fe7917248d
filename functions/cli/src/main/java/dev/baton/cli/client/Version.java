package dev.baton.cli.client;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote beside the classes. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() throws IOException {
        try (InputStream text = Version.class.getResourceAsStream("/dev/baton/cli/version.txt")) {
            return new String[] {"baton " + new String(text.readAllBytes(), StandardCharsets.UTF_8).strip()};
        }
    }
}
