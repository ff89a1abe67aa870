/** Carries scripts to nodes by SSH, over sessions that are kept open. Start at {@link io.hastack.ssh.SshTransport}. */
package io.hastack.ssh;
