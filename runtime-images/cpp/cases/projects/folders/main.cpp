// what: has headers and sources in folders
// expect: completed
// stdout: 5 from elsewhere\n
#include <iostream>

#include "lib/sums.hpp"

int main() { std::cout << sums::add(2, 3) << " from elsewhere\n"; }
