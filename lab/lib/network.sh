# shellcheck shell=bash
# Two bridges: hastack0 for the cluster, ssh and the BMCs (this machine is .1), hastack1 for tunnels (hosts only).

LAB_BRIDGE=hastack0
LAB_TUNNELS=hastack1
LAB_NET=192.168.124
LAB_NET_TUNNELS=192.168.125
LAB_GATEWAY=$LAB_NET.1

# The mark on our bridges names the state that they belong to (the kernel keeps it, 255 characters at most).
network_mark() { printf 'hastack lab %s' "${LAB:0:230}"; }

network_alias() { cat "/sys/class/net/$1/ifalias" 2>/dev/null; }

network_is_ours() { [ -e "/sys/class/net/$1" ] && [ "$(network_alias "$1")" = "$(network_mark)" ]; }

# Refuses when somebody else has the bridge or the addresses. Touches nothing.
network_check() {
    local bridge found
    for bridge in $LAB_BRIDGE $LAB_TUNNELS; do
        if [ ! -e "/sys/class/net/$bridge" ] || network_is_ours "$bridge"; then continue; fi
        found=$(network_alias "$bridge")
        case $found in
        'hastack lab '*)
            refuse "expected no other lab on this machine, found the one of ${found#hastack lab }." \
                "Take it down first (HASTACK_STATE=$(dirname "${found#hastack lab }") lab down), or use that one."
            ;;
        *)
            refuse "expected the name $bridge to be free for the lab's bridge, found an interface of that name that is not the lab's${found:+ ($found)}." \
                "Rename or remove it (ip link delete $bridge), then try again."
            ;;
        esac
    done
    found=$({
        ip -4 -oneline address show | awk -v a="$LAB_NET." -v b="$LAB_NET_TUNNELS." '{ if (index($4, a) == 1 || index($4, b) == 1) print $4 " on " $2 }'
        ip -4 route show root $LAB_NET.0/24
        ip -4 route show root $LAB_NET_TUNNELS.0/24
    } | grep -vE "(on|dev) ($LAB_BRIDGE|$LAB_TUNNELS)( |$)" | head -n 1 || true)
    [ -z "$found" ] ||
        refuse "expected $LAB_NET.0/24 and $LAB_NET_TUNNELS.0/24 to be unused on this machine, found: $found." \
            "Free these networks, then try again."
}

network_up() {
    local bridge
    for bridge in $LAB_BRIDGE $LAB_TUNNELS; do
        if network_is_ours "$bridge"; then continue; fi
        ip link add "$bridge" type bridge
        ip link set "$bridge" alias "$(network_mark)"
        # A bridge takes the lowest MAC of its ports unless it was given one. Ports come and go with every power cycle,
        # and each change would leave the hosts with a stale neighbour for us and for every BMC, just when they want to fence.
        ip link set "$bridge" address "$(network_mac "$bridge")" up
    done
    network_address_add $LAB_GATEWAY/24
}

network_down() {
    local bridge
    for bridge in $LAB_BRIDGE $LAB_TUNNELS; do
        if network_is_ours "$bridge"; then ip link delete "$bridge"; fi
    done
}

network_mac() { printf '02:68:61:73:74:0%s' "${1: -1}"; }

# network_address_add ADDRESS/LENGTH: one more address of this machine (ours, or a BMC's); harmless when it is there.
network_address_add() {
    [[ $(ip -4 -oneline address show dev $LAB_BRIDGE) == *" $1 "* ]] || ip address add "$1" dev $LAB_BRIDGE
}

network_address_remove() { ip address delete "$1" dev $LAB_BRIDGE 2>/dev/null || true; }

network_port() { printf 'vb-%s' "$1"; }        # made by systemd-nspawn (--network-bridge)
network_tunnel_port() { printf 'vx-%s' "$1"; } # made by systemd-nspawn (--network-veth-extra), which leaves the bridge to us

# network_cable NAME up|down: a host that is off, or still in its firmware, has no port; what `cut` says holds from its boot on.
network_cable() {
    local port
    port=$(network_port "$1")
    if [ -e "/sys/class/net/$port" ]; then ip link set "$port" "$2"; fi
}

# network_attach NAME: after every boot, as each one makes new ports. A host that was cut stays cut, as with a pulled cable.
network_attach() {
    local port
    port=$(network_tunnel_port "$1")
    wait_until 10 "$1 has its network ports" test -e "/sys/class/net/$port" || return 1
    ip link set "$port" master $LAB_TUNNELS up
    if [ -e "$LAB/hosts/$1/cut" ]; then network_cable "$1" down; fi
}
