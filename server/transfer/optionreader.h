// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"
#include "transfer/tableformat.h"

#include <QByteArray>
#include <QHash>
#include <QList>

#include <initializer_list>
#include <optional>

namespace basalt::transfer {

/**
 * Reads options by name and type, wherever they come from: the query, parts of a form, the command line. Collects what is wrong
 * with each. An empty value counts as absent.
 */
class OptionReader
{
public:
    explicit OptionReader(QHash<QByteArray, QByteArray> values) : m_values(std::move(values)) { }

    [[nodiscard]] bool has(const QByteArray &name) const { return !m_values.value(name).isEmpty(); }
    [[nodiscard]] QByteArray text(const QByteArray &name) const;
    [[nodiscard]] bool flag(const QByteArray &name, bool fallback);
    [[nodiscard]] qint64 integer(const QByteArray &name, qint64 fallback, qint64 smallest);
    /** Index of the value among `choices`; 0 where it is absent. */
    [[nodiscard]] size_t choice(const QByteArray &name, std::initializer_list<QByteArrayView> choices);

    /** Code::ValidationFailed for names that are not among `known`. */
    void refuseOthers(std::initializer_list<QByteArrayView> known);
    void complain(const QByteArray &name, const QString &message, const QString &code);
    /** Code::ValidationFailed with every complaint so far; nothing if there is none. */
    [[nodiscard]] std::optional<Error> problem() const;

private:
    QHash<QByteArray, QByteArray> m_values;
    QList<FieldError> m_faults;
};

/** `format`, `separator`, `decimal`, `encoding`, `header`, `bom`, `formula_guard`; the format is `fallback` unless it is named. */
[[nodiscard]] TableOptions readTableOptions(OptionReader &options, std::optional<TableFormat> fallback);

} // namespace basalt::transfer
