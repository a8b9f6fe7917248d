terraform {
  required_version = ">= 1.5"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.100"
    }
  }
}

# Account and region are those of the AWS command: its profile, or AWS_PROFILE and AWS_REGION.
provider "aws" {
  default_tags {
    tags = { application = var.name }
  }
}

variable "name" {
  description = "What everything is called"
  type        = string
  default     = "baton"
}

variable "package" {
  description = "The zip that the build made; null for the one of this checkout"
  type        = string
  default     = null
}

variable "push_target_arns" {
  description = "ARNs of the Lambda functions that jobs may name as their target"
  type        = list(string)
  default     = []
}

variable "allow_long_chains" {
  description = "Whether Lambda lets more than some 16 invocations lead to one another; see the module"
  type        = bool
  default     = true
}

module "baton" {
  source = "../"

  name              = var.name
  package           = coalesce(var.package, "${path.module}/../../functions/lambda/target/function.zip")
  push_target_arns  = var.push_target_arns
  allow_long_chains = var.allow_long_chains

  # An example wants to be gone with `terraform destroy`. Leave this line out for what you mean to keep.
  deletion_protection = false
}

output "url" {
  value = module.baton.url
}

output "admin_key_parameter" {
  value = module.baton.admin_key_parameter
}

output "message_arn" {
  value = module.baton.message_arn
}

output "dead_letter_queues" {
  value = module.baton.dead_letter_queues
}
