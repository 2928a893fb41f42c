"""What other tools say of the texts of the corpora, and how long they take; nothing is run.

anchors.py CORPORA TEXTS REPORT: CORPORA is the folder of the corpora, TEXTS one with texts of given sizes; the report
is JSON.
"""

import ast
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
import warnings
from importlib.metadata import version
from pathlib import Path

warnings.filterwarnings("ignore")


def rows(folder, name, language="python"):
    with open(Path(folder, name), encoding="utf-8") as lines:
        return [row for row in map(json.loads, lines) if row["language"] == language]


def parses(code):
    try:
        ast.parse(code)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return True


def pure(row):
    return row.get("kind") == "pure"


def false_alarms(benign, refused):
    wrong = sum(refused[row["id"]] for row in benign if pure(row))
    count = sum(map(pure, benign))
    return {"name": "false alarms, python", "value": 100 * wrong / count, "unit": "%", "remark": f"{wrong} of {count}"}


def bandit(samples, benign, texts):
    with tempfile.TemporaryDirectory() as folder:
        names = {}
        for number, row in enumerate(samples):
            names[f"s{number}.py"] = row["id"]
            Path(folder, f"s{number}.py").write_text(row["code"], encoding="utf-8", errors="replace")
        command = [str(Path(sys.executable).with_name("bandit")), "-q", "-f", "json", "--exit-zero"]
        started = time.monotonic()
        report = json.loads(subprocess.run([*command, "-r", folder], capture_output=True, check=True).stdout)
        took = time.monotonic() - started
        refused = dict.fromkeys(names.values(), False)
        for result in report["results"]:
            if result["issue_severity"] in ("MEDIUM", "HIGH"):
                refused[names[os.path.basename(result["filename"])]] = True
        one = []
        for _ in range(5):
            started = time.monotonic()
            subprocess.run([*command, str(texts["2k"][0])], capture_output=True, check=True)
            one.append(time.monotonic() - started)
    return {
        "name": "Bandit",
        "version": version("bandit"),
        "refused": refused,
        "figures": [
            false_alarms(benign, refused),
            {"name": "one 2 KB file, a fresh process", "value": 1e3 * statistics.median(one), "unit": "ms", "remark": ""},
            {"name": "a file of the corpus, of many", "value": 1e3 * took / len(samples), "unit": "ms", "remark": ""},
        ],
    }


def strictest(folder):
    """The policy of most rules among those of its own examples that the corpus cites."""
    policies = [
        row["policy"]
        for row in rows(folder, "llm-sandbox-cases.jsonl")
        if row["policy"] and "security_policy_presets" in row["source"]
    ]
    return max(policies, key=lambda p: len(p.get("patterns") or []) + len(p.get("restricted_modules") or []))


def of_other_languages(folder):
    """Its verdicts on other languages, under the largest policy for each that the corpus has; it has no presets there."""
    import importlib
    import logging

    from llm_sandbox.security.policy import SecurityIssueSeverity

    refused = {}
    for language, name in {"java": "Java", "javascript": "JavaScript", "cpp": "Cpp", "go": "Go"}.items():
        module = importlib.import_module(f"llm_sandbox.language_handlers.{language}_handler")
        handler = getattr(module, f"{name}Handler")(logging.getLogger("anchors"))
        policies = [row["policy"] for row in rows(folder, "llm-sandbox-cases.jsonl", language) if row["policy"]]
        policy = max(policies, key=lambda p: len(p.get("patterns") or []) + len(p.get("restricted_modules") or []))
        patterns = [(p["pattern"], p["severity"]) for p in policy.get("patterns") or []]
        patterns += [
            (handler.get_import_patterns(m["name"]), m["severity"]) for m in policy.get("restricted_modules") or []
        ]
        strong = [p for p, severity in patterns if SecurityIssueSeverity[severity] >= SecurityIssueSeverity.MEDIUM]
        for row in rows(folder, "malicious.jsonl", language):
            code = handler.filter_comments(row["code"])
            refused[row["id"]] = any(re.search(pattern, code) for pattern in strong)
    return refused


def llm_sandbox(folder, samples, benign, texts):
    import logging

    from llm_sandbox.language_handlers.python_handler import PythonHandler
    from llm_sandbox.security.policy import SecurityIssueSeverity

    handler = PythonHandler(logging.getLogger("anchors"))
    policy = strictest(folder)
    threshold = SecurityIssueSeverity.MEDIUM
    patterns = [(p["pattern"], p["severity"]) for p in policy.get("patterns") or []]
    patterns += [(handler.get_import_patterns(m["name"]), m["severity"]) for m in policy["restricted_modules"]]
    patterns = [p for p, severity in patterns if SecurityIssueSeverity[severity] >= threshold]

    def refuses(code):
        filtered = handler.filter_comments(code)
        return any(re.search(pattern, filtered) for pattern in patterns)

    refused = {row["id"]: refuses(row["code"]) for row in samples}
    figures = [false_alarms(benign, refused)]
    refused |= of_other_languages(folder)
    for size, files in texts.items():
        codes = [file.read_text(encoding="utf-8") for file in files]
        times = []
        for _ in range(20):
            for code in codes:
                started = time.perf_counter()
                refuses(code)
                times.append(1e6 * (time.perf_counter() - started))
        times.sort()
        figures.append({"name": f"{size}, p50", "value": times[len(times) // 2], "unit": "µs", "remark": ""})
        figures.append({"name": f"{size}, p99", "value": times[len(times) * 99 // 100], "unit": "µs", "remark": ""})
    return {"name": "LLM Sandbox", "version": version("llm-sandbox"), "refused": refused, "figures": figures}


def main():
    folder, text_folder, report = sys.argv[1:]
    benign = rows(folder, "benign.jsonl")
    samples = [row for row in rows(folder, "malicious.jsonl") if row["in_scope"]] + [r for r in benign if pure(r)]
    texts = {size: sorted(Path(text_folder).glob(f"{size}-*.py")) for size in ("2k", "10k", "50k")}
    result = {
        "parses": {row["id"]: parses(row["code"]) for row in samples},
        "tools": [bandit(samples, benign, texts), llm_sandbox(folder, samples, benign, texts)],
    }
    Path(report).write_text(json.dumps(result), encoding="utf-8")


main()
