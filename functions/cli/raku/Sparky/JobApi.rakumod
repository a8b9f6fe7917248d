# Sparky's Job API as scenarios use it, where Sparky::JobApi is not installed. It needs no module but those that come with Raku, and for
# https the program curl.
use Sparrow6::DSL;

#| One request and its reply, on a connection of its own.
my class Exchange {
    has Int $.status;
    has Blob $.body;

    method text(--> Str) { $!body.decode }

    #| The reply, whatever its status; where nobody answers it is asked three times more.
    method ask(Str $base, Str $method, Str $path, Blob $sent?) {
        for 1 .. 4 -> $try {
            my $reply = try { $base.starts-with('https:') ?? curl($base, $method, $path, $sent) !! plain($base, $method, $path, $sent) };
            return $reply if $reply.defined;
            die "no answer from $base: {$!.message}" if $try == 4;
            sleep 2 ** $try;
        }
    }

    #| The reply to what must succeed.
    method send(Str $base, Str $method, Str $path, Blob $sent?) {
        my $reply = self.ask($base, $method, $path, $sent);
        die "{$reply.status} : {$reply.text}" unless $reply.status == 200;
        $reply;
    }

    method get(Str $base, Str $path) { self.send($base, 'GET', $path) }

    sub token() { tags()<SPARKY_API_TOKEN> // '' }

    sub plain(Str $base, Str $method, Str $path, $sent) {
        $base ~~ / ^ 'http://' $<host>=<-[:/]>+ [':' $<port>=\d+]? / or die "no address of a server: $base";
        my $host = ~$<host>;
        my $port = $<port> ?? $<port>.Int !! 80;
        my $connection = IO::Socket::INET.new(:$host, :$port);
        LEAVE .close with $connection;
        my $length = $sent ?? $sent.bytes !! 0;
        my $head = "$method $path HTTP/1.1\r\nHost: $host:$port\r\nToken: {token()}\r\nConnection: close\r\n"
            ~ "Content-Type: application/octet-stream\r\nContent-Length: $length\r\n\r\n";
        $connection.write($head.encode('latin-1'));
        $connection.write($sent) if $length;
        my $all = Buf.new;
        while $connection.read(65536) -> $piece { $all.append($piece) }
        parsed($all);
    }

    # Bytes are looked at one by one: in a text of Raku a line end of two characters is one.
    sub line-end(Blob $bytes, Int $from --> Int) {
        my $at = $from;
        $at++ while $at + 1 < $bytes.elems && !($bytes[$at] == 13 && $bytes[$at + 1] == 10);
        die 'the reply broke off' if $at + 1 >= $bytes.elems;
        $at;
    }

    sub parsed(Blob $all) {
        my $at = 0;
        my @head = gather loop {
            my $end = line-end($all, $at);
            last if $end == $at;
            take $all.subbuf($at, $end - $at).decode('latin-1');
            $at = $end + 2;
        }
        my $status = @head[0].words[1].Int;
        my $body = $all.subbuf($at + 2);
        $body = unchunked($body) if @head.first(/:i ^ 'transfer-encoding:' \s* chunked /);
        Exchange.new(:$status, :$body);
    }

    sub unchunked(Blob $chunks) {
        my $body = Buf.new;
        my $at = 0;
        loop {
            my $end = line-end($chunks, $at);
            my $length = :16($chunks.subbuf($at, $end - $at).decode('latin-1').split(';')[0].trim);
            return $body unless $length;
            $body.append($chunks.subbuf($end + 2, $length));
            $at = $end + 2 + $length + 2;
        }
    }

    sub curl(Str $base, Str $method, Str $path, $sent) {
        my @words = <curl -sS -X>, $method, '-H', '@-', '-w', '\n%{http_code}';
        @words.append('--cacert', $_) with %*ENV<BATON_CA>;
        my $file = $*TMPDIR.add("baton-raku-$*PID-{(^1e9).pick}");
        LEAVE $file.unlink if $file.e;
        if $sent.defined { $file.spurt($sent, :bin); @words.append('--data-binary', "\@$file", '-H', 'Content-Type: application/octet-stream') }
        my $run = Proc::Async.new(|@words, "$base$path", :w);
        my $out = Buf.new;
        $run.stdout(:bin).tap({ $out.append($_) });
        my $ended = $run.start;
        await $run.say("Token: {token()}");
        $run.close-stdin;
        my $code = (await $ended).exitcode;
        die "curl ended with $code" unless $code == 0;
        Exchange.new(status => $out.tail(3).decode.Int, body => Buf.new($out.head($out.elems - 4)));
    }
}

#| A job, which need not be queued yet, and what can be done with it.
class Sparky::JobApi {
    has Str $.api;
    has $.project;
    has $.job-id;
    has Int() $.workers = 4;
    has Bool() $.mine = False;

    my constant STATES = { '1' => 'OK', '-1' => 'FAIL', '-11' => 'FAIL', '0' => 'RUNNING', '-2' => 'QUEUED' };
    my constant TRIES = 4;

    submethod TWEAK() {
        my %tags = tags();
        if $!mine {
            die "a job of mine is here, and not at $!api" if $!api;
            $!project = %tags<SPARKY_PROJECT>;
            $!job-id = %tags<SPARKY_JOB_ID>;
        }
        $!project //= "{%tags<SPARKY_PROJECT>}.spawned_{(1 .. $!workers).pick.fmt('%02d')}";
        $!job-id //= ('a' .. 'z').pick(20).join ~ '.' ~ $*PID;
    }

    method !home(--> Str) {
        my %tags = tags();
        my %hosts = localhost => '127.0.0.1', docker => 'host.docker.internal';
        my $worker = %tags<SPARKY_WORKER> // 'localhost';
        my $host = %hosts{$worker} // die "no server is known for a worker of kind $worker";
        my $secure = (%tags<SPARKY_USE_TLS> // '') ~~ Str:D && (%tags<SPARKY_USE_TLS> // '').lc eq 'true';
        "{$secure ?? 'https' !! 'http'}://$host:{%tags<SPARKY_TCP_PORT>}";
    }

    method !base(--> Str) { ($!api // self!home).subst(/ '/'+ $/, '') }

    sub part($text --> Str) {
        (~$text).encode('utf8').list.map({ chr($_) ~~ /<[A..Za..z0..9\-._~]>/ ?? chr($_) !! $_.fmt('%%%02X') }).join;
    }

    method !path(--> Str) { part($!project) ~ '/' ~ part($!job-id) }

    #| Where the job stands.
    method info() {
        { project => $!project, job-id => $!job-id, status-url => self!base ~ "/status/$!project/$!job-id" };
    }

    #| Queues it: what the configuration does not say is taken from the job that this runs in.
    method queue(%config = {}) {
        die 'a job of mine runs already' if $!mine;
        my %own = tags();
        my $parent = "{part(%own<SPARKY_PROJECT>)}/{part(%own<SPARKY_JOB_ID>)}";
        my %trigger = from-json(Exchange.get(self!home, "/baton/v1/sparky/jobs/$parent/trigger").text);
        %config<project job-id parent-project parent-job-id> =
            $!project, $!job-id, %own<SPARKY_PROJECT>, %own<SPARKY_JOB_ID>;
        my %body = config => %config, trigger => %trigger, sparrowfile => $*PROGRAM.slurp, sparrowdo-config => config();
        self!send('POST', '/queue', to-json(%body).encode);
        Nil;
    }

    method !send(Str $method, Str $path, Blob $body) {
        Exchange.send(self!base, $method, $path, $body);
    }

    method !fetch(Str $path) { Exchange.get(self!base, $path) }

    #| QUEUED, RUNNING, OK or FAIL; UNKNOWN where nobody queued it yet.
    method status(--> Str) {
        my $reply = Exchange.ask(self!base, 'GET', "/status/{self!path}");
        $reply.status == 200 ?? (STATES{$reply.text.trim} // 'UNKNOWN') !! 'UNKNOWN';
    }

    #| Waits for its end, so many seconds at most, and returns the status.
    method await(Numeric $seconds = 600 --> Str) {
        my $end = now + $seconds;
        loop {
            my $left = max(0, min(25, ($end - now).Int));
            my $reply = Exchange.ask(self!base, 'GET', "/status/{self!path}?wait=$left");
            my $status = $reply.status == 200 ?? (STATES{$reply.text.trim} // 'UNKNOWN') !! 'UNKNOWN';
            return $status if $status eq 'OK' | 'FAIL' || now >= $end;
            # A server that is not Baton does not wait.
            sleep 0.2;
        }
    }

    method report(--> Str) {
        my $reply = Exchange.ask(self!base, 'GET', "/report/raw/{self!path}");
        $reply.status == 200 ?? $reply.text !! '';
    }

    #| A hash for each line "meta: name=value other=value" of the report.
    method meta() {
        self.report.lines.grep(*.starts-with('meta: ')).map({
            %( .substr(6).words.map({
                   my ($name, $value) = .split('=', 2);
                   $value.defined ?? ($name => $value) !! $name.starts-with('!') ?? ($name.substr(1) => False) !! ($name => True)
               }) )
        }).Array;
    }

    method put-stash($data) {
        my %body = config => { project => $!project, job-id => $!job-id }, data => $data;
        self!send('POST', '/stash', to-json(%body).encode);
    }

    method get-stash() { from-json(self!fetch("/stash/{self!path}").text) }

    #| Keeps a file of this machine under a name.
    method put-file(Str() $path, Str() $name) {
        self!send('PUT', "/file/project/{part($!project)}/job/{part($!job-id)}/filename/{part($name)}", $path.IO.slurp(:bin));
    }

    #| The bytes of a file; with :text its text.
    method get-file(Str() $name, Bool :$text) {
        my $reply = self!fetch("/file/{self!path}/{part($name)}");
        $text ?? $reply.text !! Buf.new($reply.body);
    }

    sub to-json($value) { Rakudo::Internals::JSON.to-json($value) }
    sub from-json(Str $text) { Rakudo::Internals::JSON.from-json($text) }
}

#| Stages as methods: stage-main, and one for each other value of the tag stage.
role Sparky::JobApi::Role {
    #| Calls the method of this job's stage.
    method run() { self."stage-{tags()<stage> // 'main'}"() }

    method new-job(*%given) { Sparky::JobApi.new(|%given) }

    #| How many of the jobs ended well, badly, or not in time.
    method wait-jobs(@jobs, %args? --> Hash) {
        my $end = now + (%args<timeout> // %*ENV<SPARKY_JOB_TIMEOUT> // 600);
        my %counts = OK => 0, FAIL => 0, TIMEOUT => 0;
        for @jobs -> $job {
            my $status = $job.await(max(0, $end - now));
            say "{$job.info<project>}/{$job.info<job-id>}: $status" if %args<debug>;
            %counts{$status eq 'OK' | 'FAIL' ?? $status !! 'TIMEOUT'}++;
        }
        %counts;
    }

    method wait-job($job, %args? --> Hash) { self.wait-jobs([$job], %args // {}) }
}
