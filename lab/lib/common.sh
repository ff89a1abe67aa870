# shellcheck shell=bash
# What every part uses: folders, messages, locks, waiting, and processes that are remembered and never guessed.

LAB_CACHE=$(readlink -m "${HASTACK_CACHE:-/var/cache/hastack}")
LAB_STATE=${HASTACK_STATE:-$(dirname "$LAB_DIR")/.hastack}
LAB_STATE=$(readlink -m "$LAB_STATE")
LAB=$LAB_STATE/lab
# Seconds that a machine spends in its firmware before it boots.
LAB_FIRMWARE=${HASTACK_LAB_FIRMWARE:-6}
# The power scripts and the supervisors are started from here and must find the same again.
export HASTACK_CACHE=$LAB_CACHE HASTACK_STATE=$LAB_STATE HASTACK_LAB_FIRMWARE=$LAB_FIRMWARE
export LC_ALL=C.UTF-8

say() { printf '%s\n' "$*"; }
warn() { printf 'lab: %s\n' "$*" >&2; }

# It was tried and did not work: exit code 1.
fail() {
    warn "$@"
    exit 1
}

# The input or the machine is not as it must be, nothing was touched: exit code 2.
refuse() {
    warn "$@"
    exit 2
}

need_root() {
    [ "$(id -u)" = 0 ] ||
        refuse "needs root (it makes bridges, mounts and containers); this is user $(id -un). Run it as root, or with sudo."
}

now_ms() {
    local now=${EPOCHREALTIME/[.,]/}
    printf '%s' "${now%???}"
}

# since_ms START: the seconds since then, with one decimal.
since_ms() {
    local ms=$(($(now_ms) - $1))
    printf '%d.%d' $((ms / 1000)) $((ms % 1000 / 100))
}

# wait_until SECONDS WHAT CMD…: polls the condition CMD; says WHAT did not come true when the time is over.
wait_until() {
    local seconds=$1 what=$2 end
    shift 2
    end=$(($(now_ms) + seconds * 1000))
    until "$@"; do
        if (($(now_ms) >= end)); then
            warn "waited $seconds s in vain for this: $what"
            return 1
        fi
        sleep 0.05
    done
}

not() { ! "$@"; }

# One command that changes the lab at a time. The lock goes when the process ends, however it ends.
lab_lock() {
    mkdir -p "$LAB"
    chmod 0700 "$LAB"
    exec {LAB_LOCK}>"$LAB/.lock"
    if ! flock --nonblock "$LAB_LOCK"; then
        warn "another lab command is at work on $LAB; waiting for it"
        flock --timeout 900 "$LAB_LOCK" || fail "the other lab command did not end within 900 s"
    fi
}

# proc_start PID: when the process started, in clock ticks. A PID alone is not a name (it is used again); with this it is.
proc_start() {
    local stat
    { stat=$(<"/proc/$1/stat"); } 2>/dev/null || return 1
    stat=${stat##*) } # the command's name may hold anything, so read from its closing bracket on
    # shellcheck disable=SC2086 # words are wanted
    set -- $stat
    [ "$1" != Z ] && [ "$1" != X ] || return 1
    printf '%s' "${20}"
}

proc_record() { printf '%s %s\n' "$2" "$(proc_start "$2")" >"$1.tmp" && mv "$1.tmp" "$1"; }

# proc_pid RECORD: the PID, if that very process still lives.
proc_pid() {
    local pid start
    { read -r pid start <"$1"; } 2>/dev/null || return 1
    [ "$(proc_start "$pid")" = "$start" ] || return 1
    printf '%s' "$pid"
}

proc_lives() { proc_pid "$1" >/dev/null; }

# proc_end RECORD SIGNAL: ends the recorded process, and returns when it is gone.
proc_end() {
    local pid
    if pid=$(proc_pid "$1"); then
        kill -"$2" "$pid" 2>/dev/null || true
        wait_until 10 "process $pid ends" not proc_lives "$1" || return 1
    fi
    rm -f "$1"
}

# Open files of the caller (its lock, a BMC's socket, somebody's pipe) must not live on in a daemon.
close_files() {
    local fd
    for fd in /proc/self/fd/*; do
        fd=${fd##*/}
        if ((fd > 2)); then eval "exec $fd>&-"; fi
    done
}

# daemon RECORD LOG CMD…: starts CMD in a session of its own, free of the terminal, of open files and of the caller's cgroup.
daemon() {
    local record=$1 log=$2
    shift 2
    (
        exec </dev/null >>"$log" 2>&1
        close_files
        trap '' HUP
        cgroup_enter daemons
        # exec keeps the PID (setsid forks only in a group leader, which this is not), so the record holds.
        proc_record "$record" "$BASHPID"
        exec setsid "$@"
    ) &
    wait_until 5 "${1##*/} starts" proc_lives "$record"
}
