package dev.baton.cli.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

class PlotResourcesTest {
    @TempDir
    Path folder;

    private Console console;

    private static String line(int job, String name, long started) {
        return "{\"workflow_id\":1,\"job_id\":" + job + ",\"job_name\":\"" + name + "\",\"run_id\":1,\"attempt_id\":1,"
                + "\"started\":" + started + ",\"millis\":[50,1000,2000],\"memory_bytes\":[1048576,52428800,10485760],"
                + "\"cpu_tenths\":[1000,985,20]}\n";
    }

    @BeforeEach
    void measured() throws IOException {
        console = new Console(folder);
        Path kept = Files.createDirectories(folder.resolve("output/resource_utilization"));
        Files.writeString(kept.resolve("wf1_11.jsonl"), line(1, "a <b> & \\u0007", 1000) + line(2, "second", 2500));
        // Its runner was killed while it wrote.
        Files.writeString(kept.resolve("wf1_12.jsonl"), line(3, "third", 3000) + "{\"workflow_id\":1,\"job");
        Files.writeString(kept.resolve("wf11_13.jsonl"), line(4, "elsewhere", 3000));
    }

    private static Document parsed(String xml) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void a_picture_has_a_line_for_each_job_in_both_diagrams() throws Exception {
        assertEquals(0, console.run("plot-resources 1 --save out.svg"), console.err());
        assertEquals("Drew 3 attempts into out.svg\n", console.out());
        String svg = Files.readString(folder.resolve("out.svg"));
        assertEquals(6, parsed(svg).getElementsByTagName("polyline").getLength());
        assertTrue(svg.contains("a &lt;b&gt; &amp; ?"), svg);
        assertTrue(svg.contains("50.0 MiB, 100 %, 2 s"), svg);
        assertFalse(svg.contains("elsewhere"));
    }

    @Test
    void a_page_needs_nothing_else() throws Exception {
        assertEquals(0, console.run("plot-resources 1 -j 2,3"), console.err());
        String page = Files.readString(folder.resolve("resources_wf1.html"));
        assertTrue(page.contains("<td>second</td><td>2</td><td>2 s</td><td>50.0 MiB</td>"), page);
        assertFalse(page.contains("a &lt;b&gt;"));
        assertFalse(page.matches("(?s).*(<script|src=|href=|url\\(|@import).*"));
        assertEquals(1, page.split("http", -1).length - 1, "only the name of SVG's vocabulary");
    }

    @Test
    void files_can_be_named_and_what_is_missing_is_said() throws Exception {
        assertEquals(
                0, console.run("plot-resources output/resource_utilization/wf11_13.jsonl -s x.svg"), console.err());
        assertEquals(1, console.run("plot-resources 99"));
        assertTrue(console.err().contains("nothing was measured: is this the machine that ran them"), console.err());
        assertEquals(1, console.run("plot-resources 1 -s x.png"));
        assertTrue(console.err().contains("--save must name an .html or .svg file, not x.png"), console.err());
    }
}
