#include "sums.hpp"

int sums::add(int a, int b) { return a + b; }
