# The backstop: a tick every minute. A tick that could not be handed over within a minute is followed by the next one.
resource "aws_scheduler_schedule" "tick" {
  name                = "${var.name}-tick"
  description         = "Wakes ${local.functions.tick} to find what is due, ready or stuck"
  schedule_expression = var.tick_rate
  state               = var.tick_enabled ? "ENABLED" : "DISABLED"

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = module.tick.alias_arn
    role_arn = aws_iam_role.schedule.arn
    input    = jsonencode({ kind = "tick" })

    retry_policy {
      maximum_event_age_in_seconds = 60
      maximum_retry_attempts       = 2
    }

    dead_letter_config {
      arn = aws_sqs_queue.dead["tick"].arn
    }
  }

  depends_on = [aws_iam_role_policy.schedule]
}

resource "aws_iam_role" "schedule" {
  name                 = "${var.name}-schedule"
  description          = "Lets the schedule invoke ${local.functions.tick}"
  permissions_boundary = var.permissions_boundary

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "scheduler.amazonaws.com" }
      Action    = "sts:AssumeRole"
      Condition = { StringEquals = { "aws:SourceAccount" = local.account } }
    }]
  })
}

resource "aws_iam_role_policy" "schedule" {
  name = "calls"
  role = aws_iam_role.schedule.id

  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Sid = "Tick", Effect = "Allow", Action = ["lambda:InvokeFunction"], Resource = [local.tick_arn] },
      { Sid = "DeadLetters", Effect = "Allow", Action = ["sqs:SendMessage"], Resource = [local.dead_arns.tick] },
    ]
  })
}
