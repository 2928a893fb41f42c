// what: saves a table and a picture in folders
// expect: completed
// fetch: **/*.csv **/*.json **/*.svg
// artifacts: out/table.csv out/data.json plots/größe.svg
#include <filesystem>
#include <fstream>

int main() {
    for (const char *folder : {"out", "plots"}) std::filesystem::create_directory(folder);
    std::ofstream("out/table.csv") << "a,b\n1,2\n";
    std::ofstream("out/data.json") << "{\"a\": 1}";
    std::ofstream("plots/größe.svg") << "<svg xmlns=\"http://www.w3.org/2000/svg\"/>";
}
