// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "core/jsonwriter.h"

#include "core/bytes.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringEncoder>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstring>

namespace basalt::core {

namespace {

void appendEscape(QByteArray &out, unsigned char c)
{
    switch (c) {
    case '"': out += "\\\""; return;
    case '\\': out += "\\\\"; return;
    case '\b': out += "\\b"; return;
    case '\f': out += "\\f"; return;
    case '\n': out += "\\n"; return;
    case '\r': out += "\\r"; return;
    case '\t': out += "\\t"; return;
    default: break;
    }
    static constexpr char kDigits[] = "0123456789abcdef";
    out += "\\u00";
    out += kDigits[c >> 4];
    out += kDigits[c & 0x0f];
}

/** True for visible ASCII and blanks without quote and backslash: nothing to escape, nothing to repair. Eight bytes at a time. */
bool isPlain(QByteArrayView text)
{
    constexpr quint64 kEach = 0x0101010101010101;
    constexpr quint64 kTopBits = kEach * 0x80;
    const char *at = text.data();
    const char *const end = at + text.size();
    quint64 suspects = 0;
    for (; end - at >= 8; at += 8) {
        quint64 word = 0;
        std::memcpy(&word, at, sizeof word);
        const quint64 quotes = word ^ (kEach * '"');
        const quint64 backslashes = word ^ (kEach * '\\');
        // A top bit appears for what is not ASCII, for less than a blank, and for the two marks.
        suspects |= word | (word - kEach * 0x20) | (quotes - kEach) | (backslashes - kEach);
    }
    if ((suspects & kTopBits) != 0)
        return false;
    return std::all_of(at, end, [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte >= 0x20 && byte < 0x80 && byte != '"' && byte != '\\';
    });
}

} // namespace

void appendJsonString(QByteArray &out, QByteArrayView utf8)
{
    if (isPlain(utf8)) [[likely]] {
        char *to = extend(out, utf8.size() + 2);
        *to++ = '"';
        to = put(to, utf8);
        *to = '"';
        return;
    }
    QByteArray repaired;
    if (!utf8.isValidUtf8()) [[unlikely]] {
        repaired = QString::fromUtf8(utf8).toUtf8();
        utf8 = repaired;
    }
    out += '"';
    const char *const end = utf8.data() + utf8.size();
    for (const char *runStart = utf8.data(), *c = runStart;; ++c) {
        if (c == end) {
            out.append(runStart, c - runStart);
            break;
        }
        const auto byte = static_cast<unsigned char>(*c);
        if (byte < 0x20 || byte == '"' || byte == '\\') {
            out.append(runStart, c - runStart);
            appendEscape(out, byte);
            runStart = c + 1;
        }
    }
    out += '"';
}

void appendJsonNumber(QByteArray &out, double value)
{
    if (!std::isfinite(value)) {
        out += "null";
        return;
    }
    if (value == 0) {
        out += '0'; // also for -0, as ECMAScript writes it
        return;
    }
    // Shortest digits that read back, as d.ddde±xx; ECMAScript places the point by the exponent (ECMA-262, Number::toString).
    std::array<char, 40> buffer;
    const auto [end, status] =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::scientific);
    Q_ASSERT(status == std::errc());
    const char *from = buffer.data();
    if (*from == '-') {
        out += '-';
        ++from;
    }
    const char *const mark = std::find(from, static_cast<const char *>(end), 'e');
    std::array<char, 20> digits;
    qsizetype count = 0;
    for (const char *c = from; c != mark; ++c) {
        if (*c != '.')
            digits[static_cast<size_t>(count++)] = *c;
    }
    int exponent = 0;
    std::from_chars(mark + (mark[1] == '+' ? 2 : 1), end, exponent);
    if (exponent >= 21 || exponent < -6) {
        out += digits[0];
        if (count > 1)
            out.append('.').append(digits.data() + 1, count - 1);
        out.append(exponent < 0 ? "e-" : "e+").append(QByteArray::number(std::abs(exponent)));
    } else if (exponent < 0) {
        out.append("0.").append(-exponent - 1, '0').append(digits.data(), count);
    } else if (count <= exponent + 1) {
        out.append(digits.data(), count).append(exponent + 1 - count, '0');
    } else {
        out.append(digits.data(), exponent + 1).append('.').append(digits.data() + exponent + 1, count - exponent - 1);
    }
}

JsonWriter &JsonWriter::open(char bracket)
{
    separate();
    m_out += bracket;
    m_needsComma = false;
    return *this;
}

JsonWriter &JsonWriter::close(char bracket)
{
    m_out += bracket;
    m_needsComma = true;
    return *this;
}

void JsonWriter::separate()
{
    if (m_needsComma)
        m_out += ',';
    m_needsComma = true;
}

JsonWriter &JsonWriter::key(QByteArrayView name)
{
    separate();
    appendJsonString(m_out, name);
    m_out += ':';
    m_needsComma = false;
    return *this;
}

JsonWriter &JsonWriter::integer(qint64 value)
{
    separate();
    appendParts(m_out, Decimal(value));
    return *this;
}

JsonWriter &JsonWriter::real(double value)
{
    separate();
    appendJsonNumber(m_out, value);
    return *this;
}

JsonWriter &JsonWriter::string(QByteArrayView utf8)
{
    separate();
    appendJsonString(m_out, utf8);
    return *this;
}

JsonWriter &JsonWriter::string(QStringView text)
{
    return string(QByteArrayView(text.toUtf8()));
}

JsonWriter &JsonWriter::value(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Bool: return boolean(value.toBool());
    case QJsonValue::Double: {
        // Qt keeps integers apart from doubles inside; asking with two defaults tells which one this is.
        const qint64 whole = value.toInteger(0);
        if (whole == value.toInteger(1))
            return integer(whole);
        return real(value.toDouble());
    }
    case QJsonValue::String: return string(QStringView(value.toString()));
    case QJsonValue::Array: {
        beginArray();
        const QJsonArray array = value.toArray();
        for (const QJsonValue &element : array)
            this->value(element);
        return endArray();
    }
    case QJsonValue::Object: {
        beginObject();
        const QJsonObject object = value.toObject();
        for (auto member = object.constBegin(); member != object.constEnd(); ++member) {
            key(member.key().toUtf8());
            this->value(member.value());
        }
        return endObject();
    }
    case QJsonValue::Null:
    case QJsonValue::Undefined: break;
    }
    return null();
}

JsonWriter &JsonWriter::raw(QByteArrayView json)
{
    separate();
    m_out += json;
    return *this;
}

} // namespace basalt::core
