#!/usr/bin/env bash
# Prints what the Galera node here is and holds: lines of key, tab and value. A node that is down still tells its position, which decides
# who may found the cluster anew. Changes nothing, unless READ_INNODB is "yes": then InnoDB of a node that is down is asked for its last
# commit, by its own recovery, as at any start.
data=${HASTACK_MYSQL_DATA:-/var/lib/mysql}
lock=${HASTACK_LOCK:-/run/hastack.lock}

say() { printf '%s\t%s\n' "$1" "$2"; }

# of a running server; none if it does not answer
live() {
    timeout 8 mariadb --no-defaults -NB --connect-timeout=3 2>/dev/null <<'SQL'
SELECT CASE VARIABLE_NAME WHEN 'WSREP_LOCAL_STATE_COMMENT' THEN 'state'
         WHEN 'WSREP_CLUSTER_STATUS' THEN 'component' WHEN 'WSREP_CLUSTER_SIZE' THEN 'size'
         WHEN 'WSREP_CLUSTER_STATE_UUID' THEN 'uuid' WHEN 'WSREP_LAST_COMMITTED' THEN 'seqno' END, VARIABLE_VALUE
  FROM information_schema.GLOBAL_STATUS
 WHERE VARIABLE_NAME IN ('WSREP_LOCAL_STATE_COMMENT', 'WSREP_CLUSTER_STATUS', 'WSREP_CLUSTER_SIZE',
                         'WSREP_CLUSTER_STATE_UUID', 'WSREP_LAST_COMMITTED');
SQL
}

# A server, or the script that starts it and between two of its steps has none.
server() { pgrep -x 'mariadbd|mysqld|mysqld_safe|mariadbd-safe' >/dev/null; }

# of grastate.dat, which a crash may leave cut off, or empty
saved() { sed -n "s/^$1:[[:space:]]*//p" "$data/grastate.dat" 2>/dev/null | head -n 1; }

# the attribute in which the resource agent keeps what it has read out of InnoDB when it started here
agent() {
    local node
    node=$(timeout 5 crm_node --name 2>/dev/null) || return 1
    timeout 5 crm_attribute --node "$node" --lifetime reboot --name galera-last-committed --query --quiet 2>/dev/null
}

# The agent may start, promote or demote here in this moment: it asks InnoDB too, and tells afterwards.
agent_works() { pgrep -f 'heartbeat/galera (start|promote|demote|stop)$' >/dev/null; }

recovery() { timeout 150 runuser -u mysql -- mariadbd --wsrep-recover --skip-networking --disable-log-error </dev/null 2>&1; }

# Of Galera's own, which recovery could not end, and of clients' XA transactions, which only clients end; MariaDB may tell each twice.
prepared() {
    awk 'match($0, /Found [0-9]+ prepared (XA )?transactions/) {
           split(substr($0, RSTART), word, " "); if (word[2] + 0 > most[word[4]]) most[word[4]] = word[2] + 0 }
         END { for (kind in most) all += most[kind]; if (all > 0) print all }'
}

# Tells nothing while somebody else is at work here: then InnoDB was not asked.
innodb() {
    local log position found
    exec 9>"$lock"
    flock -w 60 9 || return 0
    if server || agent_works; then return 0; fi
    log=$(recovery 9>&-)
    # UUID:SEQNO, and a GTID behind a comma where MariaDB keeps one
    position=$(sed -n 's/.*WSREP: Recovered position:[[:space:]]*\([^,[:space:]]*\).*/\1/p' <<<"$log" | tail -n 1)
    found=$(prepared <<<"$log")
    if [ -n "$found" ]; then say prepared "$found"; fi
    if [ -n "$position" ]; then
        say recovered "$position"
    elif ! server; then
        say problem "InnoDB's recovery told no position: $(grep -F '[ERROR]' <<<"$log" | head -n 1 | tr '\t' ' ' | cut -c 1-300)"
    fi
}

if answer=$(live) && [ -n "$answer" ]; then
    printf '%s\n' "$answer"
    # a server that somebody started without Galera
    grep -q '^state' <<<"$answer" || say state Disconnected
    exit 0
fi
if server; then
    say state silent
    exit 0
fi
say state down
say uuid "$(saved uuid)"
say seqno "$(saved seqno)"
if [ "$(saved safe_to_bootstrap)" = 1 ]; then say safe true; fi
if [ "${READ_INNODB:-no}" = yes ]; then
    innodb
elif told=$(agent) && [ -n "$told" ]; then
    # -1 without its sign: InnoDB knows of no commit
    [ "$told" != 18446744073709551615 ] || told=-1
    say recovered "$told"
fi
exit 0
