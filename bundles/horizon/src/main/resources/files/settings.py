# Written by Hastack; changes here are undone by the next ha:deploy. A snippet of settings that sorts after this one wins.

ALLOWED_HOSTS = ["${vip:horizon}", "${node:address}"] + "${setting:horizon.hosts}".replace(",", " ").split()

# The same on every node: what one has signed, the next one must read.
SECRET_KEY = "${secret:horizon.key}"

# A session is on one of the caches, and any node finds it there. A dead cache is passed over after one miss, for half a
# minute; whose session was on it logs in again.
SESSION_ENGINE = "django.contrib.sessions.backends.cache"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.memcached.PyMemcacheCache",
        "LOCATION": "${nodes:memcached:11211}".split(","),
        "KEY_PREFIX": "horizon",
        "OPTIONS": {"connect_timeout": 0.5, "timeout": 1, "ignore_exc": True, "retry_attempts": 0, "dead_timeout": 30},
    },
}

OPENSTACK_HOST = "${vip:keystone}"
OPENSTACK_KEYSTONE_URL = "http://${vip:keystone}:5000/v3"
OPENSTACK_ENDPOINT_TYPE = "internalURL"
OPENSTACK_KEYSTONE_DEFAULT_ROLE = "member"

# Apache serves Horizon below /horizon; by itself it knows that for its pages, not for where a logout leads to.
LOGIN_URL = "/horizon/auth/login/"
LOGOUT_URL = "/horizon/auth/logout/"
LOGIN_REDIRECT_URL = "/horizon/"
