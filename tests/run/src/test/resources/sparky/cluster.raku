use Sparky::JobApi;

if tags()<stage> eq "main" {
  my $j = Sparky::JobApi.new(:api(tags()<other>));
  $j.queue({
    description => "child job",
    tags => %(
      stage => "child"
    )
  });
  say $j.await(120);
  say $j.report;
  say $j.get-stash().raku;
  say $j.get-file("note", :text);
} elsif tags()<stage> eq "child" {
  my $j = Sparky::JobApi.new( mine => True );
  $j.put-stash({ at => tags()<SPARKY_TCP_PORT> });
  "note.txt".IO.spurt("from " ~ tags()<SPARKY_PROJECT>);
  $j.put-file("note.txt", "note");
  say "I am a child on another server";
}
