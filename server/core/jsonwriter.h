// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QJsonValue>
#include <QStringView>

namespace basalt::core {

/**
 * Writes compact JSON (RFC 8259, UTF-8) straight into one buffer: answers are built without a tree of values. The writer
 * sets commas itself; the caller keeps begin and end in pairs. One thread.
 */
class JsonWriter
{
public:
    explicit JsonWriter(qsizetype reserve = 512) { m_out.reserve(reserve); }

    JsonWriter &beginObject() { return open('{'); }
    JsonWriter &endObject() { return close('}'); }
    JsonWriter &beginArray() { return open('['); }
    JsonWriter &endArray() { return close(']'); }

    /** Key of the next value; `name` is escaped. */
    JsonWriter &key(QByteArrayView name);

    JsonWriter &null() { return raw("null"); }
    JsonWriter &boolean(bool value) { return raw(value ? QByteArrayView("true") : QByteArrayView("false")); }
    JsonWriter &integer(qint64 value);
    /** Shortest text that reads back as the same double; an infinite or undefined value becomes null. */
    JsonWriter &real(double value);
    /** UTF-8 text. Bytes that are not UTF-8 become U+FFFD. */
    JsonWriter &string(QByteArrayView utf8);
    JsonWriter &string(QStringView text);
    JsonWriter &value(const QJsonValue &value);
    /** A finished JSON text, trusted to be one. */
    JsonWriter &raw(QByteArrayView json);

    /** key() and the value in one call. */
    JsonWriter &member(QByteArrayView name, QByteArrayView utf8) { return key(name).string(utf8); }
    JsonWriter &member(QByteArrayView name, QStringView text) { return key(name).string(text); }
    JsonWriter &member(QByteArrayView name, qint64 value) { return key(name).integer(value); }
    JsonWriter &flag(QByteArrayView name, bool value) { return key(name).boolean(value); }

    [[nodiscard]] const QByteArray &bytes() const { return m_out; }
    [[nodiscard]] QByteArray take() { return std::move(m_out); }

private:
    JsonWriter &open(char bracket);
    JsonWriter &close(char bracket);
    void separate();

    QByteArray m_out;
    bool m_needsComma = false;
};

/** Appends `utf8` as a quoted and escaped JSON string. */
void appendJsonString(QByteArray &out, QByteArrayView utf8);

/** Appends the shortest decimal text that reads back as `value`, in ECMAScript's form (RFC 8785 section 3.2.2.3). */
void appendJsonNumber(QByteArray &out, double value);

} // namespace basalt::core
