# shellcheck shell=bash
# The package cache: an apt-cacher-ng of the lab's own on the bridge. The hosts have no other way out,
# and what one host has fetched the next ones get from here, in this lab and in the next.

CACHE_PORT=3142
CACHE_URL=http://$LAB_GATEWAY:$CACHE_PORT
CACHE_RECORD=$LAB/cache/pid

cache_answers() { (exec 3<>"/dev/tcp/$LAB_GATEWAY/$CACHE_PORT") 2>/dev/null; }

cache_up() {
    if proc_lives "$CACHE_RECORD" && cache_answers; then return 0; fi
    # Beside the packages, not in the state: the daemon's user cannot enter a checkout in somebody's home.
    local store=$LAB_CACHE/packages run=$LAB_CACHE/proxy proxy='' user=apt-cacher-ng
    mkdir -p "$LAB/cache" "$store" "$run/log"
    # The way out of this machine's own apt, where that needs a proxy. It may hold a password: the file is for the daemon only.
    eval "$(apt-config shell proxy Acquire::http::Proxy)"
    (
        umask 077
        cat >"$run/acng.conf" <<-END
			CacheDir: $store
			LogDir: $run/log
			SocketPath: $run/log/socket
			BindAddress: $LAB_GATEWAY
			Port: $CACHE_PORT
			ForeGround: 1
			VerboseLog: 0
			# No clean-up by age: a lab used once a month should find its packages again.
			ExThreshold: 0
			${proxy:+Proxy: $proxy}
		END
    )
    chown $user: "$run/acng.conf" "$run/log"
    # The store may come from another machine, where the user has another number.
    find "$store" ! -user $user -exec chown -h $user: {} +
    setpriv --reuid $user --regid $user --clear-groups test -r "$run/acng.conf" ||
        fail "expected the user $user to be able to enter $LAB_CACHE; it cannot. Move the cache (HASTACK_CACHE=FOLDER) or open the folders above it (chmod a+x)"
    daemon "$CACHE_RECORD" "$LAB/cache/log" \
        setpriv --reuid $user --regid $user --clear-groups /usr/sbin/apt-cacher-ng -c "$run" || fail 'the package cache did not start'
    wait_until 10 "the package cache answers on $CACHE_URL" cache_answers ||
        fail "the package cache does not run; its words: $(tail -n 3 "$LAB/cache/log" | tr '\n' ' ')"
}

cache_down() { proc_end "$CACHE_RECORD" TERM; }
