# Plain HTTPS for everybody; the application asks for its key.
resource "aws_lambda_function_url" "api" {
  function_name      = module.api.name
  qualifier          = module.api.alias
  authorization_type = "NONE"
  invoke_mode        = "BUFFERED"

  dynamic "cors" {
    for_each = length(var.cors_origins) > 0 ? [var.cors_origins] : []

    content {
      allow_origins = cors.value
      allow_methods = ["GET", "POST", "PUT", "PATCH", "DELETE"]
      allow_headers = ["authorization", "content-type", "token"]
      max_age       = 3600
    }
  }
}

# Since November 2026 a public URL needs two grants: one to use the URL, one to invoke the function, the latter only for
# calls that came by the URL. Without that condition any AWS account could invoke the function past the URL.
resource "aws_lambda_permission" "url" {
  statement_id           = "public-url"
  function_name          = module.api.name
  qualifier              = module.api.alias
  principal              = "*"
  action                 = "lambda:InvokeFunctionUrl"
  function_url_auth_type = aws_lambda_function_url.api.authorization_type
}

# aws_lambda_permission can say invoked_via_function_url from provider 6.29 on. CloudFormation says it with any provider.
resource "aws_cloudformation_stack" "url_invoke" {
  name = "${var.name}-url-invoke"

  template_body = jsonencode({
    AWSTemplateFormatVersion = "2010-09-09"
    Description              = "Lets the function URL of ${local.functions.api} invoke it"
    Resources = {
      Invoke = {
        Type = "AWS::Lambda::Permission"
        Properties = {
          FunctionName          = local.api_arn
          Principal             = "*"
          Action                = "lambda:InvokeFunction"
          InvokedViaFunctionUrl = true
        }
      }
    }
  })

  depends_on = [module.api]
}
