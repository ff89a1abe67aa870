# shellcheck shell=bash
# The image of the hosts: built once from the recipe in image/, kept in the cache under the hash of all that goes into it.

IMAGE_SUITE=trixie

# The Debian mirror that this machine's own apt uses (whatever the format of its sources): "URI|RELEASE" lines.
image_outer_sources() {
    # shellcheck disable=SC2016 # apt fills these in
    apt-get indextargets --format '$(REPO_URI)|$(RELEASE)' 'Identifier: Packages' 2>/dev/null | grep -E '^https?://' || true
}

# The hosts' sources: the same mirror and the same kinds of suites (updates, security), for Debian 13.
image_sources() {
    local sources release main updates security uri
    sources=$(image_outer_sources)
    release=$(. /etc/os-release && printf '%s' "${VERSION_CODENAME:-}")
    main=$(awk -F'|' -v r="$release" '$2 == r { print $1; exit }' <<<"$sources")
    updates=$(awk -F'|' -v r="$release-updates" '$2 == r { print $1; exit }' <<<"$sources")
    security=$(awk -F'|' -v r="$release-security" '$2 == r { print $1; exit }' <<<"$sources")
    image_source "${main:-http://deb.debian.org/debian}" $IMAGE_SUITE
    for uri in "$updates|$IMAGE_SUITE-updates" "$security|$IMAGE_SUITE-security"; do
        if [ -n "${uri%%|*}" ]; then image_source "${uri%%|*}" "${uri#*|}"; fi
    done
}

# The cache speaks TLS for the hosts when it is asked in its own way.
image_source() {
    printf 'Types: deb\nURIs: %s\nSuites: %s\nComponents: main\nSigned-By: /usr/share/keyrings/debian-archive-keyring.gpg\n\n' \
        "${1/#https:\/\//http:\/\/HTTPS\/\/\/}" "$2"
}

# What this machine's apt was told about fetching (a frozen mirror needs its dates ignored, a slow one more patience) holds for the hosts too.
image_apt_options() {
    printf '%s\n' "Acquire::http::Proxy \"$CACHE_URL\";" 'Acquire::Languages "none";'
    apt-config dump | grep -E '^Acquire::(Check-|Retries|Max-ValidTime|Min-ValidTime|https?::Timeout|https?::Pipeline-Depth)' || true
}

image_recipe() {
    image_sources
    image_apt_options
    dpkg --print-architecture
    declare -f image_build
    cat "$LAB_DIR"/image/*
}

# Prints the folder of the image. Reads only.
image_path() { printf '%s/images/%s-%s' "$LAB_CACHE" $IMAGE_SUITE "$(image_recipe | sha256sum | cut -c1-16)"; }

# image_ensure PATH: builds it unless it is there. Two labs that build at once wait for each other; a half-built image has another name.
image_ensure() {
    [ ! -d "$1" ] || return 0
    local lock started temporary
    mkdir -p "$LAB_CACHE/images"
    exec {lock}>"$LAB_CACHE/images/.lock"
    flock "$lock"
    if [ ! -d "$1" ]; then
        rm -rf --one-file-system "$LAB_CACHE"/images/.build-* # left by a builder that was killed: we hold the lock
        temporary=$LAB_CACHE/images/.build-$$
        started=$(now_ms)
        say "building the image of the hosts (Debian 13, once) …"
        image_build "$temporary" >"$LAB/image.log" 2>&1 || {
            rm -rf --one-file-system "$temporary"
            fail "the image could not be built: $(grep -E '^(E|W):' "$LAB/image.log" | tail -n 3 | tr '\n' ' ')(all of it: $LAB/image.log)"
        }
        mv "$temporary" "$1"
        say "image built after $(since_ms "$started") s: $1"
    fi
    exec {lock}>&-
}

image_build() {
    local packages options=() line
    packages=$(grep -v '^#' "$LAB_DIR/image/packages" | paste -sd,)
    while read -r line; do options+=(--aptopt="$line"); done < <(image_apt_options)
    # No documentation and no translations: a third of the files, none of the use.
    for line in doc man info locale lintian; do options+=(--dpkgopt="path-exclude=/usr/share/$line/*"); done
    # The lists stay, so that a host can install without an update first. No sync for each file: a host is made again in seconds.
    image_sources | mmdebstrap --mode=root --variant=important --include="$packages" \
        "${options[@]}" --dpkgopt='path-include=/usr/share/doc/*/copyright' --dpkgopt=force-unsafe-io \
        --skip=cleanup/apt/lists --customize-hook="'$LAB_DIR/image/setup' \"\$1\"" \
        $IMAGE_SUITE "$1" -
}
