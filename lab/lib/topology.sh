# shellcheck shell=bash
# The topology that the product reads, written from the hosts that there are.

TOPOLOGY_COMPONENTS=haproxy,galera,memcached,rabbitmq,keystone
TOPOLOGY_VIPS=galera=$LAB_NET.201,keystone=$LAB_NET.203

# topology_set NAME VALUE: an option of `up`, kept for the next time.
topology_set() {
    mkdir -p "$LAB/options"
    printf '%s\n' "$2" >"$LAB/options/$1"
}
topology_get() { cat "$LAB/options/$1" 2>/dev/null || printf '%s' "$2"; }

# topology_host FIRST-INDENT NAME [COMPONENTS]: one host of a list. The reference to the BMC's password is the product's to resolve.
topology_host() {
    local pad="${1//?/ }  "
    printf '%s- name: %s\n%saddress: %s\n' "$1" "$2" "$pad" "$(host_address "$2")"
    if [ -n "${3:-}" ]; then printf '%scomponents: [%s]\n' "$pad" "$3"; fi
    # shellcheck disable=SC2016
    printf '%sfencing: { agent: fence_ipmilan, ip: %s, username: admin, password: "${secret:bmc}", lanplus: 1, cipher: 3 }\n' "$pad" "$(bmc_address "$2")"
}

topology_print() {
    local name nodes=() spares=() remotes=() vips
    for name in $(host_names); do
        case $name in
        ctl[123]) nodes+=("$name") ;;
        ctl*) spares+=("$name") ;;
        cmp*) remotes+=("$name") ;;
        esac
    done
    vips=$(topology_get vips "$TOPOLOGY_VIPS")
    vips=${vips//=/: }
    echo '# Written by "lab up" from the hosts of the lab; the next "lab up" writes it again.'
    echo 'name: lab'
    echo 'platform: debian-13'
    echo 'access: { user: root, key: id_ecdsa, knownHosts: known_hosts }'
    echo 'clusters:'
    echo '  - name: control'
    echo "    components: [$(topology_get components "$TOPOLOGY_COMPONENTS" | sed 's/, */, /g')]"
    echo '    nodes:'
    for name in "${nodes[@]}"; do topology_host '      ' "$name"; done
    if [ ${#remotes[@]} -gt 0 ]; then
        echo '    remotes:'
        for name in "${remotes[@]}"; do topology_host '      ' "$name" compute; done
    fi
    if [ ${#spares[@]} -gt 0 ]; then
        echo 'spares:'
        for name in "${spares[@]}"; do topology_host '  ' "$name"; done
    fi
    echo "vips: { ${vips//,/, } }"
    # Hosts share the machine's processors and each sees the load of all: Pacemaker would do one thing at a time. One process
    # of an API each is enough for a lab.
    echo 'settings: { cluster.load-threshold: 1000%, keystone.processes: "1" }'
}

topology_write() {
    topology_print >"$LAB/topology.yaml.tmp"
    if cmp -s "$LAB/topology.yaml.tmp" "$LAB/topology.yaml"; then rm "$LAB/topology.yaml.tmp"; else mv "$LAB/topology.yaml.tmp" "$LAB/topology.yaml"; fi
}
