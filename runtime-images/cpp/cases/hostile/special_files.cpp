// what: leaves pipes and folders where files are fetched
// expect: completed
// fetch: *.txt
// artifacts: real.txt
#include <filesystem>
#include <fstream>
#include <sys/stat.h>

int main() {
    mkfifo("pipe.txt", 0600);
    std::filesystem::create_directory("folder.txt");
    std::ofstream("real.txt") << "text";
}
