"""Productions that are left out because the tool is known to fail on them, as
KIND.PRODUCTION: why."""

LEFT_OUT = {}
