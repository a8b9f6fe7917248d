package dev.baton.runtest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who runs what is queued for Sparky, without being asked: a server, a worker, a run. */
final class SparkyServerTest {
    private static final String LAST = "functions/cli/bin/last";

    /** Each stage waits for one that it spawns. */
    private static final String NESTED = """
            #!/usr/bin/env bash
            set -e
            i=${BATON_TAG_i:-0}
            if [ "$i" != 3 ]; then
              next=$((i + 1))
              baton sparky queue -p level_$next -j l_$next -t i=$next "$0"
              baton sparky wait level_$next/l_$next
            fi
            echo "level $i of $SPARKY_PROJECT"
            """;

    @TempDir
    Path folder;

    private Process server;
    private Process worker;

    @AfterEach
    void stop() {
        Command.stop(worker);
        Command.stop(server);
    }

    private static String id(String queued) {
        return queued.strip().substring(queued.indexOf('/') + 1);
    }

    private static void waits(Command baton, String job) throws Exception {
        Command.Outcome waited = baton.run("sparky", "wait", job);
        String report = baton.run("sparky", "report", "-p", job.split("/")[0], "-j", job.split("/")[1])
                .out();
        assertEquals("OK=1 FAIL=0 TIMEOUT=0\n", waited.out(), report);
    }

    @Test
    void a_server_runs_what_sparrowdo_starts_and_its_children_though_it_has_one_place() throws Exception {
        Command baton = new Command(folder);
        server = baton.serving("0", "--sparky-jobs", "1");
        baton.write("sparrowfile", NESTED);
        baton.write("go.sh", """
                PATH=$PATH:%s
                sparrowdo --localhost --no_sudo --with_sparky --tags=stage=main
                """.formatted(
                        Path.of("../..").toAbsolutePath().normalize().resolve(LAST)));
        Command.Outcome started = baton.script(List.of(), "go.sh");
        assertEquals(0, started.code(), started.out());
        waits(baton, "main/" + id(started.out()));
        assertEquals("level 3 of level_3\n", baton.good("sparky", "report", "-p", "level_3", "-j", "l_3"));
    }

    @Test
    void a_worker_takes_what_is_queued_beside_workflows_jobs() throws Exception {
        Command baton = new Command(folder);
        server = baton.serving("0", "--sparky-jobs", "0");
        baton.write("nested.sh", NESTED);
        baton.good("sparky", "queue", "-p", "p", "-j", "first", "nested.sh");
        worker = baton.start("worker", "--num-cpus", "1");
        waits(baton, "p/first");
    }

    @Test
    void a_run_takes_what_its_jobs_queue_and_what_is_left_at_its_end() throws Exception {
        Command baton = new Command(folder);
        baton.write("nested.sh", NESTED);
        baton.write("late.sh", "echo late\n");
        baton.write("w.yaml", """
                name: w
                jobs:
                  - name: waits
                    command: |
                      baton sparky queue -p p -j first nested.sh
                      baton sparky wait p/first > waited.txt
                      baton sparky queue -p p -j second late.sh
                """);
        baton.good("run", "w.yaml", "--num-cpus", "1");
        assertEquals("OK=1 FAIL=0 TIMEOUT=0\n", baton.read("waited.txt"));
        assertEquals("OK\n", baton.good("sparky", "status", "-p", "p", "-j", "second"));
    }

    @Test
    void a_container_gets_the_scenario_and_its_environment() throws Exception {
        Command baton = new Command(folder);
        // Knows what its callers need of the real one: a container is a folder here.
        baton.program("docker", """
                #!/usr/bin/env bash
                verb=$1
                shift
                case $verb in
                  cp) [ "${2%%:*}" = debian ] || { echo "No such container: ${2%%:*}"; exit 1; } ;;
                  exec)
                    while [ "${1#-}" != "$1" ]; do
                      [ "$1" = -w ] && cd "$2"
                      shift 2
                    done
                    shift
                    [ "$1" = rm ] || exec "$@" ;;
                esac
                """);
        server = baton.serving("0");
        baton.write("in.sh", "echo $SPARKY_WORKER ${BATON_URL%:*} $BATON_TAG_a; cat $SP6_CONFIG; exit 0\n");
        baton.good("sparky", "queue", "-p", "p", "-j", "j", "-t", "a=1", "--sparrowdo", "docker=debian", "in.sh");
        baton.good("sparky", "queue", "-p", "p", "-j", "k", "--sparrowdo", "docker=other", "in.sh");
        waits(baton, "p/j");
        assertEquals(
                "docker http://host.docker.internal 1\n%()\n", baton.good("sparky", "report", "-p", "p", "-j", "j"));
        assertEquals(
                "OK=0 FAIL=1 TIMEOUT=0\n", baton.run("sparky", "wait", "p/k").out());
        assertTrue(
                baton.good("sparky", "report", "-p", "p", "-j", "k").startsWith("No such container: other\n"),
                "the reason");
    }

