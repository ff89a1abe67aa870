#!/usr/bin/env bash
# Lets Pacemaker's resource agent found Galera's cluster with this node: sets what the agent sets by itself once it knows the last commit
# of every member. NODE is the node's name in the cluster, COMMIT the last commit for which it was decided. Looks once more at what the
# decision rests on; exit code 3 and a sentence if that has changed, and nothing is set then.
set -u
lock=${HASTACK_LOCK:-/run/hastack.lock}

refuse() {
    echo "$1"
    exit 3
}

exec 9>"$lock"
flock -w 30 9 || refuse "another change holds $lock on $NODE"
if pgrep -x 'mariadbd|mysqld' >/dev/null; then refuse "mariadbd runs on $NODE by now"; fi
status=$(timeout 20 crm_mon --one-shot --output-as=xml --inactive) || refuse "Pacemaker on $NODE does not answer any more"
grep -q 'with_quorum="true"' <<<"$status" || refuse "the cluster has no quorum any more"
if grep -Eq '<resource id="galera(:[0-9]+)?"[^>]* role="(Promoted|Master)"' <<<"$status"; then
    refuse "Pacemaker runs galera promoted by now"
fi
if grep -q '<attribute name="galera-bootstrap" value="true"' <<<"$status"; then
    refuse "the resource agent has chosen a founder by now"
fi
told=$(timeout 5 crm_attribute --node "$NODE" --lifetime reboot --name galera-last-committed --query --quiet 2>/dev/null)
[ "$told" = "$COMMIT" ] || refuse "the resource agent on $NODE knows of commit ${told:-none} by now, expected was $COMMIT"

timeout 20 crm_attribute --node "$NODE" --lifetime reboot --name galera-bootstrap --update true || exit 1
# the agent's own way: the attribute has the resource's name in it, as Pacemaker's version wants it
OCF_RESOURCE_INSTANCE=galera timeout 20 crm_attribute -p -N "$NODE" -v 100 || exit 1
