// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/timestamp.h"

#include <chrono>

namespace basalt::core {

namespace {

void putDigits(char *to, int width, qint64 value)
{
    for (int i = width - 1; i >= 0; --i) {
        to[i] = static_cast<char>('0' + value % 10);
        value /= 10;
    }
}

/** Reads digits at a moving position; every read fails for good once one has failed. */
class Scanner
{
public:
    explicit Scanner(QByteArrayView text) : m_text(text) { }

    int digits(int width)
    {
        if (m_text.size() - m_at < width)
            return fail();
        int value = 0;
        for (int i = 0; i < width; ++i) {
            const char c = m_text[m_at + i];
            if (c < '0' || c > '9')
                return fail();
            value = value * 10 + (c - '0');
        }
        m_at += width;
        return value;
    }

    bool accept(QByteArrayView anyOf)
    {
        if (atEnd() || !anyOf.contains(m_text[m_at]))
            return false;
        ++m_at;
        return true;
    }

    void expect(QByteArrayView anyOf)
    {
        if (!accept(anyOf))
            fail();
    }

    [[nodiscard]] char previous() const { return m_text[m_at - 1]; }
    [[nodiscard]] char peek() const { return atEnd() ? '\0' : m_text[m_at]; }
    [[nodiscard]] bool atEnd() const { return m_at >= m_text.size(); }
    [[nodiscard]] bool ok() const { return m_ok; }

    int fail()
    {
        m_ok = false;
        return 0;
    }

private:
    QByteArrayView m_text;
    qsizetype m_at = 0;
    bool m_ok = true;
};

std::optional<std::chrono::sys_days> scanDay(Scanner &scanner)
{
    const int year = scanner.digits(4);
    scanner.expect("-");
    const int month = scanner.digits(2);
    scanner.expect("-");
    const int day = scanner.digits(2);
    const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                                           std::chrono::day(static_cast<unsigned>(day))};
    if (!scanner.ok() || year < 1 || !date.ok())
        return std::nullopt;
    return std::chrono::sys_days(date);
}

} // namespace

QByteArray formatTimestamp(qint64 msSinceEpoch)
{
    using namespace std::chrono;
    const sys_time<milliseconds> instant{milliseconds(msSinceEpoch)};
    const auto day = floor<days>(instant);
    const year_month_day date(day);
    const hh_mm_ss time(instant - day);
    QByteArray text("0000-00-00T00:00:00.000Z");
    char *to = text.data();
    putDigits(to, 4, int(date.year()));
    putDigits(to + 5, 2, unsigned(date.month()));
    putDigits(to + 8, 2, unsigned(date.day()));
    putDigits(to + 11, 2, time.hours().count());
    putDigits(to + 14, 2, time.minutes().count());
    putDigits(to + 17, 2, time.seconds().count());
    putDigits(to + 20, 3, time.subseconds().count());
    return text;
}

std::optional<qint64> parseTimestamp(QByteArrayView text)
{
    using namespace std::chrono;
    Scanner scanner(text);
    const auto day = scanDay(scanner);
    if (!day)
        return std::nullopt;
    scanner.expect("Tt ");
    const int hour = scanner.digits(2);
    scanner.expect(":");
    const int minute = scanner.digits(2);
    int second = 0;
    int millisecond = 0;
    if (scanner.accept(":")) {
        second = scanner.digits(2);
        if (scanner.accept(".,")) {
            if (scanner.peek() < '0' || scanner.peek() > '9')
                return std::nullopt;
            for (int weight = 100; scanner.peek() >= '0' && scanner.peek() <= '9'; weight /= 10)
                millisecond += scanner.digits(1) * weight;
        }
    }
    int offsetMinutes = 0;
    if (scanner.accept("+-")) {
        const int sign = scanner.previous() == '-' ? -1 : 1;
        const int hours = scanner.digits(2);
        scanner.accept(":");
        const int minutes = scanner.atEnd() ? 0 : scanner.digits(2);
        if (hours > 23 || minutes > 59)
            return std::nullopt;
        offsetMinutes = sign * (hours * 60 + minutes);
    } else {
        scanner.accept("Zz");
    }
    // A leap second is read as the last millisecond before it: no clock here can name it.
    if (second == 60) {
        second = 59;
        millisecond = 999;
    }
    if (!scanner.ok() || !scanner.atEnd() || hour > 23 || minute > 59 || second > 59)
        return std::nullopt;
    const auto instant = *day + hours(hour) + minutes(minute - offsetMinutes) + seconds(second) + milliseconds(millisecond);
    const year_month_day utc(floor<days>(instant));
    if (int(utc.year()) < 1 || int(utc.year()) > 9999)
        return std::nullopt;
    return duration_cast<milliseconds>(instant.time_since_epoch()).count();
}

bool isDate(QByteArrayView text)
{
    Scanner scanner(text);
    return scanDay(scanner).has_value() && scanner.atEnd();
}

} // namespace basalt::core
