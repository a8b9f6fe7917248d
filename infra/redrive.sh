#!/bin/sh
# Sends dead letters once more to the function that they were for:
#   infra/redrive.sh QUEUE_URL FUNCTION [MOST]     at most MOST letters (default 100); FUNCTION as name:alias or ARN
#   infra/redrive.sh --list QUEUE_URL              shows up to ten of them, and why they failed
# A letter is deleted only after Lambda has taken its event, so that one which is sent twice is possible and one that gets
# lost is not; a message that was applied before is applied once. It needs the AWS command and what it may call:
# sqs:ReceiveMessage and sqs:DeleteMessage on the queue, lambda:InvokeFunction on the function.
set -eu
wrong() { printf 'redrive: %s\n' "$1" >&2; exit 2; }
usage="usage: redrive.sh QUEUE_URL FUNCTION [MOST] | redrive.sh --list QUEUE_URL"
command -v aws >/dev/null || wrong "the AWS command is missing: install it"

if [ "${1:-}" = --list ]; then
  [ $# -eq 2 ] || wrong "$usage"
  exec aws sqs receive-message --queue-url "$2" --max-number-of-messages 10 --visibility-timeout 1 --message-attribute-names All \
    --query 'Messages[].{why: MessageAttributes.*.StringValue, event: Body}' --output json
fi
[ $# -ge 2 ] && [ $# -le 3 ] || wrong "$usage"
queue=$1 function=$2 most=${3:-100}
case $most in '' | *[!0-9]*) wrong "MOST must be a number, not '$most'" ;; esac

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
sent=0
tab=$(printf '\t')
while [ "$sent" -lt "$most" ]; do
  aws sqs receive-message --queue-url "$queue" --max-number-of-messages 1 --visibility-timeout 60 \
    --query 'Messages[0].[ReceiptHandle, Body]' --output text >"$folder/letter"
  receipt=$(head -n 1 "$folder/letter" | cut -f 1)
  case $receipt in '' | None) break ;; esac
  # The receipt, a tab, and the event as it was sent.
  sed "1s/^[^$tab]*$tab//" "$folder/letter" >"$folder/event"
  aws lambda invoke --function-name "$function" --invocation-type Event --payload "fileb://$folder/event" "$folder/answer" >/dev/null
  aws sqs delete-message --queue-url "$queue" --receipt-handle "$receipt"
  sent=$((sent + 1))
done
printf 'redrive: sent %s again\n' "$sent"