    @Test
    void projects_are_read_from_their_folders_and_mistakes_name_the_line() throws Exception {
        Command baton = new Command(folder);
        Path projects = Files.createDirectories(folder.resolve(".baton/sparky/projects"));
        Files.createDirectories(projects.resolve("nightly"));
        Files.writeString(projects.resolve("nightly/sparrowfile"), "echo \"$BATON_TAG_stage\"; cat $SP6_CONFIG\n");
        Files.writeString(projects.resolve("nightly/config.raku"), "{ greeting => 'hello' }");
        Files.writeString(
                projects.resolve("nightly/sparky.yaml"),
                "crontab: '0 3 * * *'\nkeep_builds: 3\nsparrowdo:\n  tags: stage=night\n");
        Files.createDirectories(projects.resolve("odd"));
        Files.writeString(projects.resolve("odd/sparrowfile"), "true\n");
        Files.writeString(projects.resolve("odd/sparky.yaml"), "disabled: false\nkeep_builds: many\n");
        server = baton.serving("0");
        String said = server.inputReader().readLine();
        assertTrue(
                said.endsWith("odd/sparky.yaml:2: keep_builds must be a whole number from 0 to 2147483647, not text"),
                said);
        baton.write("build.sh", """
                url=$(grep -o 'https*:[^"]*' .baton/endpoint) key=$(cat .baton/admin.key)
                curl -sS -X POST -H "Token: $key" "$url/build/project/nightly"
                """);
        Command.Outcome built = baton.script(List.of(), "build.sh");
        waits(baton, "nightly/" + built.out().strip());
        assertEquals(
                "night\n{ greeting => 'hello' }\n",
                baton.good(
                        "sparky", "report", "-p", "nightly", "-j", built.out().strip()));
    }

    @Test
    void a_request_line_with_raw_blanks_and_letters_is_understood_with_and_without_tls() throws Exception {
        Command baton = new Command(folder);
        SelfSigned own = SelfSigned.in(folder);
        server = baton.serving(
                "0",
                "--tls-cert",
                own.certificate().toString(),
                "--tls-key",
                own.key().toString());
        rawly(baton);
        stop();
        server = baton.serving("0");
        rawly(baton);
    }

    /** As Sparky's client: the line in one packet, the headers in another. */
    private static void rawly(Command baton) throws Exception {
        baton.write("raw.sh", "python3 raw.py\n");
        baton.write("raw.py", """
                import re, socket, ssl
                said = open(".baton/endpoint").read()
                token = open(".baton/admin.key").read().strip()
                port = int(re.search(r':(\\d+)"', said).group(1))
                def ask(line, rest, body=b""):
                    s = socket.create_connection(("127.0.0.1", port))
                    if "https" in said:
                        context = ssl.create_default_context(cafile="cert.pem")
                        s = context.wrap_socket(s, server_hostname="127.0.0.1")
                    s.sendall(line.encode() + b"\\r\\n")
                    s.sendall(f"Host: h\\r\\nToken: {token}\\r\\nConnection: close\\r\\n{rest}\\r\\n".encode() + body)
                    reply = b""
                    while piece := s.recv(65536):
                        reply += piece
                    print(reply.split(b"\\r\\n")[0].decode(), reply.split(b"\\r\\n\\r\\n", 1)[1].decode())
                ask("PUT /file/project/p p/job/ł 1/filename/a b.txt HTTP/1.1", "Content-Length: 5\\r\\n", b"hello")
                ask("GET /file/p p/ł 1/a b.txt HTTP/1.1", "")
                """);
        Command.Outcome said = baton.script(List.of(), "raw.sh");
        assertTrue(said.out().endsWith("HTTP/1.1 200 OK hello\n"), said.out());
    }
}
