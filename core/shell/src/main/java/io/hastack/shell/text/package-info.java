/** What people read: pure functions from engine records to lines. */
package io.hastack.shell.text;
