# What a scenario knows without a word of its own, where Sparrow's DSL is not installed: its tags and its configuration.
unit module Sparrow6::DSL;

# In the values of tags these stand for what separates tags.
constant %WORDS = '___comma___' => ',', '___eq___' => '=', '___nl___' => "\n", '___space___' => ' ';

sub plain(Str $value --> Str) {
    my $text = $value;
    $text .= subst(.key, .value, :g) for %WORDS;
    $text.subst(/ '.env[' (<-[\]]>+) ']' /, { %*ENV{~$0} // '' }, :g);
}

#| The tags of this job; one without a value is True, and of a name that comes twice the last counts.
sub tags() is export {
    my %tags;
    for (%*ENV<SP6_TAGS> // '').split(',', :skip-empty) -> $pair {
        my ($name, $value) = $pair.split('=', 2);
        %tags{$name.trim} = $value.defined ?? plain($value) !! True;
    }
    %tags;
}

#| The configuration of this job: what the file is that SP6_CONFIG names.
sub config() is export {
    my $file = %*ENV<SP6_CONFIG>;
    return {} unless $file && $file.IO.e;
    use MONKEY-SEE-NO-EVAL;
    my $config = EVAL $file.IO.slurp;
    $config ~~ Associative ?? %$config !! $config;
}

#| Runs a program; the job ends where it fails. Other tasks need Sparrow itself.
sub task-run(Str $description, $plugin?, %parameters?) is export {
    my @words = ($plugin // $description), |words(%parameters<args> // []);
    say "[task run: $description]";
    my $run = run(@words);
    die "task $description ended with exit code {$run.exitcode}" unless $run.exitcode == 0;
}

# Arguments as tasks have them: texts, lists of flags, and hashes of options with their values.
sub words($arguments) {
    gather for $arguments.list -> $argument {
        given $argument {
            when Associative { take slip ("--{.key}", ~.value) for .pairs }
            when Positional { take .starts-with('-') ?? $_ !! "--$_" for .list }
            default { take ~$_ }
        }
    }
}

#| Runs a line of the shell; the job ends where it fails.
sub bash(Str $line, |) is export {
    my $run = run('bash', '-c', $line);
    die "bash ended with exit code {$run.exitcode}: $line" unless $run.exitcode == 0;
}
