package dev.baton.infratests;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;

/** What Terraform would make, as its JSON tells. */
record Plan(JsonNode json) {
    /** A resource; address is its place, as `module.api.aws_lambda_function.this`. */
    record Resource(String address, String type, JsonNode values, JsonNode unknown) {
        /** The only block of this name, or a missing node. */
        JsonNode block(String name) {
            return values.path(name).path(0);
        }

        String text(String name) {
            return values.path(name).asText();
        }
    }

    List<Resource> all() {
        List<Resource> all = new ArrayList<>();
        for (JsonNode change : json.path("resource_changes")) {
            if (change.path("mode").asText().equals("managed")) {
                all.add(new Resource(
                        change.path("address").asText(),
                        change.path("type").asText(),
                        change.path("change").path("after"),
                        change.path("change").path("after_unknown")));
            }
        }
        return all;
    }

    List<Resource> all(String type) {
        return all().stream().filter(resource -> resource.type().equals(type)).toList();
    }

    /** The resource whose address ends like this. */
    Resource at(String address) {
        return all().stream()
                .filter(resource -> resource.address().endsWith(address))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("nothing planned at " + address));
    }

    Resource function(String name) {
        return at("module." + name + ".aws_lambda_function.this");
    }
}
