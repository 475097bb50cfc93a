// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "importer/identifiers.h"

#include <QString>

#include <algorithm>
#include <array>

namespace basalt::importer {

namespace {

/** True where a new word begins at `index`: `aB`, `1B`, and before the last capital of a run as in `HTTPServer`. */
bool beginsWord(const QString &text, qsizetype index)
{
    if (index == 0 || !text[index].isUpper())
        return false;
    const QChar previous = text[index - 1];
    if (previous.isLower() || previous.isDigit())
        return true;
    return previous.isUpper() && index + 1 < text.size() && text[index + 1].isLower();
}

bool isAsciiAlphanumeric(QChar c)
{
    return c.unicode() < 128 && c.isLetterOrNumber();
}

} // namespace

QByteArray snakeCase(QStringView name)
{
    // Decomposed, an accent is a character of its own, which is dropped.
    const QString text = name.toString().normalized(QString::NormalizationForm_KD);
    QByteArray out;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c.isMark())
            continue;
        const bool word = isAsciiAlphanumeric(c);
        if ((!word || beginsWord(text, i)) && !out.isEmpty() && !out.endsWith('_'))
            out.append('_');
        if (word)
            out.append(c.toLower().toLatin1());
    }
    while (out.endsWith('_'))
        out.chop(1);
    if (!out.isEmpty() && out[0] >= '0' && out[0] <= '9')
        out.prepend("n_");
    return out;
}

QByteArray withoutIdSuffix(const QByteArray &identifier)
{
    constexpr QByteArrayView suffix("_id");
    if (!identifier.endsWith(suffix) || identifier.size() == suffix.size())
        return {};
    return identifier.chopped(suffix.size());
}

bool isSystemField(const QByteArray &identifier)
{
    static constexpr std::array<QByteArrayView, 7> names{"id",         "account_id", "created_at", "created_by",
                                                         "updated_at", "updated_by", "version"};
    return std::find(names.begin(), names.end(), QByteArrayView(identifier)) != names.end();
}

} // namespace basalt::importer
