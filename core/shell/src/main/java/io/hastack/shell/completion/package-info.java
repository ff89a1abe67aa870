/** Completers; a completer that cannot find out offers nothing and never fails. */
package io.hastack.shell.completion;
