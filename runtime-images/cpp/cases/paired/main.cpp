// Pieces that print the same under gVisor and under runc: the program runs the one whose number it is given.
// pieces: 34
#include <bits/stdc++.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace std;
namespace fs = filesystem;

struct Shape { virtual ~Shape() = default; virtual double area() const = 0; };
struct Square : Shape { double side; explicit Square(double s) : side(s) {} double area() const override { return side * side; } };
template <class T> T gcd_of(T a, T b) { return b == 0 ? a : gcd_of(b, a % b); }

static string big(int n) {
    vector<int> digits{1};
    for (int i = 2; i <= n; i++) {
        int carry = 0;
        for (int &digit : digits) { carry += digit * i; digit = carry % 10; carry /= 10; }
        for (; carry; carry /= 10) digits.push_back(carry % 10);
    }
    string text;
    for (auto it = digits.rbegin(); it != digits.rend(); ++it) text += char('0' + *it);
    return text;
}

static const vector<function<void()>> PIECES = {
    [] { cout << big(50); },
    [] { cout << setprecision(17) << 0.1 + 0.2 << ' ' << 1 / 3.0 << ' ' << 1e300 * 1e10; },
    [] { cout << setprecision(17) << sin(0.5) << ' ' << hypot(3, 4) << ' ' << tgamma(5.5); },
    [] { vector<string> all{"zebra", "apple", "mango"}; ranges::sort(all); for (auto &each : all) cout << each << ' '; },
    [] { map<char, int> counts; for (char c : string("mississippi")) counts[c]++; for (auto [c, n] : counts) cout << c << n; },
    [] { mt19937 random(7); cout << random() << ' ' << random(); },
    [] { cout << regex_replace(string("x@y.com"), regex("(\\w+)@"), "$1 at "); },
    [] { try { vector<int>().at(3); } catch (const out_of_range &e) { cout << e.what(); } },
    [] { try { throw runtime_error("mine"); } catch (const exception &e) { cout << e.what(); } },
    [] { unique_ptr<Shape> shape = make_unique<Square>(3); cout << shape->area(); },
    [] { cout << gcd_of(1071, 462) << ' ' << gcd_of(10LL, 4LL); },
    [] { atomic<int> sum = 0; vector<jthread> all; for (int i = 0; i < 8; i++) all.emplace_back([&sum, i] { sum += i; }); all.clear(); cout << sum; },
    [] { auto later = async(launch::async, [] { return 6 * 7; }); cout << later.get(); },
    [] { mutex m; condition_variable c; bool done = false; jthread t([&] { lock_guard l(m); done = true; c.notify_one(); }); unique_lock l(m); c.wait(l, [&] { return done; }); cout << done; },
    [] { fs::create_directories("a/b"); ofstream("a/b/c") << "text"; fs::create_symlink("b/c", "a/e"); string text; ifstream("a/e") >> text; cout << text << fs::file_size("a/b/c") << fs::read_symlink("a/e"); },
    [] { ofstream("x") << 1; fs::rename("x", "y"); for (auto &each : set<fs::path>{fs::path("y")}) cout << each << fs::exists("x"); },
    [] { error_code wrong; fs::file_size("/nowhere", wrong); cout << wrong.message(); },
    [] { error_code wrong; fs::create_directory("/etc/x", wrong); cout << bool(wrong); },
    [] { cout << fs::current_path() << fs::temp_directory_path(); },
    [] { time_t t = 1709208000; cout << put_time(gmtime(&t), "%F %T"); },
    [] { using namespace chrono; cout << int(sys_days{2024y / 2 / 29}.time_since_epoch().count()); },
    [] { istringstream in("1 2.5 text"); int a; double b; string c; in >> a >> b >> c; cout << a << b << c; },
    [] { cout << hex << showbase << 255 << oct << 8 << dec << setw(6) << setfill('*') << 42; },
    [] { bitset<16> b(0xabc); cout << b << b.count(); },
    [] { vector<int> v(10); iota(v.begin(), v.end(), 1); cout << accumulate(v.begin(), v.end(), 0) << reduce(v.begin(), v.end()); },
    [] { string s = "abc"; do cout << s << ' '; while (next_permutation(s.begin(), s.end())); },
    [] { priority_queue<int> q; for (int x : {3, 1, 2}) q.push(x); for (; !q.empty(); q.pop()) cout << q.top(); },
    [] { optional<int> none; variant<int, string> v = "text"; cout << none.value_or(5) << get<string>(v) << v.index(); },
    [] { auto even = views::iota(1, 20) | views::filter([](int x) { return x % 2 == 0; }); for (int x : even) cout << x << ' '; },
    [] { int status; if (fork() == 0) _exit(7); wait(&status); cout << WEXITSTATUS(status); },
    [] { complex<double> z(1, 2); cout << z * z << abs(z); },
    [] { vector<int> v(1 << 24, 1); cout << accumulate(v.begin(), v.end(), 0L); },
    [] { cout << stoi("42") << to_string(3.5) << string_view("view").substr(1); },
    [] { cerr << "to standard error"; exit(3); },
};

int main(int count, char **words) {
    PIECES.at(count > 1 ? stoi(words[1]) : 0)();
    cout << endl;
}
