# shellcheck shell=bash
# Who may enter: one client key for root on every host, and host keys made here and pinned here, so nothing is ever trusted on first use.

access_up() {
    [ -s "$LAB/id_ecdsa" ] || ssh-keygen -q -t ecdsa -b 256 -N '' -C 'hastack lab' -f "$LAB/id_ecdsa"
    [ -e "$LAB/known_hosts" ] || : >"$LAB/known_hosts"
    # 16 characters: what IPMI 1.5 can carry.
    [ -s "$LAB/bmc.password" ] || (umask 077 && set +o pipefail && tr -dc A-Za-z0-9 </dev/urandom | head -c 16 >"$LAB/bmc.password")
}

# access_host_keys NAME ETC-SSH: makes the host's keys.
access_host_keys() {
    local type
    for type in ecdsa ed25519; do
        rm -f "$2/ssh_host_${type}_key" "$2/ssh_host_${type}_key.pub"
        ssh-keygen -q -t $type -N '' -C "$1" -f "$2/ssh_host_${type}_key"
    done
}

# Pins the keys of all hosts, by name and by address.
access_known_hosts() {
    local name type
    for name in $(host_names); do
        for type in ecdsa ed25519; do
            printf '%s,%s %s\n' "$name" "$(host_address "$name")" \
                "$(cut -d' ' -f1,2 "$LAB/hosts/$name/disk/etc/ssh/ssh_host_${type}_key.pub")"
        done
    done >"$LAB/known_hosts.tmp"
    mv "$LAB/known_hosts.tmp" "$LAB/known_hosts"
}

# access_ssh OPTION… ADDRESS [COMMAND]. The key exchange is the quickest of the good ones: the default one costs 0.1 s of each call.
access_ssh() {
    ssh -F /dev/null -q -i "$LAB/id_ecdsa" -l root -o IdentitiesOnly=yes -o KexAlgorithms=curve25519-sha256 -o BatchMode=yes -o ConnectTimeout=5 \
        -o StrictHostKeyChecking=yes -o UserKnownHostsFile="\"$LAB/known_hosts\"" -o GlobalKnownHostsFile=/dev/null \
        -o ServerAliveInterval=5 -o ServerAliveCountMax=3 "$@"
}

access_answers() { access_ssh -n -o ConnectTimeout=1 "$(host_address "$1")" true 2>/dev/null; }
