/** The engine's store on DynamoDB and S3. */
package dev.baton.store.dynamodb;
