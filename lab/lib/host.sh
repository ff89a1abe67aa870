# shellcheck shell=bash
# Hosts: systemd-nspawn containers, each on an overlay (lower: the image, upper: the host's own disk).
# A supervisor per host stands for the machine: it boots it, boots it again after `reboot`, and ends when it is powered off.
# As metal does, it spends some seconds in its firmware before each boot (the power-on self test, POST). Without them a host
# would be back before the cluster has heard that it was fenced, which no real machine is.

host_names() {
    local dir
    for dir in "$LAB"/hosts/*/; do
        if [ -e "$dir/made" ]; then basename "$dir"; fi
    done | sort -V
}

host_exists() { [[ $1 =~ ^(ctl|cmp)[0-9]+$ ]] && [ -e "$LAB/hosts/$1/made" ]; }

# ctl1 is .11, cmp1 is .21: the last octet of the host; its BMC is 100 above.
host_octet() {
    case $1 in
    ctl*) printf '%s' $((10 + ${1#ctl})) ;;
    cmp*) printf '%s' $((20 + ${1#cmp})) ;;
    esac
}
host_address() { printf '%s.%s' "$LAB_NET" "$(host_octet "$1")"; }
host_role() { case $1 in ctl*) printf controller ;; *) printf compute ;; esac; }

host_mounted() { mountpoint -q "$LAB/hosts/$1/root"; }

host_mount() {
    host_mounted "$1" && return 0
    local dir=$LAB/hosts/$1
    # By relative paths, since a colon or a comma in a path would end it.
    (cd "$dir" && mount -t overlay "hastack-$1" -o "lowerdir=image,upperdir=disk,workdir=work" "$dir/root")
}

# host_make NAME IMAGE: a new host, not yet booted.
host_make() {
    local name=$1 dir=$LAB/hosts/$1 root=$LAB/hosts/$1/root octet
    octet=$(host_octet "$name")
    mkdir -p "$dir/disk" "$dir/work" "$root"
    ln -sfn "$2" "$dir/image"
    host_mount "$name"
    printf '%s\n' "$name" >"$root/etc/hostname"
    tr -d - </proc/sys/kernel/random/uuid >"$root/etc/machine-id"
    # ifupdown, because it leaves alone what others add to the NIC (networkd would remove the cluster's VIPs).
    cat >"$root/etc/network/interfaces" <<-END
		auto lo host0 host1
		iface lo inet loopback
		iface host0 inet static
		    address $LAB_NET.$octet/24
		iface host1 inet static
		    address $LAB_NET_TUNNELS.$octet/24
	END
    access_host_keys "$name" "$root/etc/ssh"
    install -d -m 0700 "$root/root/.ssh"
    install -m 0600 "$LAB/id_ecdsa.pub" "$root/root/.ssh/authorized_keys"
    : >"$dir/made"
}

# Every host knows every host. Only our block of the file is ours.
host_write_names() {
    local name file block
    block=$(
        echo '# lab: every host'
        for name in $(host_names); do printf '%s %s\n' "$(host_address "$name")" "$name"; done
        echo '# lab: end'
    )
    for name in $(host_names); do
        file=$LAB/hosts/$name/root/etc/hosts
        host_mounted "$name" || host_mount "$name"
        if [ "$(sed -n '/^# lab: every host$/,/^# lab: end$/p' "$file" 2>/dev/null)" = "$block" ]; then continue; fi
        {
            if [ -s "$file" ]; then sed '/^# lab: every host$/,/^# lab: end$/d' "$file"; else printf '127.0.0.1 localhost\n::1 localhost ip6-localhost ip6-loopback\n'; fi
            printf '%s\n' "$block"
        } >"$file.lab"
        chmod 0644 "$file.lab"
        mv "$file.lab" "$file"
    done
}

host_is_on() { proc_lives "$LAB/hosts/$1/supervisor.pid" || proc_lives "$LAB/hosts/$1/nspawn.pid"; }
host_power() { if host_is_on "$1"; then printf on; else printf off; fi; }

# The container's init is a child of systemd-nspawn.
host_init() {
    local nspawn
    nspawn=$(proc_pid "$LAB/hosts/$1/nspawn.pid") && pgrep -P "$nspawn"
}
host_has_init() { host_init "$1" >/dev/null; }

# The BMC and the operator may press the button at the same time: one after the other.
host_locked() {
    local name=$1 lock rc=0
    shift
    exec {lock}>"$LAB/hosts/$name/lock"
    flock "$lock"
    "$@" "$name" || rc=$?
    exec {lock}>&-
    return $rc
}

host_on() { host_locked "$1" host_switch_on; }
host_off() { host_locked "$1" host_switch_off; }

host_switch_on() {
    local dir=$LAB/hosts/$1
    if host_is_on "$1"; then return 0; fi
    rm -f "$dir/nspawn.pid" "$dir/post"
    wait_until 10 "the cgroup of $1's last boot is empty" cgroup_remove "$1" || return 1
    host_mount "$1"
    : >"$dir/console.log"
    # A new host has been through its firmware before anybody knew it.
    if [ -e "$dir/booted" ]; then : >"$dir/post"; fi
    daemon "$dir/supervisor.pid" "$dir/console.log" "$LAB_DIR/lab" supervise "$1"
    if [ ! -e "$dir/booted" ]; then
        wait_until 10 "$1 has an init" host_has_init "$1" || return 1
        : >"$dir/booted"
    fi
}

# As when the cord is pulled: init gets SIGKILL, and the kernel kills everything in it. (Killing systemd-nspawn instead would leave the guests running.)
host_switch_off() {
    wait_until 15 "$1 is off" host_killed "$1" || return 1
    rm -f "$LAB/hosts/$1/supervisor.pid" "$LAB/hosts/$1/nspawn.pid"
    wait_until 10 "no process of $1 is left" cgroup_remove "$1"
}

host_killed() {
    local init
    host_is_on "$1" || return 0
    if host_post_ends "$1"; then
        proc_end "$LAB/hosts/$1/supervisor.pid" KILL
        return
    fi
    for init in $(host_init "$1" || true); do kill -KILL "$init" 2>/dev/null || true; done
    return 1
}

# Who takes the file away decides how the POST ends: the supervisor, with a boot, or the power button, without one. Never both.
host_post_ends() { rm "$LAB/hosts/$1/post" 2>/dev/null; }

host_post() {
    local dir=$LAB/hosts/$1 idle
    [ -e "$dir/post" ] || return 0
    say "the firmware of $1 needs $LAB_FIRMWARE s"
    exec {idle}<> <(:)
    read -rt "$LAB_FIRMWARE" _ <&"$idle" || true # ends early with the supervisor
    exec {idle}>&-
    host_post_ends "$1"
}

# Runs as a daemon, for as long as the host is on.
host_supervise() {
    local name=$1 dir=$LAB/hosts/$1 device devices=() rc nspawn
    # /dev/net/tun: Open vSwitch and VPNs; /dev/kvm: guests; /dev/fuse: GlusterFS.
    for device in /dev/net/tun /dev/kvm /dev/fuse; do
        if [ -e "$device" ]; then devices+=(--bind="$device"); fi
    done
    if cgroup_unified_needed; then export SYSTEMD_NSPAWN_UNIFIED_HIERARCHY=1; fi
    while host_post "$name"; do
        (
            # In a cgroup apart from the supervisor's: on v2 a cgroup with children may hold no process itself.
            cgroup_enter "$name"
            proc_record "$dir/nspawn.pid" "$BASHPID"
            # open_by_handle_at: what an NFS server in user space opens files by; the filter of systemd-nspawn refuses it.
            exec systemd-nspawn --quiet --boot --register=no --keep-unit --console=read-only --link-journal=no \
                --resolv-conf=off --timezone=off --machine="$name" --hostname="$name" --directory="$dir/root" \
                --network-bridge="$LAB_BRIDGE" --network-veth-extra="$(network_tunnel_port "$name"):host1" \
                --capability=all --system-call-filter=open_by_handle_at --bind="${LAB//:/\\:}/shared:/srv/shared" "${devices[@]}"
        ) &
        nspawn=$!
        network_attach "$name" || true
        rc=0
        wait $nspawn || rc=$?
        # With --keep-unit nspawn ends with 133 when the guest asked for a reboot; anything else is a power-off.
        [ $rc = 133 ] || break
        : >"$dir/post"
        wait_until 10 "the cgroup of $name's last boot is empty" cgroup_remove "$name" || break
    done
}

# host_remove NAME: the host must be off. Its disk goes.
host_remove() {
    local root=$LAB/hosts/$1/root
    # Somebody's shell may stand in there; then the mount goes when that one leaves.
    if host_mounted "$1"; then umount "$root" 2>/dev/null || umount --lazy "$root"; fi
    rm -rf --one-file-system "${LAB:?}/hosts/$1"
}
