/** Secrets: where they are kept, how they are made and rotated. Start at {@link io.hastack.secrets.SecretStore}. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
package io.hastack.secrets;
