#!/bin/sh
# Asks a deployed Baton, or a local server, whether it works:
#   infra/smoke.sh URL [KEY]      the admin key is KEY or BATON_API_KEY
# It looks at the health, sees that nobody gets in without the key, makes a workflow of two jobs, starts the first, completes
# it by its callback, sees the second one become ready, and deletes the workflow again.
# Ends with 0 when all is well, 1 when something is not, 2 when it is called wrongly.
set -u
say() { printf 'smoke: %s\n' "$1"; }
wrong() { printf 'smoke: %s\n' "$1" >&2; exit 2; }
failed() { printf 'smoke: FAILED: %s\n' "$1" >&2; exit 1; }

[ $# -ge 1 ] && [ $# -le 2 ] || wrong "usage: smoke.sh URL [KEY], or the key in BATON_API_KEY"
url=${1%/}
key=${2:-${BATON_API_KEY:-}}
case $url in http://* | https://*) ;; *) wrong "the URL must start with https:// or http://, not '$url'" ;; esac
[ -n "$key" ] || wrong "give the admin key as the second argument or in BATON_API_KEY"
case $key in *[!A-Za-z0-9_.~+/=-]*) wrong "the key holds characters that no key of Baton has" ;; esac
command -v curl >/dev/null || wrong "curl is missing: install it"

folder=$(mktemp -d) || exit 1
workflow=
# The workflow is gone even when something fails halfway.
clean() {
  code=$?
  trap - EXIT
  if [ -n "$workflow" ]; then
    call DELETE "/torc-service/v1/workflows/$workflow"
    [ "$status" = 200 ] || { say "workflow $workflow could not be deleted ($status): delete it by hand" >&2; code=1; }
  fi
  rm -rf "$folder"
  [ "$code" = 0 ] && say "all is well with $url"
  exit "$code"
}
trap clean EXIT
trap 'exit 1' HUP INT TERM

# call METHOD PATH [BODY] sets status (000: no answer) and answer. The key goes in by a file that only we can read, so
# that no list of processes shows it.
umask 077
printf 'header = "Authorization: Bearer %s"\n' "$key" >"$folder/key"
call() {
  if [ $# -ge 3 ]; then
    status=$(curl -sS -m 60 -K "$folder/key" -X "$1" -H 'Content-Type: application/json' --data-binary "$3" \
      -o "$folder/answer" -w '%{http_code}' "$url$2" 2>"$folder/error")
  else
    status=$(curl -sS -m 60 -K "$folder/key" -X "$1" -o "$folder/answer" -w '%{http_code}' "$url$2" 2>"$folder/error")
  fi
  answer=$(cat "$folder/answer" 2>/dev/null)
}
# good WHAT METHOD PATH [BODY]: a call that has to be answered with 200.
good() {
  what=$1
  shift
  call "$@"
  [ "$status" = 200 ] || failed "$what: HTTP $status $(cat "$folder/answer" "$folder/error" 2>/dev/null | head -c 300)"
}
# The first number of this name in the answer.
number() { printf %s "$answer" | grep -o "\"$1\" *: *[0-9][0-9]*" | head -n 1 | grep -o '[0-9]*$'; }
# The first text of this name in the answer.
text() { printf %s "$answer" | grep -o "\"$1\" *: *\"[^\"]*\"" | head -n 1 | sed 's/.*"\([^"]*\)"$/\1/'; }
# Whether the answer has this text under this name.
holds() { printf %s "$answer" | grep -q "\"$1\" *: *\"$2\""; }

status=$(curl -sS -m 60 -o "$folder/answer" -w '%{http_code}' "$url/health/ready" 2>"$folder/error")
case $status in
  200) say "healthy" ;;
  000) failed "nobody answers at $url: $(cat "$folder/error")" ;;
  403) failed "the function URL refuses everybody (403): it lacks one of its two permissions, see infra/url.tf" ;;
  *) failed "not healthy: HTTP $status $(head -c 300 "$folder/answer")" ;;
esac

status=$(curl -sS -m 60 -o /dev/null -w '%{http_code}' "$url/torc-service/v1/workflows" 2>/dev/null)
[ "$status" = 401 ] || failed "without a key it must answer 401, and answers $status"
say "nobody gets in without the key"

spec='{"name":"smoke","jobs":[{"name":"first","command":"true"},{"name":"second","command":"true","depends_on":["first"]}]}'
good "create a workflow" POST "/baton/v1/workflows?file=smoke.json&armed=true&user=smoke" "$spec"
workflow=$(number id)
[ -n "$workflow" ] || failed "the new workflow has no id: $answer"
good "make a compute node" POST "/torc-service/v1/compute_nodes" \
  "{\"workflow_id\":$workflow,\"hostname\":\"smoke\",\"pid\":1,\"start_time\":\"$(date -u +%Y-%m-%dT%H:%M:%SZ)\",\"num_cpus\":1,\"memory_gb\":1,\"num_gpus\":0,\"num_nodes\":1,\"is_active\":true,\"compute_node_type\":\"local\"}"
node=$(number id)
good "claim a job" POST "/torc-service/v1/workflows/$workflow/claim_next_jobs?limit=1"
job=$(number id)
[ -n "$job" ] && holds name first || failed "the first job was not ready: $answer"
good "look at the workflow" GET "/torc-service/v1/workflows/$workflow/status"
run=$(number run_id)
good "start the job" PUT "/torc-service/v1/jobs/$job/start_job/${run:=0}/$node"
call GET "/baton/v1/jobs/$job/callback"
case $status in
  200)
    nonce=$(text nonce) token=$(text token)
    callback="$url/baton/v1/jobs/$job/callback?x-nonce=$nonce&status=completed"
    # Whoever holds the address needs no key, and without its token the address is worth nothing.
    status=$(curl -sS -m 60 -X POST -o "$folder/answer" -w '%{http_code}' "$callback&token=0000000000000000" 2>"$folder/error")
    [ "$status" = 403 ] || failed "a callback with a wrong token must be answered with 403, and is with $status"
    status=$(curl -sS -m 60 -X POST -o "$folder/answer" -w '%{http_code}' "$callback&token=$token" 2>"$folder/error")
    answer=$(cat "$folder/answer")
    [ "$status" = 200 ] && holds status completed || failed "the callback: HTTP $status $answer"
    say "a job was created, started, and completed by its callback"
    ;;
  404)
    good "report the job's end" POST "/torc-service/v1/jobs/$job/complete_job/completed/$run" \
      "{\"job_id\":$job,\"workflow_id\":$workflow,\"run_id\":$run,\"attempt_id\":1,\"compute_node_id\":$node,\"return_code\":0,\"exec_time_minutes\":0.0,\"completion_time\":\"$(date -u +%Y-%m-%dT%H:%M:%S.000Z)\",\"status\":\"completed\"}"
    holds status completed || failed "the job did not end: $answer"
    say "a job was created, started and completed; this server knows no callbacks"
    ;;
  *) failed "ask for the job's callback: HTTP $status $answer" ;;
esac

good "claim the next job" POST "/torc-service/v1/workflows/$workflow/claim_next_jobs?limit=1"
holds name second || failed "the second job is not ready though the first has ended: $answer"
say "its dependent became ready"
