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


with open(sys.argv[1], encoding="utf-8") as report:
    content = json.load(report)
doors(content) if "doors" in content else pieces(content)
