output "url" {
  description = "Where Baton answers; BATON_URL for the command"
  value       = trimsuffix(aws_lambda_function_url.api.function_url, "/")
}

output "admin_key_parameter" {
  description = "The SSM parameter that holds the admin key; null when its digest was given"
  value       = one(aws_ssm_parameter.admin_key[*].name)
}

output "functions" {
  description = "Names of the three functions: api, message, tick; invoke them by the alias"
  value       = local.functions
}

output "message_arn" {
  description = "What other functions invoke asynchronously to send messages; grant them lambda:InvokeFunction on it"
  value       = module.message.alias_arn
}

output "tick_arn" {
  description = "The orchestrator's alias"
  value       = module.tick.alias_arn
}

output "table" {
  description = "The table's name"
  value       = aws_dynamodb_table.items.name
}

output "bucket" {
  description = "The bucket's name"
  value       = aws_s3_bucket.blobs.bucket
}

output "dead_letter_queues" {
  description = "URLs of the queues of dead letters: message, tick"
  value       = { for function, queue in aws_sqs_queue.dead : function => queue.url }
}
