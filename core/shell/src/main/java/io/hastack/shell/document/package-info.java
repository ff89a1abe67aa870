/** What {@code --json} prints; the field names are a promise, kept in {@code docs/json.md}. */
package io.hastack.shell.document;
