package io.hastack.spi.part;

/**
 * A part that shares one file with parts of other components. All of one kind and shared name on a node are carried out
 * together, even if only one of their components is asked for, so that none of them is lost from the file.
 */
public interface SharedPart extends Part {
    /** Returns the name of what is shared, such as the file's path. */
    String shared();
}
