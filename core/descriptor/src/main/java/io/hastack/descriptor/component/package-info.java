/** Reads component descriptors. Start at {@link io.hastack.descriptor.component.DescriptorReader}. */
package io.hastack.descriptor.component;
