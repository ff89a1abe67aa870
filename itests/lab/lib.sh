# shellcheck shell=bash disable=SC2016 # the hosts expand what is in single quotes
# What the scenarios share: checks that are told line by line, hosts made anew, the end state of a deployment.
set -uo pipefail
ROOT=$(cd "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")/../.." && pwd)
# shellcheck source=lab/cloud.sh
. "$ROOT/lab/cloud.sh"

HERE=$ROOT/itests/lab
WORK=$STATE/itests
CONTROLLERS=(ctl1 ctl2 ctl3)
JOURNALS=$STATE/home/data/runs
PASSED=0
FAILED=0
umask 022
mkdir -p "$WORK"
chmod 700 "$STATE" "$WORK"

SAMPLER=''

# Ends the scenario with its result; called by the shell itself, however it ends.
scenario_ended() {
    local code=$?
    sampler_stop 2>/dev/null
    if [ "$code" != 0 ] && [ "$FAILED" = 0 ]; then
        FAILED=1
        printf 'FAIL           the scenario ended early (%s)\n' "$code"
    fi
    if [ -n "${HASTACK_RESULTS:-}" ]; then
        printf '%s %s\n' "$PASSED" "$FAILED" >>"$HASTACK_RESULTS"
    else
        printf '%s passed, %s failed\n' "$PASSED" "$FAILED"
    fi
    [ "$FAILED" = 0 ] || exit 1
    exit 0
}

scenario() {
    [ "$(id -u)" = 0 ] || { echo "$1 needs root: it makes hosts on this machine" >&2 && trap - EXIT && exit 2; }
    cloud_tools || exit 2
    trap scenario_ended EXIT
    trap 'exit 130' INT TERM
    printf '==== %s: %s\n' "$1" "$2"
}

# check WHAT CMD…: the command must succeed; its words are shown when it does not.
check() {
    local what=$1 began
    shift
    began=$(now_ms)
    if "$@" >"$WORK/out" 2>&1; then
        PASSED=$((PASSED + 1))
        printf 'ok    %6s s  %s\n' "$(since_ms "$began")" "$what"
    else
        FAILED=$((FAILED + 1))
        printf 'FAIL  %6s s  %s\n' "$(since_ms "$began")" "$what"
        tail -n 40 "$WORK/out" | sed 's/^/      | /'
        return 1
    fi
}

# need WHAT CMD…: a check without which the rest would only repeat its failure.
need() { check "$@" || exit 1; }

info() { printf 'info            %s\n' "$*"; }

# gives CODE REGEX… -- CMD…: the command must end with CODE and say what matches every REGEX.
gives() {
    local code=$1 said rc=0 texts=() text
    shift
    while [ "$1" != -- ]; do
        texts+=("$1")
        shift
    done
    shift
    said=$("$@" 2>&1 </dev/null) || rc=$?
    printf 'expected code %s and %s; got code %s and:\n%s\n' "$code" "${texts[*]@Q}" "$rc" "$said"
    [ "$rc" = "$code" ] || return 1
    for text in "${texts[@]}"; do
        grep -qE -- "$text" <<<"$said" || { printf 'nothing matches %s\n' "$text" && return 1; }
    done
}
not() { ! "$@"; }

# same FILE FILE: equal, or the difference is shown.
same() { diff -u "$1" "$2"; }

# on_all CMD…: on every controller, at once; fails if it fails on one.
on_all() {
    local host pids=() pid rc=0
    for host in "${CONTROLLERS[@]}"; do
        lab exec "$host" "$*" </dev/null &
        pids+=($!)
    done
    for pid in "${pids[@]}"; do wait "$pid" || rc=1; done
    return $rc
}

# on_node NODE CMD: takes nothing of the input, which a loop around it may read.
on_node() { lab exec "$@" </dev/null; }

# powered on|off NODE…: all of them in the same moment.
powered() {
    local way=$1 node pids=() pid rc=0
    shift
    for node in "$@"; do
        lab power "$node" "$way" &
        pids+=($!)
    done
    for pid in "${pids[@]}"; do wait "$pid" || rc=1; done
    return $rc
}

boot_of() { on_node "$1" 'cat /proc/sys/kernel/random/boot_id'; }
# booted_since NODE BOOT: it answers, and has another boot id than that.
booted_since() {
    local now
    now=$(boot_of "$1" 2>/dev/null) && [ -n "$now" ] && [ "$now" != "$2" ]
}

pid_of() { on_node "$1" "systemctl show --property=MainPID --value '$2'"; }
# runs_again NODE UNIT PID: it is active, with another main process than that.
runs_again() { on_node "$1" "systemctl is-active --quiet '$2' && [ \"\$(systemctl show --property=MainPID --value '$2')\" != '$3' ]"; }
# killed UNIT NODE: its processes die; Pacemaker starts it again there.
killed() {
    local unit=$1 node=$2 pid
    pid=$(pid_of "$node" "$unit")
    on_node "$node" "systemctl kill --signal=KILL '$unit'"
    await 90 "$unit runs again on $node" runs_again "$node" "$unit" "$pid"
}

# Whether every condition is True now; what is not is printed.
verified() { hastack ha:verify; }

