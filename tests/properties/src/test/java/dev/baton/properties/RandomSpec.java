package dev.baton.properties;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Draws workflow specs without a mistake, with every key that there is. Whatever job or record is the third of its kind has
 * a name that begins with {@code j3_}, {@code f3_}, {@code u3_}, so that {@code ^j3_} finds it however it expands.
 */
final class RandomSpec {
    /** A file or user data: whether it expands, its name if not, and the first job that may read it. */
    private record Shared(String prefix, String name, boolean expanded, int producer) {
        String regex() {
            return "^" + prefix + "_";
        }
    }

    private final Random random;
    private final RandomText text;
    private final RandomSections sections;
    private final RandomParameters parameters;
    private final ObjectNode workflow = JsonNodeFactory.instance.objectNode();
    private final List<Shared> files = new ArrayList<>();
    private final List<Shared> data = new ArrayList<>();
    private final List<Shared> jobs = new ArrayList<>();
    private int jobCount;

    private RandomSpec(Random random) {
        this.random = random;
        text = new RandomText(random);
        sections = new RandomSections(random);
        parameters = new RandomParameters(random);
    }

    static ObjectNode next(Random random) {
        RandomSpec spec = new RandomSpec(random);
        spec.build();
        return spec.workflow;
    }

    private void build() {
        jobCount = random.nextInt(6);
        workflow.put("name", "w_" + text.name());
        sections.settings(workflow);
        ObjectNode shared = workflow.putObject("parameters");
        shared.put("shared_1", "1:2").put("shared_2", "[a,b]");
        files();
        userData();
        List<String> requirements = sections.requirements(workflow);
        requirements.add("default");
        List<String> handlers = sections.handlers(workflow);
        List<String> schedulers = sections.schedulers(workflow);
        ArrayNode list = workflow.putArray("jobs");
        for (int i = 0; i < jobCount; i++) {
            ObjectNode job = list.addObject();
            job(job, i);
            refer(job, "resource_requirements", requirements);
            refer(job, "failure_handler", handlers);
            refer(job, "scheduler", schedulers);
        }
        new RandomActions(random)
                .write(workflow, jobs.stream().map(Shared::regex).toList(), names(jobs), schedulers);
    }

    private static List<String> names(List<Shared> records) {
        return records.stream().filter(r -> !r.expanded()).map(Shared::name).toList();
    }

    private void refer(ObjectNode job, String key, List<String> names) {
        if (!names.isEmpty() && sections.with(job, key)) {
            job.put(key, text.pick(names));
        }
    }

    /** Gives the record parameters now and then, of its own or the workflow's; what its name must hold then. */
    private String expand(ObjectNode record) {
        ObjectNode own = parameters.some();
        switch (random.nextInt(6)) {
            case 0 -> record.set("parameters", own);
            case 1 -> {
                // One alone, since lists of a zip have equal lengths.
                while (own.size() > 1) {
                    own.remove(own.fieldNames().next());
                }
                record.set("parameters", own);
                record.put("parameter_mode", "zip");
            }
            case 2 -> {
                record.putArray("use_parameters").add("shared_2").add("shared_1");
                return "{shared_1}_{shared_2}_";
            }
            default -> {
                return "";
            }
        }
        return RandomParameters.mention(own);
    }

    private void files() {
        ArrayNode list = workflow.putArray("files");
        for (int i = 0; i < random.nextInt(5); i++) {
            ObjectNode file = list.addObject();
            String mention = expand(file);
            String name = "f" + i + "_" + mention + text.name();
            file.put("name", name).put("path", mention + text.line());
            files.add(new Shared("f" + i, name, !mention.isEmpty(), random.nextInt(jobCount + 1) - 1));
        }
    }

    private void userData() {
        ArrayNode list = workflow.putArray("user_data");
        for (int i = 0; i < random.nextInt(5); i++) {
            String name = "u" + i + "_" + text.name();
            ObjectNode record = list.addObject().put("name", name);
            sections.flag(record, "is_ephemeral");
            if (sections.with(record, "data")) {
                record.set("data", new RandomJson(random).value(3));
            }
            data.add(new Shared("u" + i, name, false, random.nextInt(jobCount + 1) - 1));
        }
    }

    private void job(ObjectNode job, int index) {
        String mention = expand(job);
        String name = "j" + index + "_" + mention + text.name();
        job.put("name", name);
        StringBuilder command = new StringBuilder(text.any() + "\ntrue ").append(mention);
        for (String key : List.of("cancel_on_blocking_job_failure", "supports_termination")) {
            sections.flag(job, key);
        }
        sections.whole(job, "priority", Integer.MIN_VALUE, Integer.MAX_VALUE);
        relate(job, random.nextBoolean() ? "depends_on" : "blocked_by", "depends_on_regexes", jobs, null);
        List<Shared> read = files.stream().filter(f -> f.producer() < index).toList();
        List<Shared> written = files.stream().filter(f -> f.producer() == index).toList();
        relate(job, "input_files", "input_file_regexes", read, command.append(" ${files.input."));
        relate(job, "output_files", "output_file_regexes", written, command.append(" ${files.output."));
        read = data.stream().filter(u -> u.producer() < index).toList();
        written = data.stream().filter(u -> u.producer() == index).toList();
        String reads = random.nextBoolean() ? "input_user_data" : "consumes_user_data";
        String stores = random.nextBoolean() ? "output_user_data" : "stores_user_data";
        relate(job, reads, "input_user_data_regexes", read, command.append(" ${user_data.input."));
        relate(job, stores, "output_user_data_regexes", written, command.append(" ${user_data.output."));
        if (random.nextInt(3) == 0) {
            command.append(" ${user_data.output.new")
                    .append(index)
                    .append('_')
                    .append(mention)
                    .append("}");
        }
        boolean scripted = sections.with(job, "invocation_script");
        if (scripted) {
            job.put("invocation_script", random.nextBoolean() ? text.any() : command.toString());
        }
        job.put("command", command.toString());
        jobs.add(new Shared("j" + index, name, !mention.isEmpty(), index));
    }

    /** Each record by one of the ways; the command ends in the beginning of a reference, where there can be one. */
    private void relate(ObjectNode job, String key, String regexKey, List<Shared> records, StringBuilder command) {
        ArrayNode names = JsonNodeFactory.instance.arrayNode();
        ArrayNode regexes = JsonNodeFactory.instance.arrayNode();
        String referred = null;
        for (Shared record : records) {
            int way = random.nextInt(4);
            if (way == 0 && !record.expanded()) {
                names.add(record.name());
            } else if (way == 1) {
                regexes.add(record.regex());
            } else if (way == 2 && !record.expanded()) {
                referred = record.name();
            }
        }
        if (!names.isEmpty()) {
            job.set(key, names);
        }
        if (!regexes.isEmpty()) {
            job.set(regexKey, regexes);
        }
        if (command != null) {
            int start = command.lastIndexOf(" ${");
            command.replace(start, command.length(), referred == null ? "" : command.substring(start) + referred + "}");
        }
    }
}
