variable "package" {
  description = "Path of the zip that holds all three functions: functions/lambda/target/function.zip after the build"
  type        = string
}

variable "name" {
  description = "What everything is called: the table's name, and the first part of every other name"
  type        = string
  default     = "baton"

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{2,31}$", var.name))
    error_message = "name must have 3 to 32 lower-case letters, digits and hyphens, and start with a letter."
  }
}

variable "bucket_name" {
  description = "The bucket's name; null for name-account-region"
  type        = string
  default     = null
}

variable "push_target_arns" {
  description = "ARNs of the Lambda functions that jobs may name as their target; a version's or an alias's ARN with its qualifier"
  type        = list(string)
  default     = []

  validation {
    condition     = alltrue([for arn in var.push_target_arns : can(regex("^arn:[^:*?]+:lambda:[^:*?]+:[0-9]{12}:function:[^*?]+$", arn))])
    error_message = "push_target_arns takes ARNs of single functions (arn:aws:lambda:REGION:ACCOUNT:function:NAME), without * and ?."
  }
}

variable "admin_key_sha256" {
  description = "SHA-256 (hex) of an admin key of your own, which then stands neither in SSM nor in the state; null to have one made"
  type        = string
  default     = null

  validation {
    condition     = var.admin_key_sha256 == null || can(regex("^[0-9a-f]{64}$", var.admin_key_sha256))
    error_message = "admin_key_sha256 must be 64 hexadecimal digits, as `printf %s \"$KEY\" | sha256sum` prints them."
  }
}

variable "admin_key_generation" {
  description = "Change it to have a new admin key made"
  type        = number
  default     = 1
}

variable "deletion_protection" {
  description = "Whether the table and a bucket that is not empty refuse to be destroyed"
  type        = bool
  default     = true
}

variable "bucket_versioning" {
  description = "Whether the bucket keeps what is overwritten or deleted, for old_version_days"
  type        = bool
  default     = false
}

variable "old_version_days" {
  description = "Days until an overwritten or deleted object is gone for good, where the bucket keeps versions"
  type        = number
  default     = 7
}

variable "api" {
  description = "Memory (MB), timeout (seconds) and reserved concurrency (null for none) of the function behind the URL"
  type = object({
    memory      = optional(number, 1024)
    timeout     = optional(number, 30)
    concurrency = optional(number)
  })
  default = {}
}

variable "message" {
  description = "Likewise for the function that other functions send messages to"
  type = object({
    memory      = optional(number, 1024)
    timeout     = optional(number, 60)
    concurrency = optional(number)
  })
  default = {}
}

variable "tick" {
  description = "Likewise for the orchestrator"
  type = object({
    memory      = optional(number, 1024)
    timeout     = optional(number, 120)
    concurrency = optional(number)
  })
  default = {}
}

variable "tick_rate" {
  description = "How often the orchestrator looks around, as an EventBridge Scheduler expression"
  type        = string
  default     = "rate(1 minute)"
}

variable "tick_enabled" {
  description = "Whether the schedule runs; without it nothing finds what got stuck"
  type        = bool
  default     = true
}

variable "inline_dispatch" {
  description = "Whether the function that ends a job also starts the push jobs that waited for it; else the next tick does"
  type        = bool
  default     = true
}

variable "allow_long_chains" {
  description = "Whether Lambda lets more than some 16 invocations lead to one another, as a long pipeline of push jobs does; false leaves its loop detection on, which stops them"
  type        = bool
  default     = true
}

variable "environment" {
  description = "More environment variables for all three functions"
  type        = map(string)
  default     = {}
}

variable "cors_origins" {
  description = "Origins whose web pages may call the URL; none by default"
  type        = list(string)
  default     = []
}

variable "log_level" {
  description = "How much the functions log: TRACE, DEBUG, INFO, WARN, ERROR"
  type        = string
  default     = "INFO"

  validation {
    condition     = contains(["TRACE", "DEBUG", "INFO", "WARN", "ERROR"], var.log_level)
    error_message = "log_level must be TRACE, DEBUG, INFO, WARN or ERROR."
  }
}

variable "log_days" {
  description = "Days that logs are kept: a number that CloudWatch knows (1, 3, 5, 7, 14, 30, 60, 90, ...)"
  type        = number
  default     = 30
}

variable "tracing" {
  description = "Whether X-Ray traces the functions; their roles then may write traces, which AWS grants on every resource only"
  type        = bool
  default     = false
}

variable "alarm_topic_arn" {
  description = "ARN of the SNS topic that alarms tell; null for none"
  type        = string
  default     = null
}

variable "permissions_boundary" {
  description = "ARN of the permissions boundary of every role; null for none"
  type        = string
  default     = null
}
