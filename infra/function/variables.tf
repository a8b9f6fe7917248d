variable "name" {
  description = "The function's name, its role's, and the last part of its log group's"
  type        = string
}

variable "description" {
  description = "What it is, for those who look at the console"
  type        = string
}

variable "handler" {
  description = "The class that Lambda calls"
  type        = string
}

variable "environment" {
  description = "Its whole configuration"
  type        = map(string)
}

variable "statements" {
  description = "What it may call, beside writing its own log"
  type = list(object({
    Sid      = string
    Effect   = string
    Action   = list(string)
    Resource = list(string)
  }))
}

variable "sizing" {
  description = "Memory in MB, timeout in seconds, reserved concurrency or null"
  type = object({
    memory      = number
    timeout     = number
    concurrency = optional(number)
  })
}

variable "async" {
  description = "Retries of an asynchronous invocation, the event's greatest age in seconds, and the queue for what failed; null where nobody invokes it so"
  type = object({
    dead_letter_arn = string
    queue_arn       = string
    retries         = number
    event_seconds   = number
  })
  default = null
}

variable "common" {
  description = "What the functions share"
  type = object({
    alias                = string
    account              = string
    partition            = string
    region               = string
    package              = string
    log_level            = string
    log_days             = number
    tracing              = bool
    allow_long_chains    = bool
    permissions_boundary = string
  })
}
