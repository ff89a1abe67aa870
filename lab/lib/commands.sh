# shellcheck shell=bash
# The commands.

lab_usage() {
    cat <<'END'
lab up [--controllers N] [--computes M] [--components a,b,c] [--vips galera=ADDRESS,…]
       [--remote-components a,b]
                            makes and boots the hosts that are not there or not on (default: 3 controllers)
lab down                    removes the hosts with their disks, the BMCs, the network; keeps keys and caches
lab down NODE…              removes only these hosts with their disks and BMCs
lab status [--json]         what there is; exit code 0 when every host is on and answers
lab exec NODE COMMAND…      runs COMMAND through a shell on the host; stdin, output and exit code are the command's
lab ssh NODE                a shell on the host
lab power NODE on|off|cycle|status
                            through the host's BMC; off is a pulled cord
lab cut NODE                takes the host off the cluster network (its BMC stays reachable)
lab heal NODE               undoes that
lab bmc NODE off|on         its BMC dies, or lives again; the host goes on
lab wait NODE…              returns when the hosts answer ssh
END
}

lab_main() {
    local command=${1:-help}
    [ $# = 0 ] || shift
    case $command in
    help | -h | --help)
        lab_usage
        return
        ;;
    up | down | status | exec | ssh | power | cut | heal | bmc | wait | chassis | supervise) ;;
    *) refuse "there is no command '$command'; expected up, down, status, exec, ssh, power, cut, heal, bmc or wait (lab help)" ;;
    esac
    need_root
    [[ $LAB_FIRMWARE =~ ^[0-9]{1,2}$ ]] || refuse "expected HASTACK_LAB_FIRMWARE 0..99 (seconds), found '$LAB_FIRMWARE'"
    case $command in
    chassis) bmc_chassis "$@" ;;
    supervise) host_supervise "$@" ;;
    *) "lab_$command" "$@" ;;
    esac
}

# need_host NODE: refuses with the names that there are.
need_host() {
    [ -n "${1:-}" ] || refuse "expected the name of a host, found none; there are: $(lab_names)"
    host_exists "$1" || refuse "there is no host '$1'; there are: $(lab_names)"
}
lab_names() {
    local names
    names=$(host_names | paste -sd' ')
    printf '%s' "${names:-none (run: lab up)}"
}

