"""Which arm an entity is in: Plumbline's assignment for Python clients. One file, standard library only.

Gives the same answers as domain/ab-tests/assignment.ts. `python3 plumbline_assignment.py` prints the vectors both are tested
with.
"""

import hashlib
import json

_BELOW_ONE = 1 - 2.0**-53


def _utf8(text):
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode("utf-8")


def bucket(salt, layer, entity):
    """First 8 bytes of SHA-256 of `salt|layer|entity` as an unsigned integer over 2^64, in [0, 1)."""
    digest = hashlib.sha256(_utf8("|".join((salt, layer, entity)))).digest()
    return min(int.from_bytes(digest[:8], "big") / 2**64, _BELOW_ONE)


def _fnv(text):
    value = 0x811C9DC5
    units = text.encode("utf-16-le", "surrogatepass")
    for i in range(0, len(units), 2):
        value = ((value ^ (units[i] | units[i + 1] << 8)) * 0x01000193) & 0xFFFFFFFF
    return value


def growthbook_bucket(seed, value, version):
    """GrowthBook's bucket: version 1 in steps of 1/1000, version 2 in steps of 1/10000; None for another version."""
    if version == 2:
        return _fnv(str(_fnv(seed + value))) % 10000 / 10000
    if version == 1:
        return _fnv(value + seed) % 1000 / 1000
    return None


def arm_ranges(arms):
    """The range of each arm `{arm, share, reach?}`: beside each other by share, as far as each has been let in."""
    ranges = []
    start = 0.0
    for i, arm in enumerate(arms):
        end = start + arm["share"]
        if i == len(arms) - 1 and abs(end - 1) < 1e-9:
            end = 1.0
        reach = arm.get("reach")
        full = reach is None or reach >= 1
        ranges.append((start, end if full else start + (end - start) * max(0.0, reach)))
        start = end
    return ranges


def assign(rule, entity):
    """The arm of an entity as (arm, None), or (None, reason): no_entity, holdout, other_test or not_enrolled.

    `rule`: salt, layer, arms, and if wanted slot {from, to}, holdout, hashing (sha256, growthbook_v1, growthbook_v2).
    """
    if not entity:
        return None, "no_entity"
    holdout = rule.get("holdout")
    if holdout and bucket("holdout", "", entity) < holdout:
        return None, "holdout"
    slot = rule.get("slot")
    if slot:
        place = bucket("layer", rule["layer"], entity)
        if place < slot["from"] or place >= slot["to"]:
            return None, "other_test"
    version = {"growthbook_v1": 1, "growthbook_v2": 2}.get(rule.get("hashing"), 0)
    at = growthbook_bucket(rule["salt"], entity, version)
    if at is None:
        at = bucket(rule["salt"], rule["layer"], entity)
    for arm, (start, end) in zip(rule["arms"], arm_ranges(rule["arms"])):
        if start <= at < end:
            return arm["arm"], None
    return None, "not_enrolled"


def _vectors():
    """What both implementations are tested with: chosen ids one by one, and a digest over the answers for 100,000 ids."""
    half = [{"arm": "control", "share": 0.5}, {"arm": "challenger", "share": 0.5}]
    rules = {
        "half": {"salt": "s1", "layer": "", "arms": half},
        "three arms": {
            "salt": "prices-2026",
            "layer": "checkout",
            "arms": [{"arm": "a", "share": 0.1}, {"arm": "b", "share": 0.2}, {"arm": "c", "share": 0.7}],
        },
        "ramp": {
            "salt": "ramp",
            "layer": "",
            "arms": [{"arm": "control", "share": 0.5, "reach": 1}, {"arm": "challenger", "share": 0.5, "reach": 0.2}],
        },
        "layer slot and holdout": {
            "salt": "s2",
            "layer": "home",
            "slot": {"from": 0.25, "to": 0.75},
            "holdout": 0.05,
            "arms": half,
        },
        "growthbook 1": {"salt": "gb", "layer": "", "hashing": "growthbook_v1", "arms": half},
        "growthbook 2": {"salt": "gb", "layer": "", "hashing": "growthbook_v2", "arms": half},
    }
    chosen = ["", "user-1", "0", "a|b", "x" * 55, "x" * 56, "x" * 63, "x" * 64, "x" * 200, "Zoë", "客户-7", "😀"]
    answer = lambda rule, entity: "|".join(assign(rule, entity)[i] or "" for i in (0, 1))
    count = 100_000
    return {
        "madeBy": "docs/clients/plumbline_assignment.py",
        "ids": {"prefix": "entity-", "count": count},
        "buckets": [{"entity": e, "bucket": bucket("salt", "layer", e)} for e in chosen],
        "rules": [
            {
                "name": name,
                "rule": rule,
                "chosen": [{"entity": e, "answer": answer(rule, e)} for e in chosen],
                "digest": hashlib.sha256(
                    "\n".join(answer(rule, "entity-%d" % i) for i in range(count)).encode()
                ).hexdigest(),
            }
            for name, rule in rules.items()
        ],
    }


if __name__ == "__main__":
    print(json.dumps(_vectors(), indent=2))
