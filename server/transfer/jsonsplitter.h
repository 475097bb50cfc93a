// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "core/result.h"

#include <QByteArray>
#include <QByteArrayView>

#include <vector>

namespace basalt::transfer {

/** The text of one object of a file, not yet looked into. */
struct JsonItem
{
    QByteArray json;
    qint64 line = 1; ///< of the file, where the object begins
};

/**
 * Cuts JSON in UTF-8, chunk by chunk, into the texts of its objects: those of one array, or one on each line (NDJSON). What
 * stands between them is checked here, the objects themselves where they are read. Length and depth of an object are bounded.
 * Faults are Code::ValidationFailed with their line. One thread.
 */
class JsonSplitter
{
public:
    enum class Shape { Array, Lines };

    /** `maxItem` in bytes. */
    JsonSplitter(Shape shape, qsizetype maxItem) : m_shape(shape), m_maxItem(maxItem) { }

    /** Appends the objects that end in this chunk. */
    [[nodiscard]] Result<void> parse(QByteArrayView utf8, std::vector<JsonItem> &items);
    /** After the last chunk. */
    [[nodiscard]] Result<void> finish(std::vector<JsonItem> &items);

private:
    enum class State { BeforeArray, BeforeFirst, BeforeItem, InItem, AfterItem, AfterArray };

    [[nodiscard]] Result<void> parseLines(QByteArrayView utf8, std::vector<JsonItem> &items);
    [[nodiscard]] Result<void> endLine(std::vector<JsonItem> &items);
    [[nodiscard]] Result<void> between(char c);
    [[nodiscard]] Result<void> inside(char c, std::vector<JsonItem> &items);
    [[nodiscard]] Result<void> append(QByteArrayView text);
    [[nodiscard]] Error fault(const QString &message, const QString &code) const;

    const Shape m_shape;
    const qsizetype m_maxItem;
    State m_state = State::BeforeArray;
    qint64 m_line = 1;
    JsonItem m_item;
    int m_depth = 0;
    bool m_isText = false;
    bool m_isEscaped = false;
};

} // namespace basalt::transfer
