# shellcheck shell=bash
# Power: one BMC per host that speaks IPMI 2.0 on the host's BMC address (openipmi's ipmi_sim); its power button is `lab chassis`.

bmc_address() { printf '%s.%s' "$LAB_NET" $((100 + $(host_octet "$1"))); }

bmc_up() {
    local name=$1 dir=$LAB/hosts/$1/bmc address
    if proc_lives "$dir/pid"; then return 0; fi
    address=$(bmc_address "$name")
    network_address_add "$address/32"
    mkdir -p "$dir/state"
    chmod 0700 "$dir"
    # ipmi_sim runs this through a shell in its own folder: no path with blanks can hurt.
    printf '#!/bin/sh\nHASTACK_CACHE=%q HASTACK_STATE=%q HASTACK_LAB_FIRMWARE=%q exec %q chassis %q "$@"\n' "$LAB_CACHE" "$LAB_STATE" "$LAB_FIRMWARE" "$LAB_DIR/lab" "$name" >"$dir/power"
    chmod 0755 "$dir/power"
    cat >"$dir/commands" <<-'END'
		mc_setbmc 0x20
		mc_add 0x20 0 no-device-sdrs 0x23 9 8 0x9f 0x1291 0xf02 persist_sdr
		sel_enable 0x20 1000 0x0a
		mc_enable 0x20
	END
    (
        umask 077
        cat >"$dir/lan.conf" <<-END
			name "$name"
			set_working_mc 0x20
			  startlan 1
			    addr $address 623
			    priv_limit admin
			    allowed_auths_callback md5
			    allowed_auths_user md5
			    allowed_auths_operator md5
			    allowed_auths_admin md5
			    guid $(cat "$LAB/hosts/$name/root/etc/machine-id")
			  endlan
			  chassis_control "./power"
			  user 2 true "admin" "$(cat "$LAB/bmc.password")" admin 10 md5
		END
    )
    (cd "$dir" && daemon "$dir/pid" "$dir/log" ipmi_sim -n -c lan.conf -f commands -s state)
}

bmc_down() {
    network_address_remove "$(bmc_address "$1")/32"
    proc_end "$LAB/hosts/$1/bmc/pid" KILL # it has nothing to save, and no handler that would end it sooner
}

# bmc NAME COMMAND…: asks the BMC as anybody in the network would. The password goes through the environment, which `ps` does not show.
bmc() {
    local name=$1
    shift
    IPMI_PASSWORD=$(cat "$LAB/bmc.password") ipmitool -I lanplus -C 3 -N 2 -R 3 -H "$(bmc_address "$name")" -U admin -E "$@"
}

bmc_power() {
    local status
    status=$(bmc "$1" chassis power status 2>&1) || {
        warn "the BMC of $1 ($(bmc_address "$1")) does not answer: $status"
        return 1
    }
    printf '%s' "${status##* }"
}

bmc_power_is() { [ "$(bmc_power "$1")" = "$2" ]; }

# The BMC's side: `chassis NAME get power`, `set power 0|1`, `set reset 1`.
bmc_chassis() {
    local name=$1 action="${*:2}"
    case $action in
    'get power'*) if host_is_on "$name"; then say power:1; else say power:0; fi ;;
    'set power 1'*) host_on "$name" >&2 ;;
    'set power 0'*) host_off "$name" >&2 ;;
    'set reset'*) host_off "$name" >&2 && host_on "$name" >&2 ;;
    *) return 0 ;; # boot device, identify light: nothing to do
    esac
}
