# Three functions from one zip, told apart by handler and exported function. The handlers are Quarkus's, with Baton's
# deadlines, metrics and priming around them.
locals {
  rest  = "dev.baton.lambda.ApiHandler"
  funqy = "dev.baton.lambda.FunctionHandler"

  environment = merge({
    BATON_TABLE            = local.table_name
    BATON_BUCKET           = local.bucket_name
    BATON_ADMIN_KEY_SHA256 = local.admin_key_sha256
    BATON_TICK_FUNCTION    = "${local.functions.tick}:${local.alias}"
    BATON_INLINE_DISPATCH  = tostring(var.inline_dispatch)
    BATON_LOG_LEVEL        = var.log_level
  }, var.environment)

  # The api learns its own address from each request; naming its URL here would be a circle.
  public_url = { BATON_PUBLIC_URL = trimsuffix(aws_lambda_function_url.api.function_url, "/") }

  common = {
    alias                = local.alias
    account              = local.account
    partition            = local.partition
    region               = local.region
    package              = var.package
    log_level            = var.log_level
    log_days             = var.log_days
    tracing              = var.tracing
    allow_long_chains    = var.allow_long_chains
    permissions_boundary = var.permissions_boundary
  }
}

module "api" {
  source      = "./function"
  name        = local.functions.api
  description = "Baton's doors, behind the function URL"
  handler     = local.rest
  environment = local.environment
  statements  = local.calls.api
  sizing      = var.api
  common      = local.common
}

module "message" {
  source      = "./function"
  name        = local.functions.message
  description = "Baton's messages from other functions, invoked asynchronously"
  handler     = local.funqy
  environment = merge(local.environment, local.public_url, { QUARKUS_FUNQY_EXPORT = "message" })
  statements  = local.calls.message
  sizing      = var.message
  common      = local.common
  async = {
    dead_letter_arn = aws_sqs_queue.dead["message"].arn
    queue_arn       = local.dead_arns.message
    retries         = 2
    event_seconds   = 6 * 60 * 60
  }
}

module "tick" {
  source      = "./function"
  name        = local.functions.tick
  description = "Baton's orchestrator: dispatches, retries, audits"
  handler     = local.funqy
  environment = merge(local.environment, local.public_url, { QUARKUS_FUNQY_EXPORT = "tick" })
  statements  = local.calls.tick
  sizing      = var.tick
  common      = local.common
  # A tick repeats what the last one left, so an old one is worth nothing.
  async = {
    dead_letter_arn = aws_sqs_queue.dead["tick"].arn
    queue_arn       = local.dead_arns.tick
    retries         = 1
    event_seconds   = 5 * 60
  }
}
