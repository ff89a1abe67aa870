# shellcheck shell=bash
# The topology that the product reads, written from the hosts that there are.

TOPOLOGY_COMPONENTS=haproxy,galera,memcached,rabbitmq,keystone
# The last octet of the VIP of each component that has one.
declare -A TOPOLOGY_OCTETS=(
    [galera]=201 [keystone]=203 [glance]=204 [cinder]=205 [swift-proxy]=206 [neutron]=207 [nova]=208 [horizon]=209 [heat]=210
    [placement]=212 [gnocchi]=213 [aodh]=214 [redis]=215 [qpid]=216 [gateway]=217
)

# topology_set NAME VALUE: an option of `up`, kept for the next time.
topology_set() {
    mkdir -p "$LAB/options"
    printf '%s\n' "$2" >"$LAB/options/$1"
}
topology_get() { cat "$LAB/options/$1" 2>/dev/null || printf '%s' "$2"; }

# topology_vips COMPONENT,…: their VIPs as NAME=ADDRESS,…
topology_vips() {
    local name found=()
    for name in ${1//,/ }; do
        if [ -n "${TOPOLOGY_OCTETS[$name]:-}" ]; then found+=("$name=$LAB_NET.${TOPOLOGY_OCTETS[$name]}"); fi
    done
    (IFS=, && printf '%s' "${found[*]}")
}

# topology_settings: those of components that the topology has, from the file beside the lab.
topology_settings() {
    local name value found='' components=",$1,cluster,api,"
    # Shared storage is named by none: whoever keeps something there mounts it.
    if [[ $components =~ ,(glance|cinder|compute), ]]; then components+=storage,; fi
    while read -r name value; do
        case $name in '' | '#'*) continue ;; esac
        if [[ $components == *",${name%%.*},"* ]]; then found+="${found:+, }${name%:}: $value"; fi
    done <"$LAB_DIR/settings"
    printf '%s' "$found"
}

# topology_host FIRST-INDENT NAME [COMPONENTS]: one host of a list. The reference to the BMC's password is the product's to resolve.
topology_host() {
    local pad="${1//?/ }  "
    printf '%s- name: %s\n%saddress: %s\n' "$1" "$2" "$pad" "$(host_address "$2")"
    if [ -n "${3:-}" ]; then printf '%scomponents: [%s]\n' "$pad" "$3"; fi
    # shellcheck disable=SC2016
    printf '%sfencing: { agent: fence_ipmilan, ip: %s, username: admin, password: "${secret:bmc}", lanplus: 1, cipher: 3 }\n' "$pad" "$(bmc_address "$2")"
}

topology_print() {
    local name nodes=() spares=() remotes=() vips components remote
    for name in $(host_names); do
        case $name in
        ctl[123]) nodes+=("$name") ;;
        ctl*) spares+=("$name") ;;
        cmp*) remotes+=("$name") ;;
        esac
    done
    components=$(topology_get components "$TOPOLOGY_COMPONENTS" | tr -d ' ')
    if [ ${#remotes[@]} -gt 0 ]; then remote=$(topology_get remote-components compute); else remote=''; fi
    vips=$(topology_get vips "$(topology_vips "$components")")
    vips=${vips//=/: }
    echo '# Written by "lab up" from the hosts of the lab; the next "lab up" writes it again.'
    echo 'name: lab'
    echo 'platform: debian-13'
    echo 'access: { user: root, key: id_ecdsa, knownHosts: known_hosts }'
    echo 'clusters:'
    echo '  - name: control'
    echo "    components: [${components//,/, }]"
    echo '    nodes:'
    for name in "${nodes[@]}"; do topology_host '      ' "$name"; done
    if [ ${#remotes[@]} -gt 0 ]; then
        echo '    remotes:'
        for name in "${remotes[@]}"; do topology_host '      ' "$name" "${remote//,/, }"; done
    fi
    if [ ${#spares[@]} -gt 0 ]; then
        echo 'spares:'
        for name in "${spares[@]}"; do topology_host '  ' "$name"; done
    fi
    echo "vips: { ${vips//,/, } }"
    echo "settings: { $(topology_settings "$components${remote:+,$remote}") }"
}

topology_write() {
    topology_print >"$LAB/topology.yaml.tmp"
    if cmp -s "$LAB/topology.yaml.tmp" "$LAB/topology.yaml"; then rm "$LAB/topology.yaml.tmp"; else mv "$LAB/topology.yaml.tmp" "$LAB/topology.yaml"; fi
}
