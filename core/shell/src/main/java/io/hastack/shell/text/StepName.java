package io.hastack.shell.text;

/**
 * A step's id, taken apart: {@code component/kind:key@place}, or {@code wait/<condition>}.
 *
 * @param place node or cluster; empty for a wait
 */
record StepName(String component, String part, String place) {
    static StepName of(String id) {
        int slash = id.indexOf('/');
        String component = slash < 0 ? "" : id.substring(0, slash);
        String rest = id.substring(slash + 1);
        int at = component.equals("wait") ? -1 : rest.lastIndexOf('@');
        String part = at < 0 ? rest : rest.substring(0, at);
        return new StepName(component, part, at < 0 ? "" : rest.substring(at + 1));
    }
}
