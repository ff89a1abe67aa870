# shellcheck shell=bash
# What the lab needs on this machine, installed when it is missing.

# COMMAND=PACKAGE; a path instead of a command where the program is not in everybody's PATH.
LAB_TOOLS=(
    mmdebstrap=mmdebstrap systemd-nspawn=systemd-container /usr/sbin/apt-cacher-ng=apt-cacher-ng
    ipmi_sim=openipmi ipmitool=ipmitool ip=iproute2 bridge=iproute2 ssh=openssh-client ssh-keygen=openssh-client
    flock=util-linux setpriv=util-linux pgrep=procps
    /usr/share/keyrings/debian-archive-trixie-stable.gpg=debian-archive-keyring
)

tools_missing() {
    local tool
    for tool in "${LAB_TOOLS[@]}"; do
        [ -e "${tool%%=*}" ] || command -v "${tool%%=*}" >/dev/null || printf '%s\n' "${tool#*=}"
    done | sort -u
}

# Debian starts a service when it installs it, unless this policy says no. The lab runs its own instances; the machine gets no service from it.
tools_install() {
    local missing policy=/usr/sbin/policy-rc.d placed=no unit rc=0
    mapfile -t missing < <(tools_missing)
    [ ${#missing[@]} -gt 0 ] || return 0
    command -v apt-get >/dev/null || refuse "expected Debian 12 or 13 with apt-get, found none; install by hand: ${missing[*]}"
    say "installing on this machine: ${missing[*]}"
    if [ ! -e "$policy" ]; then
        printf '#!/bin/sh\nexit 101\n' >"$policy"
        chmod 0755 "$policy"
        placed=yes
    fi
    tools_apt update >"$LAB/install.log" 2>&1 &&
        tools_apt install --yes --no-install-recommends "${missing[@]}" >>"$LAB/install.log" 2>&1 || rc=$?
    if [ $placed = yes ]; then rm -f "$policy"; fi
    for unit in apt-cacher-ng openipmi; do
        # Only what has just come is disabled: it must not start at the machine's next boot either.
        if [[ " ${missing[*]} " == *" $unit "* ]]; then systemctl disable --quiet "$unit" >/dev/null 2>&1 || true; fi
    done
    [ $rc = 0 ] || fail "apt-get could not install ${missing[*]}: $(tail -n 3 "$LAB/install.log" | tr '\n' ' ')(all of it: $LAB/install.log)"
    mapfile -t missing < <(tools_missing)
    [ ${#missing[@]} = 0 ] || fail "still missing after the installation: ${missing[*]} (see $LAB/install.log)"
}

tools_apt() { DEBIAN_FRONTEND=noninteractive apt-get --quiet -o DPkg::Lock::Timeout=300 "$@"; }
