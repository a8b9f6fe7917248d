output "name" {
  description = "The function's name"
  value       = aws_lambda_function.this.function_name
}

output "alias" {
  description = "The alias's name"
  value       = aws_lambda_alias.this.name
}

output "alias_arn" {
  description = "What to invoke"
  value       = aws_lambda_alias.this.arn
}
