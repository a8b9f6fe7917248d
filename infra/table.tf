# One table holds every record; see ARCHITECTURE.md. Its keys and its index are those of functions/store-dynamodb.
resource "aws_dynamodb_table" "items" {
  name                        = local.table_name
  billing_mode                = "PAY_PER_REQUEST"
  hash_key                    = "pk"
  range_key                   = "sk"
  deletion_protection_enabled = var.deletion_protection

  attribute {
    name = "pk"
    type = "S"
  }

  attribute {
    name = "sk"
    type = "S"
  }

  attribute {
    name = "ipk"
    type = "S"
  }

  attribute {
    name = "isk"
    type = "S"
  }

  # Sparse: only what is ready or due carries ipk and isk. It shows nothing that changes while an item stands in it, so
  # that an item costs one more write when it enters and one when it leaves.
  global_secondary_index {
    name               = "slots"
    hash_key           = "ipk"
    range_key          = "isk"
    projection_type    = "INCLUDE"
    non_key_attributes = ["expires", "iv"]
  }

  ttl {
    attribute_name = "expires"
    enabled        = true
  }

  point_in_time_recovery {
    enabled = true
  }

  server_side_encryption {
    enabled = true
  }
}
