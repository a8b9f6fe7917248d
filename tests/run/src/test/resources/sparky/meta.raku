use Sparky::JobApi;

class Pipeline

  does Sparky::JobApi::Role

  {

    method stage-main {

my $j = Sparky::JobApi.new();

$j.queue({ description => "meta", tags => %( stage => "child" ) });

my $st = self.wait-job($j);

die unless $st<OK>;

my @meta = $j.meta;

say @meta[0]<name>; # alexey;
say @meta[0]<age>; # 48;
say @meta[1]<reboot>; # need;

    }

    method stage-child {

say "meta: name=alexey age=48";
say "meta: reboot=need";

    }

  }

Pipeline.new.run;
