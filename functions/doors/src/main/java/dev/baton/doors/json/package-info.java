/** How the doors read and write JSON: numbers stay as written, and what is wrong in a body is named. */
package dev.baton.doors.json;
