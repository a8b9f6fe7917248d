# Where Lambda and the schedule leave what failed at every attempt: the event as it was sent, with the error beside it as
# message attributes. A queue a function, since a letter does not name the function it was for; redrive.sh sends it again.
resource "aws_sqs_queue" "dead" {
  for_each = local.dead

  name                      = each.value
  message_retention_seconds = 14 * 24 * 60 * 60
  sqs_managed_sse_enabled   = true
}
