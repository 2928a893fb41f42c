# what: saves a table and a picture in folders
# expect: completed
# fetch: **/*.csv **/*.json **/*.svg
# artifacts: out/table.csv out/data.json plots/größe.svg
mkdir out plots
printf 'a,b\n1,2\n' >out/table.csv
jq -n '{a: 1}' >out/data.json
echo '<svg xmlns="http://www.w3.org/2000/svg"/>' >plots/größe.svg
