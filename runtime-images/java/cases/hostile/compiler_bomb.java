// what: has a constant whose size doubles with each line
// expect: compile_error memory_limit_exceeded time_limit_exceeded cpu_limit_exceeded
// why: the compiler gives up for want of memory, or a limit is met
// limits: compile_timeout=8000
public class Main {
    static final String A = "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx";
    static final String B = A + A + A + A + A + A + A + A;
    static final String C = B + B + B + B + B + B + B + B;
    static final String D = C + C + C + C + C + C + C + C;
    static final String E = D + D + D + D + D + D + D + D;
    static final String F = E + E + E + E + E + E + E + E;
    static final String G = F + F + F + F + F + F + F + F;
    static final String H = G + G + G + G + G + G + G + G;
    static final String I = H + H + H + H + H + H + H + H;
    static final String J = I + I + I + I + I + I + I + I;
    static final String K = J + J + J + J + J + J + J + J;
    static final String L = K + K + K + K + K + K + K + K;
    static final String M = L + L + L + L + L + L + L + L;

    public static void main(String[] args) {
        System.out.println(M);
    }
}
