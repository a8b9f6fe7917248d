package dev.baton.cli.client;

import dev.baton.cli.ssh.RemoteHost;
import dev.baton.cli.ssh.RemoteStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Workers on other machines, started and waited for. */
record RemoteRound(Shell shell, Api api, long workflow, Integer maxParallelJobs) {
    /** Ends with 1 when a worker did, as it does where a job failed. */
    int run(List<String> addresses, String logs) {
        RemoteStart start = new RemoteStart(api.base(), api.key().orElse(null), workflow, maxParallelJobs);
        Map<String, RemoteHost> hosts = new LinkedHashMap<>();
        for (String address : addresses) {
            hosts.put(
                    address,
                    RemoteHost.parse(address)
                            .orElseThrow(() -> new Failure("not an address: " + address + " ([USER@]HOST[:PORT])")));
        }
        Map<String, Process> workers = new LinkedHashMap<>();
        try {
            Path folder = Files.createDirectories(shell.folder().resolve(logs));
            for (Map.Entry<String, RemoteHost> host : hosts.entrySet()) {
                String name = host.getKey().replaceAll("[^A-Za-z0-9._-]", "_");
                Path log = folder.resolve("worker_remote_wf" + workflow + "_" + name + ".log");
                workers.put(host.getKey(), start.on(host.getValue(), log));
                shell.out().println("Asked " + host.getKey() + " for a worker; it writes " + log);
            }
            shell.out().flush();
            return await(workers);
        } catch (IOException refused) {
            throw new Failure("ssh cannot be started: " + refused.getMessage());
        } finally {
            workers.values().forEach(Process::destroy);
        }
    }

    private int await(Map<String, Process> workers) {
        int worst = 0;
        try {
            for (Map.Entry<String, Process> worker : workers.entrySet()) {
                int code = worker.getValue().waitFor();
                if (code != 0) {
                    shell.err().println("warning: the worker on " + worker.getKey() + " ended with code " + code);
                    worst = 1;
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return 1;
        }
        return worst;
    }
}
