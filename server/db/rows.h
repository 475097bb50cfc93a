// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/jsonwriter.h"
#include "core/result.h"
#include "db/value.h"

#include <QByteArrayView>

#include <memory>

namespace basalt::db {

/**
 * The result of a running query, read row by row. The statement is reset when the object goes, so a read never pins the
 * database longer than its scope. Column indexes count from 0. One thread: that of the connection.
 *
 * Views returned by text() and blob() are valid until the next next().
 */
class Rows
{
public:
    /** What a driver supplies; `Rows` owns the running state through it. */
    class Cursor
    {
    public:
        Cursor() = default;
        Cursor(const Cursor &) = delete;
        Cursor &operator=(const Cursor &) = delete;
        virtual ~Cursor() = default;
        virtual Result<bool> next() = 0;
        [[nodiscard]] virtual int columnCount() const = 0;
        [[nodiscard]] virtual bool isNull(int column) const = 0;
        [[nodiscard]] virtual bool boolean(int column) const = 0;
        [[nodiscard]] virtual qint64 integer(int column) const = 0;
        [[nodiscard]] virtual double real(int column) const = 0;
        [[nodiscard]] virtual QByteArrayView text(int column) const = 0;
        [[nodiscard]] virtual QByteArray blob(int column) const = 0;
        [[nodiscard]] virtual QByteArray timestamp(int column) const = 0;
        [[nodiscard]] virtual QByteArray columnName(int column) const = 0;
        virtual void writeJson(int column, core::JsonWriter &out) const = 0;
    };

    explicit Rows(std::unique_ptr<Cursor> cursor) : m_cursor(std::move(cursor)) { }

    /** True: a row is there. False: the end. An interrupted or failed statement is an error, never an early end. */
    [[nodiscard]] Result<bool> next() { return m_cursor->next(); }

    [[nodiscard]] int columnCount() const { return m_cursor->columnCount(); }
    [[nodiscard]] bool isNull(int column) const { return m_cursor->isNull(column); }
    [[nodiscard]] bool boolean(int column) const { return m_cursor->boolean(column); }
    [[nodiscard]] qint64 integer(int column) const { return m_cursor->integer(column); }
    [[nodiscard]] double real(int column) const { return m_cursor->real(column); }
    /** UTF-8; empty for NULL. */
    [[nodiscard]] QByteArrayView text(int column) const { return m_cursor->text(column); }
    /** A copy of text(); null for NULL. */
    [[nodiscard]] QByteArray string(int column) const { return isNull(column) ? QByteArray() : text(column).toByteArray(); }
    [[nodiscard]] QByteArray blob(int column) const { return m_cursor->blob(column); }
    /** An instant in the one form of core/timestamp.h, whatever the database keeps; null for NULL. */
    [[nodiscard]] QByteArray timestamp(int column) const { return m_cursor->timestamp(column); }
    [[nodiscard]] QByteArray columnName(int column) const { return m_cursor->columnName(column); }
    /**
     * A value whose type nobody knows beforehand: numbers, booleans and null as JSON has them, everything else as text (exact
     * decimals too), bytes as `\\x` and hexadecimal digits.
     */
    void writeJson(int column, core::JsonWriter &out) const { m_cursor->writeJson(column, out); }

private:
    std::unique_ptr<Cursor> m_cursor;
};

} // namespace basalt::db
