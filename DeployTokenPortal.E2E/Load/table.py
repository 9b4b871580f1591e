# The README's tables, from what run.sh wrote: python3 table.py FILE.json
import json
import sys


def doors(found):
    print(f"Median of {found['rounds']} rounds of {found['seconds']} s with {found['connections']} connections, {found['processors']} processors with the load generator on them, {found['at'][:10]}:\n")
    print("| Door | Beside | With | Without | Ratio | CPU a request | CPU ratio | p99 | Target | |\n|---|---|---|---|---|---|---|---|---|---|")
    for row in found["doors"]:
        cpu, cpu_ratio, p99 = (text.format(row[key]) if key in row else "" for text, key in (("{:.0f} µs", "cpu_us"), ("{:.2f}", "cpu_ratio"), ("{:.1f} ms", "p99_ms")))
        verdict = {None: "", True: "met", False: "missed"}[row["met"]]
        print(f"| {row['door']} | {row['beside']} | {row['with']:,.0f} {row['unit']} | {row['without']:,.0f} | {row['ratio']:.2f} | {cpu} | {cpu_ratio} | {p99} | {row['target']} | {verdict} |")


def pieces(found):
    print(f"{found['processors']} processors, {found['at'][:10]}:\n\n| Piece | Mean | Deviation | Allocated |\n|---|---|---|---|")
    for row in found["pieces"]:
        print(f"| {row['name']} | {row['mean_ns'] / 1000:,.2f} µs | {row['deviation_ns'] / 1000:,.2f} µs | {row['allocated_bytes']:,} B |")


def audit(found):
    many, few = found["tokens"]
    print(f"Median of {found['rounds']} rounds in turn, {found['processors']} processors with what asks on them, {found['at'][:10]}:\n")
    print(f"| Database | What | {many:,} tokens | {few:,} | Ratio | Target | |\n|---|---|---|---|---|---|---|")
    for row in found["rows"]:
        target = {"/jwt/auth": "≥ 0.95", "audit": f"≤ {found['target_audit_ms']} ms", "start": "≤ 1,500 ms"}.get(row["what"].split(",")[0].split(" ")[0], "≤ 1.3")
        ratio = "" if target.endswith("ms") else f"{row['ratio']:.2f}"
        digits = 1 if row["many"] < 1000 else 0
        print(f"| {row['database']} | {row['what']} | {row['many']:,.{digits}f} {row['unit']} | {row['few']:,.{digits}f} | {ratio} | {target} | {'met' if row['met'] else 'missed'} |")


def memory(found):
    print(f"Medians of {found['starts']} starts, {found['processors']} processors with what asks on them, {found['at'][:10]}:\n\n| What | Measured | Target | |\n|---|---|---|---|")
    for row in found["rows"]:
        target, verdict = ("", "") if row["target"] is None else (f"≤ {row['target']:,} {row['unit']}".strip(), "met" if row["met"] else "missed")
        print(f"| {row['what']} | {row['value']:,.0f} {row['unit']} | {target} | {verdict} |".replace("  ", " "))


with open(sys.argv[1], encoding="utf-8") as report:
    content = json.load(report)
{"doors": doors, "pieces": pieces, "pages": memory, "rows": audit}[next(key for key in ("doors", "pieces", "pages", "rows") if key in content)](content)
