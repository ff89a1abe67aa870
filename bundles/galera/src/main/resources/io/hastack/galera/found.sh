#!/usr/bin/env bash
# Comes behind pacemaker.sh. Lets the agent found the cluster with NODE, while the others are held back: sets what the agent sets by itself
# once it knows the last commit of every member, waits until NODE is promoted, and lets the others follow. COMMIT is the last commit for
# which it was decided. With NEW_HISTORY=yes the cluster gets a UUID of its own, as Galera does where there is no grastate.dat. Looks once
# more at what the decision rests on: exit code 3 and a sentence if that has changed, and nothing is left behind then. Goes on when the
# console is gone.
saved=${HASTACK_MYSQL_DATA:-/var/lib/mysql}/grastate.dat
lock=${HASTACK_LOCK:-/run/hastack.lock}
stopped=''
electing=''

attribute() { asked crm_attribute --node "$NODE" --lifetime reboot --name "galera-$1" --query --quiet; }
target_role() { asked crm_resource --resource galera --meta "$@"; }
server() { pgrep -x 'mariadbd|mysqld|mysqld_safe|mariadbd-safe' >/dev/null; }
elected() { [ "$(attribute bootstrap)" = true ] || promoted_here; }
known() { [ -n "$(attribute last-committed)" ] || elected; }

undo() {
    if [ "$NEW_HISTORY" = yes ] && [ ! -e "$saved" ] && [ -e "$saved.given-up" ]; then mv "$saved.given-up" "$saved"; fi
    if [ -n "$electing" ]; then asked crm_attribute --node "$NODE" --lifetime reboot --name galera-bootstrap --delete; fi
    if [ -n "$stopped" ]; then target_role --set-parameter target-role --parameter-value "$stopped" >/dev/null; fi
    release
}
# What the agent does itself. The second attribute has the resource's name in it, as Pacemaker's version wants it.
elect() { asked crm_attribute --node "$NODE" --lifetime reboot --name galera-bootstrap --update true; }
score() { OCF_RESOURCE_INSTANCE=galera asked crm_attribute -p -N "$NODE" -v 100; }

main() {
    local told
    trap undo EXIT
    trap 'exit 1' TERM
    exec 9>"$lock"
    flock -w 30 9 || refuse "another change holds $lock on $NODE"
    asked cibadmin --query --xpath "$MINE" >/dev/null || refuse 'the other members are no longer held back'
    if server; then refuse "mariadbd runs on $NODE by now"; fi
    [ "$(asked crm_node --quorum)" = 1 ] || refuse "Pacemaker on $NODE has no quorum any more"
    alone || refuse 'Pacemaker is at work on galera by now'

    rm -f "$saved.given-up"
    if [ "$NEW_HISTORY" = yes ] && [ -e "$saved" ]; then
        if elected; then refuse "the resource agent has chosen $NODE by now"; fi
        mv "$saved" "$saved.given-up" || exit 1
    fi
    told=$(target_role --get-parameter target-role)
    case $told in
    '' | Started | Promoted | Master) ;;
    *)
        stopped=$told
        target_role --delete-parameter target-role >/dev/null || refuse "the target-role $told of galera cannot be taken away"
        ;;
    esac
    # a start reads the commit out of InnoDB
    await 240 known || refuse "the resource agent has not told the last commit of $NODE after 240 s: \`ha:status\` names what failed"
    if ! elected; then
        told=$(attribute last-committed)
        [ "$told" = "$COMMIT" ] || refuse "the resource agent on $NODE knows of commit ${told:-none} by now, expected was $COMMIT"
        electing=yes
        elect || exit 1
    fi
    # by now the agent may have done all by itself
    promoted_here || score || exit 1
    trap - EXIT
    if ! await 330 promoted_here && server; then
        echo "galera is not promoted on $NODE after 330 s, and its mariadbd runs. The others are held back until that ends, or for half an hour: see /var/log/mysql/error.log there, and then \`cibadmin --delete --xpath \"//rsc_location[@id='$HOLD']\"\`"
        exit 1
    fi
    release || { echo "the others are still held back: \`cibadmin --delete --xpath \"//rsc_location[@id='$HOLD']\"\` on a member" && exit 1; }
    promoted_here || { echo "mariadbd does not start on $NODE: see /var/log/mysql/error.log there, and \`ha:status\`" && exit 1; }
}

main </dev/null
