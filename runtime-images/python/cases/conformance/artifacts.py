# what: saves a table and a picture in folders
# expect: completed
# fetch: **/*.csv **/*.json **/*.svg
# artifacts: out/table.csv out/data.json plots/größe.svg
import json
import pathlib

for folder in ("out", "plots"):
    pathlib.Path(folder).mkdir()
pathlib.Path("out/table.csv").write_text("a,b\n1,2\n")
pathlib.Path("out/data.json").write_text(json.dumps({"a": 1}))
pathlib.Path("plots/größe.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
