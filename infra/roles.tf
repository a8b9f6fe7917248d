# What each function may call: the operations that its code uses, on the things that it uses them on. tests/infra holds
# the same table; change both. The function's own log group, and its queue of dead letters, are added in function/role.tf.
locals {
  items = {
    Sid    = "Items"
    Effect = "Allow"
    Action = [
      "dynamodb:BatchWriteItem",
      "dynamodb:DeleteItem",
      "dynamodb:GetItem",
      "dynamodb:PutItem",
      "dynamodb:Query",
      "dynamodb:UpdateItem",
    ]
    Resource = [local.table_arn]
  }

  index = {
    Sid      = "Index"
    Effect   = "Allow"
    Action   = ["dynamodb:Query"]
    Resource = ["${local.table_arn}/index/slots"]
  }

  blobs = {
    Sid      = "Blobs"
    Effect   = "Allow"
    Action   = ["s3:DeleteObject", "s3:GetObject", "s3:PutObject"]
    Resource = ["${local.bucket_arn}/*"]
  }

  # Without it S3 answers 403 instead of 404 for what is not there.
  list = {
    Sid      = "List"
    Effect   = "Allow"
    Action   = ["s3:ListBucket"]
    Resource = [local.bucket_arn]
  }

  tick = {
    Sid      = "Tick"
    Effect   = "Allow"
    Action   = ["lambda:InvokeFunction"]
    Resource = [local.tick_arn]
  }

  push = {
    Sid      = "Push"
    Effect   = "Allow"
    Action   = ["lambda:InvokeFunction"]
    Resource = var.push_target_arns
  }

  store  = [local.items, local.index, local.blobs, local.list]
  pushes = length(var.push_target_arns) > 0 ? [local.push] : []
  calls = {
    api     = concat(local.store, [local.tick], local.pushes)
    message = concat(local.store, [local.tick], local.pushes)
    tick    = concat(local.store, [local.tick], local.pushes)
  }
}
