package dev.baton.cli.client;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the format stands decides whether a list is wrapped: Torc's tools before, its tutorials after the verb. */
class FormatTest extends VerbTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-f json user-data list 1      | {'user_data':[{'id':1}]}",
                "--format json jobs list 1     | {'jobs':[{'id':2}]}",
                "-f json files list 1          | {'files':[{'id':3}]}",
                "-f json results list 1        | {'results':[{'id':4}]}",
                "-f json workflows list        | {'workflows':[{'id':5}]}",
                "workflows -f json list        | {'workflows':[{'id':5}]}",
                "user-data list 1 -f json      | [{'id':1}]",
                "user-data list -f JSON 1      | [{'id':1}]",
                "jobs list 1 --format=json     | [{'id':2}]",
                "-f json jobs list 1 -f json   | [{'id':2}]",
                "results list 1 -f json        | [{'id':4}]",
                "-f json user-data get 1       | {'id':1}",
                "user-data get 1 -f json       | {'id':1}"
            })
    void the_place_of_the_format_decides(String line, String expected) {
        server.list("GET /user_data?workflow_id=1", "{\"id\":1}")
                .on("GET /user_data/1", "{\"id\":1}")
                .list("GET /jobs?workflow_id=1", "{\"id\":2}")
                .list("GET /files?workflow_id=1", "{\"id\":3}")
                .list("GET /results?workflow_id=1", "{\"id\":4}")
                .list("GET /workflows?sort_by=id", "{\"id\":5}");
        assertEquals(0, console.run(line.strip()), console.err());
        assertEquals(expected, console.out().replaceAll("\\s", "").replace('"', '\''));
    }
}
