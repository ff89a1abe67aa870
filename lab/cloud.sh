# shellcheck shell=bash
# What the demo, the lab's tests and the measurements share: the console, set up for the hosts of the lab.
# Whoever reads this file has set ROOT, the checkout.

STATE=${HASTACK_STATE:-$ROOT/.hastack}
STATE=$(readlink -m "$STATE")
export HASTACK_STATE=$STATE LC_ALL=C.UTF-8
LAB=$STATE/lab
CONSOLE_ETC=$STATE/home/etc

hastack() { "$ROOT/hastack" "$@"; }
lab() { "$ROOT/lab/lab" "$@"; }

now_ms() {
    local now=${EPOCHREALTIME/[.,]/}
    printf '%s' "${now%???}"
}

# since_ms START: the seconds since then, with one decimal.
since_ms() {
    local ms=$(($(now_ms) - $1))
    printf '%d.%d' $((ms / 1000)) $((ms % 1000 / 100))
}

# await SECONDS WHAT CMD…: polls the condition CMD; says WHAT did not come true when the time is over.
await() {
    local seconds=$1 what=$2 end idle
    shift 2
    end=$(($(now_ms) + seconds * 1000))
    exec {idle}<> <(:)
    until "$@"; do
        if (($(now_ms) >= end)); then
            printf 'waited %s s in vain for this: %s\n' "$seconds" "$what" >&2
            exec {idle}>&-
            return 1
        fi
        read -rt 0.2 _ <&"$idle" || true
    done
    exec {idle}>&-
}

# keep_time NAME SECONDS: remembered for the summary and for bench/run.
keep_time() {
    mkdir -p "$STATE"
    touch "$STATE/times"
    { grep -v "^$1 " "$STATE/times" || true; printf '%s %s\n' "$1" "$2"; } >"$STATE/times.new"
    mv "$STATE/times.new" "$STATE/times"
}
kept_time() { sed -n "s/^$1 //p" "$STATE/times" 2>/dev/null || true; }

cloud_tools() {
    command -v jq >/dev/null && return 0
    [ "$(id -u)" = 0 ] || { echo 'jq is missing; install it, or run this once as root' >&2; return 1; }
    DEBIAN_FRONTEND=noninteractive apt-get -qq update >&2 &&
        DEBIAN_FRONTEND=noninteractive apt-get -qq install -y --no-install-recommends jq >&2
}

# cloud_members FILE: the members that a topology of the lab names, in its order, as an operator may have moved them.
cloud_members() {
    awk '
        /^    nodes:/ { members = 1; next }
        members && (/^ ? ? ? ?[a-z]/ || /^$/) { members = 0 }
        members && match($0, /^ *- ([{] *)?name: [^ ,]+/) { name = substr($0, RSTART, RLENGTH); sub(/.* /, "", name); print name }' "$1"
}

# cloud_with_members MEMBERS FILE: the lab's topology with these controllers as members, its other ones as spares.
cloud_with_members() {
    awk -v members="$1" '
        function host(name, pad, text) { text = block[name]; gsub(/\n/, "\n" pad, text); print pad text }
        BEGIN { wanted = split(members, member, " "); for (i = 1; i <= wanted; i++) chosen[member[i]] = 1 }
        NR == FNR {
            if ($0 ~ /^ *- name: ctl[0-9]+$/) { name = $3; order[++hosts] = name; dash = index($0, "-"); block[name] = "- name: " name }
            else if (name != "" && substr($0, 1, dash + 1) ~ /^ *$/) block[name] = block[name] "\n" substr($0, dash)
            else name = ""
            next
        }
        $0 ~ /^ *- name: ctl[0-9]+$/ { skipped = index($0, "-"); next }
        skipped && substr($0, 1, skipped + 1) ~ /^ *$/ { next }
        { skipped = 0 }
        $0 == "spares:" { next }
        /^vips:/ && hosts > wanted {
            print "spares:"
            for (i = 1; i <= hosts; i++) if (!(order[i] in chosen)) host(order[i], "  ")
        }
        { print }
        $0 == "    nodes:" { for (i = 1; i <= wanted; i++) host(member[i], "      ") }' "$2" "$2"
}

# cloud_topology TARGET: the lab's topology as a console elsewhere reads it, with absolute paths. Which controllers are members is the
# operator's to say once there is a topology of these hosts: `ha:node-add` and its like write it there.
cloud_topology() {
    local line members='' member ours=no
    if [ "$1" = "$CONSOLE_ETC/topology.yaml" ]; then ours=yes; fi
    if [ $ours = yes ] && [ -e "$1" ] && [ -e "$LAB/topology.taken" ]; then
        if cmp -s "$LAB/topology.yaml" "$LAB/topology.taken"; then return 0; fi
        members=$(cloud_members "$1" | paste -sd' ')
        for member in $members; do
            # hosts that are gone: what was there was another lab
            if ! grep -qx " *- name: $member" "$LAB/topology.yaml"; then members=''; fi
        done
    fi
    while IFS= read -r line; do
        case $line in
        access:*) printf "access: { user: root, key: '%s', knownHosts: '%s' }\n" "${LAB//\'/\'\'}/id_ecdsa" "${LAB//\'/\'\'}/known_hosts" ;;
        *) printf '%s\n' "$line" ;;
        esac
    done <"$LAB/topology.yaml" >"$1.new"
    if [ -n "$members" ]; then cloud_with_members "$members" "$1.new" >"$1.members" && mv "$1.members" "$1.new"; fi
    if [ $ours = yes ]; then cp "$LAB/topology.yaml" "$LAB/topology.taken"; fi
    if cmp -s "$1.new" "$1"; then rm "$1.new"; else mv "$1.new" "$1"; fi
}

