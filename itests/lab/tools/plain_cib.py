# The configuration in a CIB (standard input) one element a line, in an order of its own and without what Pacemaker counts and dates.
import sys
import xml.etree.ElementTree as ElementTree

VOLATILE = {"last-lrm-refresh", "cib-last-written"}
# Levels of fencing have numbers; in which order nodes are listed says nothing.
ORDERED = {"group", "resource_set"}


def key(element):
    return element.tag, element.get("id", ""), sorted(element.attrib.items())


def show(element, depth):
    attributes = " ".join("%s=%r" % a for a in sorted(element.attrib.items()))
    print("  " * depth + element.tag, attributes)
    children = [c for c in element if c.get("name") not in VOLATILE]
    for child in children if element.tag in ORDERED else sorted(children, key=key):
        show(child, depth + 1)


show(ElementTree.parse(sys.stdin).getroot().find("configuration"), 0)
