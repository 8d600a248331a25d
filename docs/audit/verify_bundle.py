#!/usr/bin/env python3
"""Verifies an evidence bundle with nothing but Python's library, as docs/audit.md describes it.

Usage: verify_bundle.py bundle.zip [heads.jsonl]
Prints what is wrong, one finding a line, and ends with 1; or says that the bundle is intact and ends with 0.
"""
import hashlib
import json
import sys
import zipfile

FORMAT = "relo-audit-bundle/1"
EXCERPTS = ("freezes.jsonl", "system.jsonl")
findings = []


def report(place, message):
    findings.append(f"{place}: {message}")


def genesis(trail):
    return hashlib.sha256(b"audit:v1\n" + trail.encode()).hexdigest()


def link(previous, body):
    return hashlib.sha256(bytes.fromhex(previous) + body).hexdigest()


def lines_of(name, content):
    """The name of the trail, and the lines after the first."""
    if not content.endswith(b"\n"):
        report(name, "the last line does not end")
    first, *rest = content.split(b"\n")[:-1]
    return json.loads(first)["trail"], rest


def part(line, at, text):
    if not line.startswith(text, at):
        raise ValueError("no line of an entry")
    return at + len(text)


def trail(name, content, published):
    chain, lines = lines_of(name, content)
    previous = genesis(chain)
    for number, line in enumerate(lines, 1):
        try:
            at = part(line, 0, b'{"hash":"')
            digest = line[at:at + 64].decode("ascii")
            body = line[part(line, at + 64, b'","entry":'):-1]
            if not line.endswith(b"}") or link(previous, body) != digest or json.loads(body)["sequence"] != number:
                raise ValueError("its bytes, its hash and the hash before it do not belong together")
        except (ValueError, KeyError, UnicodeDecodeError) as problem:
            report(f"{name}, entry {number}", problem)
            return chain, None, None
        if published.get((chain, number), digest) != digest:
            report(f"{name}, entry {number}", "another hash was published")
        previous = digest
        note(name, chain, number, body)
    last = max((sequence for head, sequence in published if head == chain), default=0)
    if last > len(lines):
        report(f"{name}, entry {len(lines) + 1}", f"the trail ends there, and {last} entries were published")
    return chain, len(lines), previous


evidence, definitions, approvals = {}, {}, []


def note(name, chain, number, body):
    entry = json.loads(body)
    if entry["event"].startswith(("signOff.", "breakGlass.")):
        approvals.append(b'{"trail":' + header_name(chain) + b',"entry":' + body + b"}")
    details = entry.get("details") or {}
    for value in walk(details):
        if set(value) == {"name", "type", "size", "sha256"}:
            evidence.setdefault(value["sha256"], f"{name}, entry {number}")
    definition = details.get("definition")
    if isinstance(definition, str) and len(definition) == 64:
        definitions.setdefault(definition, f"{name}, entry {number}")


headers = {}


def header_name(chain):
    return headers[chain]


def walk(value):
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from walk(item)


def excerpt(name, content):
    chain, lines = lines_of(name, content)
    last = 0
    for number, line in enumerate(lines, 1):
        try:
            at = part(line, 0, b'{"previous":"')
            previous = line[at:at + 64].decode("ascii")
            at = part(line, at + 64, b'","hash":"')
            digest = line[at:at + 64].decode("ascii")
            body = line[part(line, at + 64, b'","entry":'):-1]
            entry = json.loads(body)
            if link(previous, body) != digest or entry["chain"] != chain or entry["sequence"] <= last:
                raise ValueError("its bytes and its hashes do not belong together")
            last = entry["sequence"]
        except (ValueError, KeyError, UnicodeDecodeError) as problem:
            report(f"{name}, entry {number}", problem)
            return


def main(path, heads=None):
    published = {}
    if heads:
        with open(heads, encoding="utf-8") as file:
            for line in filter(str.strip, file):
                head = json.loads(line)
                published[head["trail"], head["sequence"]] = head["hash"]
    with zipfile.ZipFile(path) as bundle:
        names = bundle.namelist()
        files = {name: bundle.read(name) for name in names}
    if len(files) != len(names):
        report(path, "a name is there twice")
    manifest_bytes = files.pop("manifest.json")
    digest = hashlib.sha256(manifest_bytes).hexdigest()
    if files.pop("manifest.sha256") != f"{digest}  manifest.json\n".encode():
        report("manifest.json", "it does not have the hash of manifest.sha256")
    manifest = json.loads(manifest_bytes)
    if manifest["format"] != FORMAT:
        report("manifest.json", f"the format is not {FORMAT}")
    listed = {file["name"]: file for file in manifest["files"]}
    for name in sorted(listed.keys() | files.keys()):
        if name not in files:
            report(name, "it was removed")
        elif name not in listed:
            report(name, "it was added")
        elif hashlib.sha256(files[name]).hexdigest() != listed[name]["sha256"] or len(files[name]) != listed[name]["size"]:
            report(name, "its content is not the one that the manifest names")
    for name, content in files.items():
        folder, _, rest = name.partition("/")
        if folder in ("files", "definitions", "sources") and hashlib.sha256(content).hexdigest() != rest.split(".")[0]:
            report(name, "its content does not have the hash of its name")
        if name in EXCERPTS:
            excerpt(name, content)
    entries = 0
    for expected in manifest["trails"]:
        content = files.get(expected["file"], b"")
        headers[expected["trail"]] = content.split(b"\n")[0][len(b'{"trail":'):-1]
        chain, count, head = trail(expected["file"], content, published)
        if head is not None and (chain, count, head) != (expected["trail"], expected["entries"], expected["head"]):
            report(expected["file"], "the manifest names another trail, number of entries, or head")
        entries += count or 0
    for named, folder, suffix in ((evidence, "files/", ""), (definitions, "definitions/", ".json")):
        there = {name for name in files if name.startswith(folder)}
        for digest_of, place in named.items():
            if (folder + digest_of + suffix in there) == (digest_of in manifest["absent"]):
                report(place, f"{folder}{digest_of}{suffix} should be there")
        for name in sorted(there - {folder + one + suffix for one in named}):
            report(name, "no entry names it")
    if not findings and files.get("approvals.jsonl", b"").split(b"\n")[:-1] != approvals:
        report("approvals.jsonl", "it is not what the trails say about sign-offs")
    for finding in findings:
        print(finding)
    if not findings:
        print(f"intact: {entries} entries, manifest sha256 {digest}")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
