"""Adds up the scores of decision.toml."""

import tomllib
from pathlib import Path

record = tomllib.loads(Path("decision.toml").read_text(encoding="utf-8"))
weights = record.get("weights", {})
print(f"weights: {sum(weights.values()):.2f} in all")
for name, scores in record.get("scores", {}).items():
    missing = [criterion for criterion in weights if criterion not in scores]
    total = sum(weights[key] * scores[key]["score"] for key in weights if key in scores)
    print(f"{name}: {total:.2f}" + (f", without {', '.join(missing)}" if missing else ""))
print("choice:", record.get("choice"))
