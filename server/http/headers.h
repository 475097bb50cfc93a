// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <utility>
#include <vector>

namespace basalt::http {

/**
 * Header fields in the order they came, duplicates kept. Names compare without regard to case. A value that is none
 * (isFieldValue()) is refused by add() and set(): nothing that a caller sends can end a header line early.
 */
class Headers
{
public:
    using Field = std::pair<QByteArray, QByteArray>;

    /** The first value of that name, null if there is none. */
    [[nodiscard]] QByteArray value(QByteArrayView name) const;
    [[nodiscard]] bool contains(QByteArrayView name) const;
    [[nodiscard]] qsizetype count(QByteArrayView name) const;
    /** All values of that name joined with `, `. */
    [[nodiscard]] QByteArray joined(QByteArrayView name) const;

    /** Appends a field. False, and nothing is added, if the name is no token or the value is none. */
    bool add(QByteArrayView name, QByteArrayView value);
    /**
     * add() without copying the texts: for fields that are made once and sent often. The name is one of ours, and a token. A
     * null value counts as an empty one.
     */
    bool addShared(const Field &field);
    /** Replaces all fields of that name. */
    bool set(QByteArrayView name, QByteArrayView value);
    /** set() without copying the texts. */
    bool setShared(const Field &field);
    void remove(QByteArrayView name);
    /** Room for that many fields. */
    void reserve(size_t fields) { m_fields.reserve(fields); }

    [[nodiscard]] auto begin() const { return m_fields.cbegin(); }
    [[nodiscard]] auto end() const { return m_fields.cend(); }
    [[nodiscard]] bool isEmpty() const { return m_fields.empty(); }

private:
    std::vector<Field> m_fields;
};

/** True for one or more `tchar` (RFC 9110 section 5.6.2). */
[[nodiscard]] bool isToken(QByteArrayView text);

/** True for what may stand in a field value (RFC 9110 section 5.5): no control character but the tab. Empty is fine. */
[[nodiscard]] bool isFieldValue(QByteArrayView text);

/** Without regard to the case of ASCII letters, as names of fields and many of their values are to be compared. */
[[nodiscard]] inline bool sameText(QByteArrayView a, QByteArrayView b)
{
    constexpr int kCaseBit = 0x20;
    if (a.size() != b.size() || a.isEmpty())
        return a.size() == b.size();
    // Most differ in length or in their first letter, and what is left is mostly written the same way.
    return ((a.front() ^ b.front()) & ~kCaseBit) == 0 && (a == b || a.compare(b, Qt::CaseInsensitive) == 0);
}

} // namespace basalt::http
