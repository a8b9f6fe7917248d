locals {
  log_group_arn = "arn:${var.common.partition}:logs:${var.common.region}:${var.common.account}:log-group:/aws/lambda/${var.name}"

  log = [{
    Sid      = "Log"
    Effect   = "Allow"
    Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
    Resource = ["${local.log_group_arn}:*"]
  }]

  dead_letters = [for async in var.async[*] : {
    Sid      = "DeadLetters"
    Effect   = "Allow"
    Action   = ["sqs:SendMessage"]
    Resource = [async.queue_arn]
  }]

  # AWS takes no narrower resource for these.
  traces = [for on in [var.common.tracing] : {
    Sid      = "Traces"
    Effect   = "Allow"
    Action   = ["xray:PutTelemetryRecords", "xray:PutTraceSegments"]
    Resource = ["*"]
  } if on]
}

resource "aws_iam_role" "this" {
  name                 = var.name
  description          = "What ${var.name} may call"
  permissions_boundary = var.common.permissions_boundary

  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "lambda.amazonaws.com" }
      Action    = "sts:AssumeRole"
    }]
  })
}

resource "aws_iam_role_policy" "this" {
  name = "calls"
  role = aws_iam_role.this.id

  policy = jsonencode({
    Version   = "2012-10-17"
    Statement = concat(var.statements, local.log, local.dead_letters, local.traces)
  })
}
