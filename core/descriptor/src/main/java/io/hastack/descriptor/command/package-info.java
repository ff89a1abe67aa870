/**
 * What commands of component bundles share: asking the component's nodes, printing a page, options behind arguments. Start
 * at {@link io.hastack.descriptor.command.ComponentNodes}.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.2.0")
package io.hastack.descriptor.command;