all_online() {
    on_node "$1" 'crm_mon -1 --include=none,nodes --output-as=xml' |
        awk '/<node / { all++ } /<node .* online="true".* standby="false".* pending="false"/ { up++ } END { exit !(all > 0 && up == all) }'
}
idle() { on_node "$1" 'timeout 240 crm_resource --wait'; }
# settled WITNESS: every node is a member and Pacemaker has nothing left to do. ha:verify starts Erlang and database clients on
# every node; asked while Pacemaker is still at work it only slows that down, so these cheap questions come first.
settled() { await 240 'every node is a member' all_online "$1" && idle "$1"; }

# The controllers as they leave the image, and a console that has not seen them yet.
fresh_hosts() {
    local existing
    rm -f "$LAB/topology.taken" # and ctl1 to ctl3 as the members, whoever was one
    existing=$("$ROOT/lab/lab" status --json 2>/dev/null | jq -r '.hosts[].name' | grep -xE 'ctl[123]' | paste -sd' ')
    # shellcheck disable=SC2086 # one word a host
    if [ -n "$existing" ]; then lab down $existing || return 1; fi
    lab up || return 1
}

deploy_all() { hastack ha:deploy --all --yes; }
newest_journal() { find "$JOURNALS" -name '*.jsonl' 2>/dev/null | sort | tail -n 1; }
last_run() { hastack ha:run last --json; }

# The scenarios that need a deployed core take the one that is there, or make it.
need_core() {
    if lab status >/dev/null 2>&1 && [ -e "$CONSOLE_ETC/topology.yaml" ] && cloud_console >/dev/null 2>&1 && verified >/dev/null 2>&1; then return 0; fi
    need 'the lab is up' lab up
    need 'a console for it' cloud_console
    need 'the core is deployed' deploy_all
    need 'the core is verified' verified
}

# What a deployment leaves behind, without what differs from one to the next by nature.
end_state() {
    local folder=$1 host
    rm -rf "$folder"
    mkdir -p "$folder"
    for host in "${CONTROLLERS[@]}"; do
        lab exec "$host" 'dpkg-query -W -f "\${db:Status-Abbrev} \${Package} \${Version}\n"' </dev/null >"$folder/$host.packages" || return 1
        lab exec "$host" 'sort -u /var/lib/hastack/files | while IFS= read -r file; do sha256sum -- "$file"; stat -c "%n %U:%G %a" -- "$file"; done' </dev/null >"$folder/$host.files" || return 1
        lab exec "$host" 'systemctl list-unit-files --no-legend --type=service,timer,socket | awk "{ print \$1, \$2 }" | sort' </dev/null >"$folder/$host.units" || return 1
        [ -s "$folder/$host.files" ] || return 1
    done
    lab exec ctl1 'program=$(mktemp) && cat >"$program" && cibadmin --query | python3 "$program"; rc=$?; rm -f "$program"; exit $rc' \
        <"$HERE/tools/plain_cib.py" >"$folder/cib"
}

java_program() {
    local home
    home=$(tr '\0' '\n' <"/proc/$(cat "$STATE/console.pid")/cmdline" 2>/dev/null | head -n 1)
    printf '%s' "${home:-java}"
}

# Writes every command line on this machine, the hosts' among them, to a file for its owner only, until sampler_stop.
sampler_start() {
    hastack ha:components >/dev/null # the console runs, so its Java is known
    "$(java_program)" -Xmx128m "$HERE/tools/ArgumentSampler.java" "$1" </dev/null >/dev/null 2>&1 &
    SAMPLER=$!
}
sampler_stop() {
    [ -n "$SAMPLER" ] || return 0
    kill "$SAMPLER" 2>/dev/null
    wait "$SAMPLER"
    SAMPLER=''
}

# need_cloud: the whole cloud, as it is, or made anew by the demo; what is wrong in one that is there is the scenario's to find.
need_cloud() {
    if hastack ha:verify nova >/dev/null 2>&1; then return 0; fi
    need 'no hosts of before' lab down
    need 'demo --all: every component is deployed, and every condition True' "$ROOT/lab/demo" --all
    sed -n '/^==== How long it took/,/^$/p' "$WORK/out" | while IFS= read -r line; do info "$line"; done
    info "$(free -m | awk '/^Mem:/ { printf "%.1f GiB of memory used", ($2 - $7) / 1024 }')"
}

# Acknowledged work: clients that write numbered items through the VIPs and keep a list of what was acknowledged.
CANARY=$WORK/canary

# canary_start: writes until canary_ends; returns once every writer has had an item acknowledged.
canary_start() {
    rm -rf "$CANARY"
    mkdir -m 0700 "$CANARY"
    on_node ctl1 'sed -n "s/^ *password: //p" /etc/openstack/clouds.yaml' |
        python3 "$HERE/tools/canary.py" "$ROOT/core/descriptor/src/main/resources/io/hastack/descriptor/shared" \
            "$(hastack ha:topology --json | jq -r .vips.keystone)" "$CANARY" >"$CANARY/summary" 2>"$CANARY/problems" &
    CANARY_PID=$!
    await 60 'every writer has an item acknowledged' test -e "$CANARY/ready"
}

# canary_ends: stops it; nothing acknowledged may be lost.
canary_ends() {
    local rc=0
    : >"$CANARY/stop"
    wait "$CANARY_PID" || rc=$?
    cat "$CANARY/summary" "$CANARY/problems"
    return $rc
}
tell() { while IFS= read -r line; do info "$1: $line"; done <"$CANARY/summary"; }
