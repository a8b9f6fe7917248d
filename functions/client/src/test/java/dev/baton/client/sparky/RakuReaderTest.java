package dev.baton.client.sparky;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Values as Raku writes them, and as people do. */
class RakuReaderTest {
    private static void reads(String json, String raku) {
        assertEquals(json.replace('\'', '"'), RakuReader.read(raku).toString(), raku);
    }

    @Test
    void the_safe_form_of_servers() {
        assertEquals(
                "it's \\n $x @y {z}",
                RakuReader.read("'it\\'s \\\\n $x @y {z}'").textValue());
        reads(
                "{'n':1,'f':-2.50,'b':true,'o':false,'x':null}",
                "%('n' => 1, 'f' => -2.50, 'b' => Bool::True, 'o' => False, 'x' => Any)");
        reads("{'h':{'l':['a',[1]]},'e':{},'k':[]}", "%('h' => %('l' => ['a',[1,],]), 'e' => {}, 'k' => [])");
        reads("{}", "{}");
        reads("{}", " # nothing\n");
    }

    @Test
    void what_raku_writes_of_its_own_values() {
        reads(
                "{'cwd':'/x','description':'a\\tb','sparrowdo':{'bootstrap':false,'no_sudo':true,'tags':'a=1,b','l':[1,2]}}",
                "${:cwd(IO::Path.new(\"/x\", :SPEC(IO::Spec::Unix), :CWD(\"/y\"))), :description(\"a\\tb\"), "
                        + ":sparrowdo(${:!bootstrap, :no_sudo, :tags<a=1,b>, :l($[1, 2])})}");
        reads("{'a-b':'ż','c d':'\\u0001'}", "{:a-b(\"\\x[17C]\"), \"c d\" => \"\\x1\"};");
        reads("['x']", "('x',)");
        reads("'x'", "('x')");
    }

    @Test
    void what_people_write() {
        reads("{'name':'app','ports':[80,8080],'deep':{'on':true}}", """
                # how the app is set up
                {
                  name  => 'app',  # its name
                  ports => [ 80, 8080 ],
                  deep  => { on => True, },
                }
                """);
    }

    @Test
    void a_program_is_refused_and_never_run() {
        for (String program : List.of(
                "run('rm')",
                "{ a => run 'rm' }",
                "%*ENV",
                "{ a => \"$home\" }",
                "{ a => \"{now}\" }",
                "'open",
                "{ a => 1",
                "{ a 1 }",
                "1 + 1",
                "\"\\x[110000]\"",
                "[".repeat(10_000))) {
            assertThrows(IllegalArgumentException.class, () -> RakuReader.read(program), program);
        }
    }
}
