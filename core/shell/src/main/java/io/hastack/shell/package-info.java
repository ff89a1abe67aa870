/** Commands of the console: each parses, calls and prints. Start at {@link io.hastack.shell.ConsoleCommand}. */
package io.hastack.shell;