lab_count() {
    local kind=$1 value=$2 max=$3
    if ! [[ $value =~ ^[0-9]{1,3}$ ]] || ((10#$value > max)); then refuse "expected --$kind 0..$max, found '$value'"; fi
}

lab_up() {
    local controllers=3 computes=0 components='' vips='' remote=''
    while [ $# -gt 0 ]; do
        [ $# -ge 2 ] || refuse "expected a value after $1 (or the option is unknown); see lab help"
        case $1 in
        --controllers) controllers=$2 ;;
        --computes) computes=$2 ;;
        --components) components=$2 ;;
        --vips) vips=$2 ;;
        --remote-components) remote=$2 ;;
        *) refuse "unknown option $1; see lab help" ;;
        esac
        shift 2
    done
    lab_count controllers "$controllers" 9
    lab_count computes "$computes" 79
    [[ $components =~ ^[a-z0-9,\ -]*$ ]] || refuse "expected --components a,b,c, found '$components'"
    [[ $remote =~ ^[a-z0-9,-]*$ ]] || refuse "expected --remote-components a,b, found '$remote'"
    [[ $vips =~ ^([a-z0-9-]+=[0-9.]+(,[a-z0-9-]+=[0-9.]+)*)?$ ]] || refuse "expected --vips galera=ADDRESS,keystone=ADDRESS, found '$vips'"
    if command -v ip >/dev/null; then network_check; fi

    local started wanted=() name image='' changed=()
    started=$(now_ms)
    lab_lock
    tools_install
    network_check
    if [ -n "$components" ]; then topology_set components "$components"; fi
    if [ -n "$vips" ]; then topology_set vips "$vips"; fi
    if [ -n "$remote" ]; then topology_set remote-components "$remote"; fi
    for ((i = 1; i <= controllers; i++)); do wanted+=("ctl$i"); done
    for ((i = 1; i <= computes; i++)); do wanted+=("cmp$i"); done
    for name in $(host_names); do
        if [[ " ${wanted[*]} " != *" $name "* ]]; then wanted+=("$name"); fi
    done
    [ ${#wanted[@]} -gt 0 ] || refuse "expected at least one host"

    mkdir -p "$LAB/hosts" "$LAB"/shared/{images,volumes,instances,gateway}
    network_up
    cache_up
    access_up
    for name in "${wanted[@]}"; do
        if ! host_exists "$name"; then
            if [ -z "$image" ]; then
                image=$(image_path)
                image_ensure "$image"
                started=$(now_ms) # what is told below is the time of the hosts
            fi
            host_remove "$name" # the rest of one that was never finished
            host_make "$name" "$image"
        fi
        host_is_on "$name" || changed+=("$name")
    done
    access_known_hosts
    host_write_names
    topology_write
    lab_all "${wanted[@]}" -- lab_bring_up
    for name in "${wanted[@]}"; do
        if [ -e "$LAB/hosts/$name/cut" ]; then warn "$name is cut from the network; lab heal $name brings it back"; fi
    done
    if [ ${#changed[@]} = 0 ]; then
        say "already up: ${#wanted[@]} hosts answer ssh; nothing to do"
    else
        say "${#wanted[@]} hosts answer ssh after $(since_ms "$started") s"
    fi
}

lab_bring_up() {
    host_on "$1" && bmc_up "$1" || return 1
    [ -e "$LAB/hosts/$1/cut" ] || wait_until $((60 + 10#$LAB_FIRMWARE)) "$1 answers ssh" access_answers "$1"
}

# lab_all NODE… -- FUNCTION: for all hosts at once; fails with the names of those that failed.
lab_all() {
    local names=() pids=() failed=() i
    while [ "$1" != -- ]; do
        names+=("$1")
        shift
    done
    for i in "${names[@]}"; do
        "$2" "$i" &
        pids+=($!)
    done
    for i in "${!pids[@]}"; do wait "${pids[i]}" || failed+=("${names[i]}"); done
    [ ${#failed[@]} = 0 ] || fail "did not work for: ${failed[*]} (their consoles: $LAB/hosts/*/console.log)"
}

lab_down() {
    local names=("$@") name started
    for name in "$@"; do need_host "$name"; done
    if [ ! -d "$LAB" ]; then
        say 'there is no lab'
        return
    fi
    lab_lock
    started=$(now_ms)
    # Without names everything, also hosts that were never finished.
    [ $# -gt 0 ] || mapfile -t names < <(cd "$LAB/hosts" 2>/dev/null && ls)
    for name in "${names[@]}"; do bmc_down "$name"; done
    if [ ${#names[@]} -gt 0 ]; then
        lab_all "${names[@]}" -- host_off
        for name in "${names[@]}"; do host_remove "$name"; done
    fi
    if [ $# -gt 0 ]; then
        access_known_hosts
        host_write_names
        topology_write
    else
        cache_down
        network_down
        cgroup_remove daemons || warn "processes are left in the cgroup $CGROUP_PREFIX-daemons"
        rm -rf --one-file-system "$LAB/shared" "$LAB/options" "$LAB/cache" "$LAB/topology.yaml" "$LAB/topology.taken" "$LAB/known_hosts"
    fi
    if [ ${#names[@]} = 0 ]; then say 'there were no hosts'; else say "${#names[@]} hosts removed with their disks after $(since_ms "$started") s"; fi
}

lab_status() {
    local json=no name power network answers all=yes separator='' cache=off
    case ${1:-} in
    --json) json=yes ;;
    '') ;;
    *) refuse "expected nothing or --json, found '$1'" ;;
    esac
    if proc_lives "$CACHE_RECORD"; then cache=on; fi
    [ $json = no ] || printf '{"network":"%s.0/24","cache":"%s","topology":"%s","hosts":[' "$LAB_NET" $cache "$LAB/topology.yaml"
    for name in $(host_names); do
        power=$(host_power "$name") network=connected answers=false
        if [ -e "$LAB/hosts/$name/cut" ]; then network='cut'; fi
        if [ "$power" = on ] && [ "$network" = connected ] && access_answers "$name"; then answers=true; else all=no; fi
        if [ $json = yes ]; then
            printf '%s{"name":"%s","role":"%s","address":"%s","bmc":"%s","power":"%s","network":"%s","ssh":%s}' \
                "$separator" "$name" "$(host_role "$name")" "$(host_address "$name")" "$(bmc_address "$name")" "$power" $network $answers
            separator=,
        else
            [ -n "$separator" ] || printf '%-7s %-11s %-16s %-16s %-6s %-10s %s\n' HOST ROLE ADDRESS BMC POWER NETWORK SSH
            separator=,
            printf '%-7s %-11s %-16s %-16s %-6s %-10s %s\n' "$name" "$(host_role "$name")" "$(host_address "$name")" "$(bmc_address "$name")" "$power" $network "${answers/true/answers}"
        fi
    done
    if [ -z "$separator" ]; then all=no; fi
    if [ $json = yes ]; then
        printf ']}\n'
    elif [ -z "$separator" ]; then
        say 'there is no lab (lab up makes one)'
    else
        say "topology: $LAB/topology.yaml   package cache: $cache"
    fi
    [ $all = yes ]
}

lab_exec() {
    local rc=0
    need_host "${1:-}"
    [ $# -ge 2 ] || refuse "expected a command for $1, found none"
    access_ssh -T "$(host_address "$1")" "${@:2}" || rc=$?
    if [ $rc = 255 ] && ! access_answers "$1"; then
        warn "$1 does not answer ssh (power $(host_power "$1")$([ ! -e "$LAB/hosts/$1/cut" ] || printf ', cut from the network'))"
    fi
    return $rc
}

lab_ssh() {
    need_host "${1:-}"
    if [ $# = 1 ]; then access_ssh -t "$(host_address "$1")"; else lab_exec "$@"; fi
}

lab_power() {
    need_host "${1:-}"
    case ${2:-} in
    status)
        bmc_power "$1" || return 1
        echo
        ;;
    on | off)
        bmc_power_is "$1" "$2" || bmc "$1" chassis power "$2" >/dev/null || fail "the BMC of $1 refused: power $2"
        wait_until 30 "the BMC of $1 says $2" bmc_power_is "$1" "$2"
        ;;
    cycle)
        # A BMC refuses to cycle a machine that is off; the wish is clear all the same.
        if bmc_power_is "$1" on; then
            bmc "$1" chassis power off >/dev/null || fail "the BMC of $1 refused: power off"
            wait_until 30 "the BMC of $1 says off" bmc_power_is "$1" off
        fi
        lab_power "$1" on
        ;;
    *) refuse "expected on, off, cycle or status, found '${2:-}'" ;;
    esac
}

lab_cut() {
    need_host "${1:-}"
    : >"$LAB/hosts/$1/cut"
    network_cable "$1" down
}

lab_heal() {
    need_host "${1:-}"
    rm -f "$LAB/hosts/$1/cut"
    network_cable "$1" up
}

lab_bmc() {
    need_host "${1:-}"
    case ${2:-} in
    on) bmc_up "$1" ;;
    off) bmc_down "$1" ;;
    *) refuse "expected on or off, found '${2:-}'" ;;
    esac
}

lab_wait() {
    local name
    [ $# -gt 0 ] || need_host ''
    for name in "$@"; do need_host "$name"; done
    for name in "$@"; do wait_until $((60 + 10#$LAB_FIRMWARE)) "$name answers ssh" access_answers "$name"; done
}
