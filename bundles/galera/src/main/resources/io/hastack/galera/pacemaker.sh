#!/usr/bin/env bash
# What the scripts share that let Pacemaker's resource agent found Galera's cluster with one node. NODE is that node, which runs them;
# RUN names the recovery. A recovery holds all other members back by a location constraint: the agent elects in its starts and looks,
# and where only NODE may have an instance nobody else can be elected. There is one such constraint in the cluster, so that two
# recoveries never do this at once; it ends by itself, so that one which died is no hindrance for long.
set -u
export LC_ALL=C
HOLD=hastack-galera-recover
MINE="//rsc_location[@id='$HOLD' and rule/@id='$RUN']"

# refuse WHY: ends; nothing was done, or what was done is undone.
refuse() {
    echo "$1"
    exit 3
}

asked() { timeout 20 "$@" </dev/null 2>/dev/null; }

# await SECONDS CMD…
await() {
    local end=$((SECONDS + ${HASTACK_AWAIT:-$1}))
    shift
    until "$@"; do
        ((SECONDS < end)) || return 1
        sleep 1
    done
}

held() { asked cibadmin --query --xpath "//rsc_location[@id='$HOLD']"; }
release() { asked cibadmin --delete --xpath "$MINE" >/dev/null; }

# The nodes that have an instance, a line each, with the role of one that is promoted.
places() {
    local said
    said=$(asked crm_resource --resource galera --locate) || return 1
    sed -n 's/.* is running on: *//p' <<<"$said"
}
promoted_here() { places | grep -qxF -e "$NODE Promoted" -e "$NODE Master"; }

# Nobody else has an instance, and Pacemaker is doing nothing with one.
alone() {
    local found place status
    found=$(places) || return 1
    while read -r place _; do
        [ -z "$place" ] || [ "$place" = "$NODE" ] || return 1
    done <<<"$found"
    status=$(asked crm_mon --one-shot --output-as=xml --inactive) || return 1
    ! grep -Eq '<resource id="galera(:[0-9]+)?" .*pending="' <<<"$status"
}
