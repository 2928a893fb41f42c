// what: computes with big integers where its language has them, in threads and temporary files, in UTF-8, in UTC, at random
// expect: completed
// stdout-contains: threads = 4
// stdout-contains: temporary = kept
// stdout-contains: text = 3 日本語
// stdout-contains: zone = UTC
// stdout-contains: random = differs
// stdout-contains: name = grün.txt
#include <atomic>
#include <clocale>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <random>
#include <string>
#include <thread>
#include <vector>

namespace fs = std::filesystem;

int main() {
    std::setlocale(LC_ALL, "");
    std::atomic<int> sum = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; i++) threads.emplace_back([&] { sum++; });
    for (auto &thread : threads) thread.join();
    std::cout << "threads = " << sum << "\n";
    fs::path kept = fs::temp_directory_path() / "kept";
    std::ofstream(kept) << "kept";
    std::string text;
    std::ifstream(kept) >> text;
    std::cout << "temporary = " << text << "\n";
    std::cout << "text = " << std::mbstowcs(nullptr, "日本語", 0) << " 日本語\n";
    std::time_t now = std::time(nullptr);
    char zone[16];
    std::strftime(zone, sizeof zone, "%Z", std::localtime(&now));
    std::cout << "zone = " << zone << "\n";
    std::random_device random;
    std::cout << "random = " << (random() != random() || random() != random() ? "differs" : "the same") << "\n";
    std::ofstream("grün.txt") << "";
    for (const auto &each : fs::directory_iterator("."))
        if (each.path().extension() == ".txt") std::cout << "name = " << each.path().filename().string() << "\n";
}
