// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QRandomGenerator>
#include <QString>

#include <initializer_list>
#include <vector>

namespace basalt::test {

/** Choices of one seed: the same seed makes the same choices. */
class RandomSource
{
public:
    explicit RandomSource(quint32 seed) : m_random(seed) { }

    /** From 0 to `end` - 1. */
    [[nodiscard]] int below(int end) { return int(m_random.bounded(end)); }
    [[nodiscard]] bool oneIn(int count) { return below(count) == 0; }
    [[nodiscard]] quint32 number() { return m_random.generate(); }

    template <class T>
    [[nodiscard]] const T &of(const std::vector<T> &values)
    {
        return values[size_t(below(int(values.size())))];
    }
    template <class T, size_t N>
    [[nodiscard]] T of(T const (&values)[N])
    {
        return values[below(int(N))];
    }
    [[nodiscard]] QByteArray of(std::initializer_list<const char *> values)
    {
        return values.begin()[below(int(values.size()))];
    }

private:
    QRandomGenerator m_random;
};

/**
 * The seed that BASALT_TEST_SEED names, which is always the same otherwise: the tests of one commit say the same each time.
 * `random` takes a new one, as the long tests do. Says which.
 */
[[nodiscard]] inline quint32 testSeed()
{
    const QString given = qEnvironmentVariable("BASALT_TEST_SEED", QStringLiteral("20260101"));
    const quint32 seed = given == QLatin1String("random") ? QRandomGenerator::global()->generate() : given.toUInt();
    qInfo("seed %u (set BASALT_TEST_SEED to repeat)", seed);
    return seed;
}

/** A number from the environment, for how long or how often a test runs. */
[[nodiscard]] inline int testCount(const char *variable, int otherwise)
{
    const int count = qEnvironmentVariableIntValue(variable);
    return count > 0 ? count : otherwise;
}

} // namespace basalt::test
