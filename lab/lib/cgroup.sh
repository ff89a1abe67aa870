# shellcheck shell=bash
# Cgroups. Hosts that share one would share one system.slice, and stopping a service on one would kill it on another.
# So each host gets a cgroup of its own, at the top of every hierarchy that the machine has (one on pure v2, many on v1 and hybrid).

CGROUP_TOP=/sys/fs/cgroup
# With a mark of the state folder in the name, so that what we remove is ours.
CGROUP_PREFIX=hastack-$(cksum <<<"$LAB" | cut -d' ' -f1)

cgroup_hierarchies() {
    if [ -e $CGROUP_TOP/cgroup.controllers ]; then
        printf '%s\n' $CGROUP_TOP
    else
        # Some are links to others (cpu -> cpu,cpuacct): every mount once.
        awk -v top="$CGROUP_TOP/" '$3 ~ /^cgroup2?$/ && index($2, top) == 1 { print $2 }' /proc/mounts | sort -u
    fi
}

# cgroup_enter NAME: moves this very shell into a cgroup of that name, everywhere.
cgroup_enter() {
    local top dir file
    while read -r top; do
        dir=$top/$CGROUP_PREFIX-$1
        mkdir -p "$dir"
        for file in cpuset.cpus cpuset.mems; do # a new v1 cpuset is empty and takes no process
            if [ -e "$dir/$file" ] && [ -e "$dir/tasks" ] && [ -z "$(<"$dir/$file")" ]; then cat "$top/$file" >"$dir/$file"; fi
        done
        echo "$BASHPID" >"$dir/cgroup.procs"
    done < <(cgroup_hierarchies)
}

# cgroup_remove NAME: removes it everywhere; false while processes are in it.
cgroup_remove() {
    local top dir rc=0
    while read -r top; do
        dir=$top/$CGROUP_PREFIX-$1
        [ -d "$dir" ] || continue
        find "$dir" -depth -type d -exec rmdir {} + 2>/dev/null || rc=1
    done < <(cgroup_hierarchies)
    return $rc
}

# The guests' systemd wants cgroup v2; on a hybrid machine nspawn would give them v1.
cgroup_unified_needed() { [ ! -e $CGROUP_TOP/cgroup.controllers ] && [ -e $CGROUP_TOP/unified/cgroup.procs ]; }
