// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Runs a fuzz target without libFuzzer: every seed, then changed ones, for a number of runs or of seconds.
//
//     fuzz_parser [-runs=N] [-seconds=N] [-seed=N] corpus-folder
//
// Compiled with GCC's -fsanitize-coverage=trace-pc, it keeps inputs that reach something new and goes on from them. The input
// that is being tried stands in `<program>.input` beside the program's working folder when a run ends by a fault.

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <array>
#include <chrono>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <random>
#include <vector>

#include <fcntl.h>
#include <unistd.h>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

namespace {

using Input = std::vector<uint8_t>;

constexpr size_t kMaxInput = 4096;

std::array<uint8_t, 1 << 16> reached{};
bool isTracing = false;
size_t newlyReached = 0;

const Input *current = nullptr;
std::array<char, 256> faultFile{};

/** Only what is allowed in a signal handler. */
void writeCurrent(int signal)
{
    const int file = ::open(faultFile.data(), O_CREAT | O_TRUNC | O_WRONLY, 0644);
    if (file >= 0 && current) {
        [[maybe_unused]] const auto written = ::write(file, current->data(), current->size());
        ::close(file);
    }
    ::signal(signal, SIG_DFL);
    ::raise(signal);
}

class Mutator
{
public:
    explicit Mutator(quint32 seed) : m_random(seed) { }

    size_t below(size_t end) { return std::uniform_int_distribution<size_t>(0, end - 1)(m_random); }

    Input mutate(const std::vector<Input> &corpus)
    {
        Input input = corpus[below(corpus.size())];
        for (size_t count = 1 + below(6); count > 0; --count)
            change(input, corpus);
        if (input.size() > kMaxInput)
            input.resize(kMaxInput);
        return input;
    }

private:
    void change(Input &input, const std::vector<Input> &corpus)
    {
        const size_t at = below(input.size() + 1);
        const auto place = input.begin() + static_cast<std::ptrdiff_t>(at);
        switch (below(6)) {
        case 0:
            if (at < input.size())
                *place = static_cast<uint8_t>(*place ^ (1U << below(8)));
            break;
        case 1: input.insert(place, static_cast<uint8_t>(below(256))); break;
        case 2: input.erase(place, place + static_cast<std::ptrdiff_t>(std::min(1 + below(8), input.size() - at))); break;
        case 3: {
            static constexpr std::array<uint8_t, 24> kLikely{'(', ')', '"', '\'', '{', '}', '[',  ']',  ',',  ':', '@', '.',
                                                             '?', '!', '=', '-',  '0', '9', '\\', '\r', '\n', ' ', 0,   0xff};
            input.insert(place, 1 + below(3), kLikely[below(kLikely.size())]);
            break;
        }
        default: {
            const Input &other = corpus[below(corpus.size())];
            if (other.empty())
                break;
            const size_t from = below(other.size());
            const size_t length = std::min(other.size() - from, 1 + below(32));
            const Input part(other.begin() + static_cast<std::ptrdiff_t>(from),
                             other.begin() + static_cast<std::ptrdiff_t>(from + length));
            input.insert(place, part.begin(), part.end());
        }
        }
    }

    std::mt19937 m_random;
};

/** True if something was reached that never was before. */
bool run(const Input &input)
{
    current = &input;
    newlyReached = 0;
    isTracing = true;
    LLVMFuzzerTestOneInput(input.data(), input.size());
    isTracing = false;
    return newlyReached > 0;
}

std::vector<Input> readCorpus(const QString &folder)
{
    std::vector<Input> corpus;
    const auto files = QDir(folder).entryInfoList(QDir::Files, QDir::Name);
    for (const QFileInfo &info : files) {
        QFile file(info.filePath());
        if (file.open(QIODevice::ReadOnly)) {
            const QByteArray bytes = file.readAll();
            corpus.emplace_back(bytes.begin(), bytes.end());
        }
    }
    return corpus;
}

} // namespace

/** Called by code compiled with -fsanitize-coverage=trace-pc at every edge; the compiler chose its name. */
extern "C" void __sanitizer_cov_trace_pc(); // NOLINT(bugprone-reserved-identifier)
extern "C" void __sanitizer_cov_trace_pc()  // NOLINT(bugprone-reserved-identifier)
{
    if (!isTracing)
        return;
    const auto address = reinterpret_cast<uintptr_t>(__builtin_return_address(0));
    uint8_t &cell = reached[((address >> 1) ^ (address >> 17)) & (reached.size() - 1)];
    if (cell == 0) {
        cell = 1;
        ++newlyReached;
    }
}

int main(int count, char **arguments)
{
    long runs = 20'000;
    long seconds = 0;
    quint32 seed = 1;
    std::vector<Input> corpus;
    for (int i = 1; i < count; ++i) {
        const QByteArray argument(arguments[i]);
        if (argument.startsWith("-runs="))
            runs = argument.sliced(6).toLong();
        else if (argument.startsWith("-seconds="))
            seconds = argument.sliced(9).toLong();
        else if (argument.startsWith("-seed="))
            seed = argument.sliced(6).toUInt();
        else
            corpus = readCorpus(QFile::decodeName(argument));
    }
    if (corpus.empty()) {
        std::fputs("no corpus\n", stderr);
        return 2;
    }
    const QByteArray name = QFileInfo(QFile::decodeName(arguments[0])).fileName().toUtf8() + ".input";
    std::copy_n(name.constData(), std::min<size_t>(size_t(name.size()), faultFile.size() - 1), faultFile.data());
    for (const int signal : {SIGABRT, SIGSEGV, SIGFPE, SIGBUS})
        std::signal(signal, writeCurrent);

    using Clock = std::chrono::steady_clock;
    const auto begin = Clock::now();
    const size_t seeds = corpus.size();
    for (const Input &input : std::vector<Input>(corpus))
        run(input);
    Mutator mutator(seed);
    long done = 0;
    while (seconds > 0 ? Clock::now() - begin < std::chrono::seconds(seconds) : done < runs) {
        Input input = mutator.mutate(corpus);
        ++done;
        if (run(input))
            corpus.push_back(std::move(input));
    }
    const auto elapsed = std::chrono::duration<double>(Clock::now() - begin).count();
    std::printf("%ld runs in %.1f s, %zu seeds, %zu inputs kept, %td places reached\n", done, elapsed, seeds,
                corpus.size() - seeds, std::ranges::count(reached, 1));
    return 0;
}
