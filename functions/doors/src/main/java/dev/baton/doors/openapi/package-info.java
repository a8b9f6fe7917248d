/** OpenAPI documents, made on first demand of two tables an API: its operations, and what bodies hold. */
package dev.baton.doors.openapi;