# A topology that somebody wrote is never replaced.
cloud_topology_is_ours() {
    local file=$CONSOLE_ETC/topology.yaml
    [ ! -e "$file" ] || head -n 1 "$file" | grep -q '^# Written by "lab up"' && return 0
    printf 'expected no topology of your own at %s, found one; move it away, the lab writes its own there\n' "$file" >&2
    return 1
}

# Components that stand in for others or serve small sites: deployed when somebody names them.
CLOUD_OPTIONAL=(qpid mongodb gateway)

# cloud_everything: the options of `lab up` for every component there is, a word a line. What every cluster or remote holds
# needs no naming; what computes run is named by them.
cloud_everything() {
    local folder name controllers=() computes=()
    for folder in "$ROOT"/bundles/*/; do
        name=$(basename "$folder")
        if [[ " ${CLOUD_OPTIONAL[*]} " == *" $name "* ]] || grep -qE '^every(Cluster|Remote): true' "$folder/src/main/resources/component.yaml"; then continue; fi
        case $name in
        compute | *-compute) computes+=("$name") ;;
        *) controllers+=("$name") ;;
        esac
    done
    printf '%s\n' --components "$(IFS=, && printf '%s' "${controllers[*]}")"
    if [ ${#computes[@]} -gt 0 ]; then
        printf '%s\n' --computes 2 --remote-components "$(IFS=, && printf '%s' "${computes[*]}")"
    fi
}

cloud_features_missing() {
    hastack ha:components --json | jq -r '.components[] | select((.inTopology or .id == "remote") and .state == "available") | "ha-" + .id'
}

# The console for the lab: built, with the lab's topology, every component of it, and the password of the BMCs.
cloud_console() {
    local missing
    hastack build
    cloud_topology_is_ours || return 2
    cloud_topology "$CONSOLE_ETC/topology.yaml"
    missing=$(cloud_features_missing) || return 1
    # shellcheck disable=SC2086 # one word a feature
    if [ -n "$missing" ]; then hastack feature:install $missing || return 1; fi
    hastack ha:secrets set bmc <"$LAB/bmc.password" >/dev/null
}

# Where the time of a run went: the last step to end, what ended last before it began, and so on.
# shellcheck disable=SC2016 # jq's variables
CRITICAL_PATH='
    def at: (.[0:19] + "Z" | fromdateiso8601) + (capture("\\.(?<f>[0-9]+)Z").f // "0" | "0." + . | tonumber);
    def before($steps; $limit): [$steps[] | select(.to <= $limit)] | max_by(.to);
    [.steps[] | select(.ended and .state != "SKIPPED") | {id, from: (.started | at), to: (.ended | at)} | select(.to > .from)] as $steps
    | [$steps | max_by(.to) | recurse(before($steps; .from); . != null) | select(. != null)] | reverse[]
    | "\((.to - .from) * 10 | round / 10) s\t\(.id)"'

cloud_critical_path() {
    hastack ha:run last --json | jq -r "$CRITICAL_PATH" | awk -F'\t' '{ printf "  %9s  %s\n", $1, $2 }'
}
