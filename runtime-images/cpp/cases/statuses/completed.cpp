// what: reads its input to the end, takes its arguments and ends well
// args: one two
// stdin: 3\n4\n
// expect: completed
// stdout: 7 one two\n
// code: 0
#include <bits/stdc++.h>
#include <unistd.h>

int main(int argc, char **argv) {
    std::vector<long> numbers{std::istream_iterator<long>(std::cin), {}};
    std::cout << std::accumulate(numbers.begin(), numbers.end(), 0L) << ' ' << argv[1] << ' ' << argv[2] << std::endl;
    return argc == 3 ? 0 : 1;
}
