# Each says what is wrong and where to look. They tell the topic, where one is given.
locals {
  alarm_actions = var.alarm_topic_arn == null ? [] : [var.alarm_topic_arn]

  alarms = merge(
    { for function in values(local.functions) : "${function}-errors" => {
      description = "${function} failed; look into the log group /aws/lambda/${function}"
      namespace   = "AWS/Lambda"
      metric      = "Errors"
      statistic   = "Sum"
      dimensions  = { FunctionName = function }
    } },
    { for function in values(local.functions) : "${function}-throttles" => {
      description = "${function} was throttled; raise its reserved concurrency or the account's limit"
      namespace   = "AWS/Lambda"
      metric      = "Throttles"
      statistic   = "Sum"
      dimensions  = { FunctionName = function }
    } },
    { for key, queue in local.dead : "${queue}-letters" => {
      description = "Events of ${local.functions[key]} failed at every attempt; look at them, then infra/redrive.sh"
      namespace   = "AWS/SQS"
      metric      = "ApproximateNumberOfMessagesVisible"
      statistic   = "Maximum"
      dimensions  = { QueueName = queue }
    } },
    # Written by tick to its log, in the embedded metric format, when an audit finds such a workflow; audits become rarer, up to
    # one in six hours.
    { "${var.name}-stuck-workflows" = {
      description = "Workflows stand still though jobs are left; ask `baton jobs list` which failed or wait for somebody"
      namespace   = "Baton"
      metric      = "StuckWorkflows"
      statistic   = "Maximum"
      dimensions  = { Function = local.functions.tick }
    } },
  )
}

resource "aws_cloudwatch_metric_alarm" "any" {
  for_each = local.alarms

  alarm_name          = each.key
  alarm_description   = each.value.description
  namespace           = each.value.namespace
  metric_name         = each.value.metric
  dimensions          = each.value.dimensions
  statistic           = each.value.statistic
  period              = 300
  evaluation_periods  = 1
  comparison_operator = "GreaterThanThreshold"
  threshold           = 0
  treat_missing_data  = "notBreaching"
  alarm_actions       = local.alarm_actions
  ok_actions          = local.alarm_actions
}

# The backstop itself must not stop unseen.
resource "aws_cloudwatch_metric_alarm" "silent" {
  count = var.tick_enabled ? 1 : 0

  alarm_name          = "${local.functions.tick}-silent"
  alarm_description   = "${local.functions.tick} was not invoked for 15 minutes; look at the schedule ${var.name}-tick"
  namespace           = "AWS/Lambda"
  metric_name         = "Invocations"
  dimensions          = { FunctionName = local.functions.tick }
  statistic           = "Sum"
  period              = 300
  evaluation_periods  = 3
  comparison_operator = "LessThanThreshold"
  threshold           = 1
  treat_missing_data  = "breaching"
  alarm_actions       = local.alarm_actions
  ok_actions          = local.alarm_actions
}
