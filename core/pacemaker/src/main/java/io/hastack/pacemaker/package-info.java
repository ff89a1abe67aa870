/**
 * What a cluster's CIB shall hold and what its nodes say of themselves. Start at {@link
 * io.hastack.pacemaker.CibDocument} and {@link io.hastack.pacemaker.ClusterReader}.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.3.0")
package io.hastack.pacemaker;
