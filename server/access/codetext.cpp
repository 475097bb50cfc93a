// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "access/codetext.h"

#include <algorithm>

namespace basalt::access {

namespace {

bool isCodeCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

} // namespace

bool isCode(QByteArrayView text)
{
    return !text.isEmpty() && text.size() <= kMaxCode && std::ranges::all_of(text, isCodeCharacter);
}

QByteArray codeFromName(const QString &name, const QByteArray &fallback)
{
    QByteArray code;
    for (const QChar c : name.normalized(QString::NormalizationForm_KD).toLower()) {
        if (c.isMark())
            continue;
        const char letter = c.unicode() < 128 ? static_cast<char>(c.unicode()) : '_';
        code += isCodeCharacter(letter) ? letter : '_';
    }
    code.truncate(kMaxCode);
    while (code.startsWith('_'))
        code.remove(0, 1);
    while (code.endsWith('_'))
        code.chop(1);
    return code.isEmpty() ? fallback : code;
}

} // namespace basalt::access
