#!/usr/bin/env bash
# Comes behind pacemaker.sh. Holds all members but NODE back, for at the most MINUTES, and waits until only NODE has an instance. Exit code
# 3 and a sentence if that cannot be; nothing is left behind then.
main() {
    local now until other end
    now=$(date -u '+%F %TZ') && until=$(date -u -d "+$MINUTES minutes" '+%F %TZ') || exit 1
    other=$(held)
    if [ -n "$other" ]; then
        end=$(sed -n 's/.* end="\([^"]*\)".*/\1/p' <<<"$other")
        [[ -n $end && $end < $now ]] || refuse "another galera:recover holds the members of galera back until ${end:-somebody deletes it}. If its console died: \`cibadmin --delete --xpath \"//rsc_location[@id='$HOLD']\"\` on a member"
        asked cibadmin --delete --xpath "//rsc_location[@id='$HOLD' and rule/date_expression/@end='$end']" >/dev/null
    fi
    # fails if there is one by now
    asked cibadmin --create --scope constraints --xml-text "<rsc_location id=\"$HOLD\" rsc=\"galera-clone\"><rule id=\"$RUN\" boolean-op=\"and\" score=\"-INFINITY\"><expression id=\"$RUN-node\" attribute=\"#uname\" operation=\"ne\" value=\"$NODE\"/><date_expression id=\"$RUN-until\" operation=\"lt\" end=\"$until\"/></rule></rsc_location>" >/dev/null ||
        refuse "the other members cannot be held back: another galera:recover does so since this moment, or Pacemaker on $NODE takes no change"
    trap release EXIT
    trap 'exit 1' TERM
    await 90 alone || refuse "Pacemaker is still at work on galera on other members after 90 s"
    trap - EXIT
}

main </dev/null
