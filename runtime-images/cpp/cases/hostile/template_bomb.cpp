// what: instantiates templates without end
// expect: time_limit_exceeded memory_limit_exceeded cpu_limit_exceeded compile_error
// why: which limit is met first depends on the machine
// limits: compile_timeout=4000
template <int N, unsigned long M> struct Bomb {
    static constexpr long value = Bomb<N - 1, 2 * M>::value + Bomb<N - 1, 2 * M + 1>::value;
};
template <unsigned long M> struct Bomb<0, M> {
    static constexpr long value = 1;
};
int main() { return Bomb<40, 1>::value; }
