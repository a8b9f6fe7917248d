data "aws_caller_identity" "current" {}
data "aws_partition" "current" {}
data "aws_region" "current" {}

# Names are known before anything exists, so that a plan shows every policy in full, functions are made after the policies
# that they need, and no function has to wait for another one's address.
locals {
  account   = data.aws_caller_identity.current.account_id
  partition = data.aws_partition.current.partition
  region    = data.aws_region.current.id

  alias       = "live"
  table_name  = var.name
  bucket_name = coalesce(var.bucket_name, "${var.name}-${local.account}-${local.region}")
  functions   = { for function in ["api", "message", "tick"] : function => "${var.name}-${function}" }
  dead        = { for function in ["message", "tick"] : function => "${var.name}-${function}-dead" }

  table_arn  = "arn:${local.partition}:dynamodb:${local.region}:${local.account}:table/${local.table_name}"
  bucket_arn = "arn:${local.partition}:s3:::${local.bucket_name}"
  api_arn    = "arn:${local.partition}:lambda:${local.region}:${local.account}:function:${local.functions.api}:${local.alias}"
  tick_arn   = "arn:${local.partition}:lambda:${local.region}:${local.account}:function:${local.functions.tick}:${local.alias}"
  dead_arns  = { for function, queue in local.dead : function => "arn:${local.partition}:sqs:${local.region}:${local.account}:${queue}" }
}
