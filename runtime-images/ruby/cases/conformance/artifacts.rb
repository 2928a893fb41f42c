# what: saves a table and a picture in folders
# expect: completed
# fetch: **/*.csv **/*.json **/*.svg
# artifacts: out/table.csv out/data.json plots/größe.svg
require "csv"
require "json"

%w[out plots].each { |folder| Dir.mkdir(folder) }
CSV.open("out/table.csv", "w") { |csv| csv << %w[a b] << [1, 2] }
File.write("out/data.json", JSON.generate({ a: 1 }))
File.write("plots/größe.svg", '<svg xmlns="http://www.w3.org/2000/svg"/>')
