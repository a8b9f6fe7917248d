# The admin key is made here, once, unless the digest of another one is given. Terraform draws uuid() from the operating
# system's secure random source; two of them carry at least 244 random bits. The functions get the digest alone. The key
# stands in the parameter and in Terraform's state, so the state wants the same care; admin_key_sha256 keeps it out of both.
locals {
  make_key         = var.admin_key_sha256 == null
  admin_key        = local.make_key ? sensitive(terraform_data.admin_key[0].output) : null
  admin_key_sha256 = local.make_key ? nonsensitive(sha256(local.admin_key)) : var.admin_key_sha256
}

resource "terraform_data" "admin_key" {
  count            = local.make_key ? 1 : 0
  input            = sensitive(replace("${uuid()}${uuid()}", "-", ""))
  triggers_replace = [var.admin_key_generation]

  lifecycle {
    ignore_changes = [input]
  }
}

resource "aws_ssm_parameter" "admin_key" {
  count       = local.make_key ? 1 : 0
  name        = "/${var.name}/admin-key"
  description = "The key that every request to ${var.name} carries"
  type        = "SecureString"
  value       = local.admin_key
}
