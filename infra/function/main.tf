resource "aws_cloudwatch_log_group" "this" {
  name              = "/aws/lambda/${var.name}"
  retention_in_days = var.common.log_days
}

resource "aws_lambda_function" "this" {
  function_name                  = var.name
  description                    = var.description
  role                           = aws_iam_role.this.arn
  filename                       = var.common.package
  source_code_hash               = filebase64sha256(var.common.package)
  runtime                        = "java21"
  architectures                  = ["arm64"]
  handler                        = var.handler
  memory_size                    = var.sizing.memory
  timeout                        = var.sizing.timeout
  reserved_concurrent_executions = coalesce(var.sizing.concurrency, -1)
  publish                        = true

  environment {
    variables = var.environment
  }

  # A version starts from a snapshot of itself; only versions have one, hence the alias.
  snap_start {
    apply_on = "PublishedVersions"
  }

  logging_config {
    log_group             = aws_cloudwatch_log_group.this.name
    log_format            = "JSON"
    application_log_level = var.common.log_level
    system_log_level      = "INFO"
  }

  tracing_config {
    mode = var.common.tracing ? "Active" : "PassThrough"
  }

  dynamic "dead_letter_config" {
    for_each = var.async == null ? [] : [var.async]

    content {
      target_arn = dead_letter_config.value.dead_letter_arn
    }
  }

  depends_on = [aws_iam_role_policy.this]
}

resource "aws_lambda_alias" "this" {
  name             = var.common.alias
  description      = "The version that is in use"
  function_name    = aws_lambda_function.this.function_name
  function_version = aws_lambda_function.this.version
}

resource "aws_lambda_function_event_invoke_config" "this" {
  count = var.async == null ? 0 : 1

  function_name                = aws_lambda_function.this.function_name
  qualifier                    = aws_lambda_alias.this.name
  maximum_retry_attempts       = var.async.retries
  maximum_event_age_in_seconds = var.async.event_seconds
}

resource "aws_lambda_function_recursion_config" "this" {
  count = var.common.allow_long_chains ? 1 : 0

  function_name  = aws_lambda_function.this.function_name
  recursive_loop = "Allow"
}
