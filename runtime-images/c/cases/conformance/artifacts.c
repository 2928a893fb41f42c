// what: saves a table and a picture in folders
// expect: completed
// fetch: **/*.csv **/*.json **/*.svg
// artifacts: out/table.csv out/data.json plots/größe.svg
#include <stdio.h>
#include <sys/stat.h>

static void save(const char *name, const char *text) {
    FILE *file = fopen(name, "w");
    fputs(text, file);
    fclose(file);
}

int main(void) {
    mkdir("out", 0755);
    mkdir("plots", 0755);
    save("out/table.csv", "a,b\n1,2\n");
    save("out/data.json", "{\"a\": 1}");
    save("plots/größe.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>");
    return 0;
}
